package org.trialbook.display;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.trialbook.TrialbookException;
import org.trialbook.text.Text;

/** JSON as a tree that can be opened and closed without a script, and as indented text. */
final class JsonTree {

  private static final int OPEN_LEVELS = 2;
  private static final int MOST_NODES = 3_000;
  private static final int MOST_LEVELS = 40;
  private static final int LONGEST_STRING = 400;
  private static final int LONGEST_TEXT = 20_000;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION);

  private final StringBuilder html = new StringBuilder();
  private final JsonNode root;
  private int nodes;
  private int left;

  private JsonTree(JsonNode root) {
    this.root = root;
  }

  static JsonTree of(JsonNode root) {
    return new JsonTree(root);
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              "This is no JSON: %s (line %d, column %d).",
              e.getOriginalMessage(),
              e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
              e.getLocation() == null ? 1 : e.getLocation().getColumnNr()),
          e);
    } catch (NumberFormatException e) {
      throw new TrialbookException(
          "This JSON has a number that is out of every range, so it cannot be shown: %s"
              .formatted(Text.line(String.valueOf(e.getMessage()), 200)),
          e);
    }
  }

  Map<String, Object> mimeBundle() {
    html.append("<div class=\"json\">");
    node("", root, 0);
    if (left > 0) {
      html.append("<div class=\"quiet\">... ").append(Text.grouped(left));
      html.append(" more values</div>");
    }
    html.append("</div>\n");
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/html", Html.fragment(html.toString()));
    bundle.put("text/plain", PlainText.cut(root.toPrettyString(), LONGEST_TEXT));
    return bundle;
  }

  private void node(String name, JsonNode node, int level) {
    if (nodes >= MOST_NODES || level >= MOST_LEVELS) {
      left++;
      return;
    }
    nodes++;
    if (!node.isContainerNode() || node.isEmpty()) {
      html.append("<div>").append(name).append(scalar(node)).append("</div>\n");
      return;
    }
    html.append(level < OPEN_LEVELS ? "<details open><summary>" : "<details><summary>");
    html.append(name).append("<span class=\"quiet\">").append(extent(node));
    html.append(
        "</span></summary><div class=\"level\" style=\"margin-left:6px;padding-left:14px\">\n");
    if (node.isObject()) {
      node.properties().forEach(entry -> node(key(entry.getKey()), entry.getValue(), level + 1));
    } else {
      int index = 0;
      for (JsonNode element : node) {
        node("<span class=\"quiet\">" + index++ + "</span> ", element, level + 1);
      }
    }
    html.append("</div></details>\n");
  }

  private static String key(String name) {
    return "<span class=\"key\">" + Html.escape(Text.cut(name, LONGEST_STRING)) + "</span> ";
  }

  private static String extent(JsonNode node) {
    return node.isObject()
        ? "{ " + Text.count(node.size(), "key") + " }"
        : "[ " + Text.count(node.size(), "element") + " ]";
  }

  private static String scalar(JsonNode node) {
    if (node.isTextual()) {
      String text = Html.escape(Text.cut(node.textValue(), LONGEST_STRING));
      return "<span class=\"string\">" + text + "</span>";
    }
    String kind = node.isNumber() ? "number" : "word";
    String text = Html.escape(Text.cut(node.toString(), LONGEST_STRING));
    return "<span class=\"" + kind + "\">" + text + "</span>";
  }
}
