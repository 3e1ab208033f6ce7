package org.trialbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.Trialbook.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.Counts;
import org.trialbook.accounting.Kept;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.accounting.Rejects;
import org.trialbook.accounting.ValueReject;
import org.trialbook.display.Card;
import org.trialbook.display.Html;
import org.trialbook.display.Label;
import org.trialbook.display.Media;
import org.trialbook.display.ProgressBar;
import org.trialbook.display.RendererLookup;
import org.trialbook.display.Renderers;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Source;
import org.trialbook.frame.Export;
import org.trialbook.frame.Provenance;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;
import org.trialbook.watch.StatusChange;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Whatever a registry says is shown as text: read as a browser does, it makes no element. */
class HostileTextTest {

  record Pair(String left, Object right) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final byte[] SAMPLE = Sample.studies(1).get(0);

  private static final Registry REGISTRY = Registry.at("http://127.0.0.1:1/api/v2");

  /** All that our displays are made of; hostile text would bring others. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "html",
          "head",
          "body",
          "style",
          "script",
          "div",
          "span",
          "b",
          "p",
          "pre",
          "a",
          "br",
          "wbr",
          "small",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "details",
          "summary",
          "progress");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "class",
          "style",
          "title",
          "data-page",
          "data-rows",
          "type",
          "href",
          "target",
          "rel",
          "open",
          "max",
          "value");

  private static final List<String> ATTACKS =
      List.of(
          "<script>alert(1)</script>",
          "</script><img src=x onerror=alert(1)>",
          "\"><svg onload=alert(1)>",
          "' onmouseover='alert(1)",
          "<!--",
          "-->",
          "]]>",
          "</style><iframe src=//x>",
          "</table></div><form>",
          "<a href=\"javascript:alert(1)\">x</a>",
          "javascript:alert(1)",
          "https://x.org/\"onclick=alert(1)",
          "&lt;b&gt;",
          "&#60;i&#62;",
          "\\u003cb\\u003e",
          "\u0000<b>",
          "\uD800",
          "\u2028</script>",
          "${7*7}{{7*7}}",
          "%s%n%1$s",
          "$x^2$");

  private final Renderers renderers =
      new RendererLookup(HostileTextTest.class::getClassLoader, warning -> {});

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.oneOf(
            Arbitraries.of(ATTACKS),
            Arbitraries.strings().withChars("<>&\"'`=/\\ \n\r\t-!x").ofMaxLength(12),
            Arbitraries.strings().ofMaxLength(8))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 60)
  void noTextBecomesMarkup(@ForAll("hostile") String text) {
    values(text).forEach((name, value) -> assertHarmless(name, renderers.bundle(value)));
  }

  @Example
  void everyAttackMakesNoMarkupInAnyDisplay() {
    for (String attack : ATTACKS) {
      noTextBecomesMarkup(attack);
      noTextBecomesMarkup(attack.repeat(60));
    }
  }

  /** Text is not only harmless but there: what a browser shows is what the registry wrote. */
  @Property(tries = 150)
  void textIsShownAsItIs(@ForAll("hostile") String text) {
    String expected = text.replace("\u0000", "\uFFFD");
    String fragment = Html.fragment("<p>" + Html.escape(text) + "</p>");
    Element shown = Jsoup.parse(fragment).selectFirst("p");
    assertThat(shown.wholeText()).isEqualTo(expected);
  }

  /** One of each kind of value, made of the text wherever a registry could put it. */
  private static Map<String, Object> values(String text) {
    Provenance provenance =
        new Provenance(
            text,
            Optional.of(REGISTRY.url()),
            Optional.empty(),
            Instant.EPOCH,
            Counts.of(1, 3),
            2,
            text,
            List.of(text));
    Table table = Table.create(text, StringColumn.create("c " + text));
    for (int i = 0; i < 25; i++) {
      table.stringColumn(0).append(text);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("table", table);
    values.put("column", table.column(0));
    values.put("provenance", provenance);
    values.put("study", study(text));
    values.put("json", json(text));
    values.put("relation", relation(text));
    values.put("search", search().on(REGISTRY).condition("x" + text));
    values.put("rows", search().on(REGISTRY).title("x" + text).flatten(relation(text)));
    values.put("watch", search().on(REGISTRY).sponsor("x" + text).watch(Path.of("watch")));
    Rejects rejects = new Rejects(1, List.of(new Reject(text, Optional.of(text), 3, 4, text)));
    values.put("rejects", rejects);
    Accounting accounting =
        new Accounting(
            1,
            rejects,
            new Kept<>(1, List.of(new LeftOut(text, text))),
            1,
            new Kept<>(1, List.of(new ValueReject(text, text, text, text, text))));
    values.put("accounting", accounting);
    values.put(
        "export",
        new Export(List.of(new Export.Written(Path.of("f"), 1, 2, provenance)), accounting));
    values.put(
        "change",
        new StatusChange(text, Optional.of(text), text, Optional.empty(), Optional.empty()));
    values.put("changes", List.of(values.get("change"), values.get("change")));
    values.put("record", new Pair(text, List.of(new Pair(text, text))));
    values.put("map", Map.of(text, new Pair(text, Map.of(text, text))));
    values.put("optional", Optional.of(new Pair(text, json(text))));
    values.put("throwable", new IllegalStateException(text, new IllegalArgumentException(text)));
    values.put(
        "progress", new ProgressBar(text, OptionalDouble.of(0.5), ProgressBar.State.RUNNING));
    values.put("card", card(text));
    values.put("array", new Object[] {text, new Pair(text, text)});
    return values;
  }

  private static Card card(String text) {
    return Card.titled(text)
        .labels(List.of(Label.plain(text)))
        .line(text)
        .fact(text, text)
        .list(text, List.of(text, text, text), 2)
        .folded(text, text)
        .next(text);
  }

  private static Relation relation(String text) {
    Column column = Column.constant("c" + text, text);
    return new Relation(
        "HOSTILE", text, List.of(Source.at("").with("c" + text, text)), List.of(column));
  }

  private static JsonNode json(String text) {
    ObjectNode object = JSON.createObjectNode();
    object.put(text, text);
    object.putObject("k" + text).put(text, 1);
    object.putArray("list").add(text).add(1.5).addNull();
    return object;
  }

  /** A made-up study in which every text but its number is this one. */
  private static Study study(String text) {
    try {
      JsonNode record = JSON.readTree(SAMPLE);
      String id = record.at("/protocolSection/identificationModule/nctId").textValue();
      replace(record, text);
      ((ObjectNode) record.at("/protocolSection/identificationModule")).put("nctId", id);
      return Study.of(record.toString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void replace(JsonNode node, String text) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : new ArrayList<>(object.properties())) {
        if (entry.getValue().isTextual()) {
          object.set(entry.getKey(), TextNode.valueOf(text));
        } else {
          replace(entry.getValue(), text);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i).isTextual()) {
          array.set(i, TextNode.valueOf(text));
        } else {
          replace(array.get(i), text);
        }
      }
    }
  }

  private static void assertHarmless(String name, Map<String, Object> bundle) {
    assertThat(bundle.get("text/plain")).as(name).isInstanceOf(String.class);
    if (!(bundle.get("text/html") instanceof String html)) {
      return;
    }
    Document page = Jsoup.parse(html);
    for (Element element : page.getAllElements()) {
      if (element.normalName().equals("#root")) {
        continue;
      }
      assertThat(ELEMENTS).as(name).contains(element.normalName());
      for (Attribute attribute : element.attributes()) {
        assertThat(ATTRIBUTES).as(name).contains(attribute.getKey());
      }
      if (element.normalName().equals("a")) {
        assertThat(element.attr("href")).as(name).matches("(?s)https?://[^\\s\"'<>]+");
      }
      if (element.normalName().equals("script")) {
        assertHarmlessScript(name, element);
      }
    }
  }

  /** A script is ours to the letter, or data. */
  private static void assertHarmlessScript(String name, Element script) {
    if (script.attr("type").equals("application/json")) {
      try {
        assertThat(JSON.readTree(script.data()).isArray()).as(name).isTrue();
      } catch (java.io.IOException e) {
        throw new AssertionError(name, e);
      }
    } else {
      assertThat(script.data().strip()).as(name).isEqualTo(Html.resource("grid.js").strip());
    }
  }

  @Example
  void mediaOfTextIsAsHarmless() {
    for (String attack : ATTACKS) {
      JsonNode quoted = TextNode.valueOf(attack);
      assertHarmless("json", Media.json(quoted.toString()).mimeBundle());
    }
  }
}
