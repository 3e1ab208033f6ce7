package org.trialbook.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class RendererLookupTest {

  record Point(int x, double y) {}

  record Named(String name, Optional<String> note) {}

  private final List<String> warnings = new ArrayList<>();
  private final RendererLookup renderers =
      new RendererLookup(RendererLookupTest.class::getClassLoader, warnings::add);

  @Test
  void aDisplayableShowsItself() {
    Displayable both = () -> Map.of("text/html", "<b>x</b>", "text/plain", "x");
    assertThat(renderers.bundle(both)).isEqualTo(both.mimeBundle());
  }

  @Test
  void plainTextIsAlwaysThere() {
    Displayable picture =
        new Displayable() {
          @Override
          public Map<String, Object> mimeBundle() {
            return Map.of("image/png", new byte[] {1});
          }

          @Override
          public String toString() {
            return "a picture";
          }
        };
    assertThat(renderers.bundle(picture)).containsEntry("text/plain", "a picture").hasSize(2);
  }

  @Test
  void whatIsRegisteredGoesFirstAndTheLatestOfIt() {
    renderers.register(Number.class, number -> "number " + number);
    renderers.register(Integer.class, integer -> Media.html("<i>" + integer + "</i>"));
    assertThat(renderers.bundle(1)).containsEntry("text/html", "<i>1</i>");
    assertThat(text(1L)).isEqualTo("number 1");
    renderers.register(Card.class, card -> "no card");
    assertThat(renderers.bundle(Card.titled("x"))).isEqualTo(Map.of("text/plain", "no card"));
  }

  @Test
  void whatIsRegisteredMayLeaveAValueAsItIs() {
    renderers.register(Object.class, value -> value);
    assertThat(text(List.of(1, 2))).isEqualTo("[1, 2]");
    assertThat(renderers.bundle(new Point(1, 2))).containsKey("text/html");
  }

  @Test
  void aRegistrationThatTurnsInACircleEnds() {
    renderers.register(Point.class, point -> new Point(point.x() + 1, point.y()));
    assertThat(text(new Point(0, 0))).startsWith("Point[x=");
  }

  @Test
  void theRendererOfTheMostSpecificTypeShowsAValue() {
    assertThat(text(new LibraryRenderers.Shape("square"))).isEqualTo("a shape: square");
    assertThat(text(new LibraryRenderers.Circle())).isEqualTo("a circle, said first");
    assertThat(warnings).singleElement().asString().contains("is left out", "Broken");
  }

  @Test
  void aLibrarysRendererBeatsTheBuiltInOneOfItsType() {
    assertThat(text(new LibraryRenderers.Oddity())).isEqualTo("an odd one");
    assertThat(text(Table.create("t", IntColumn.create("n", new int[] {1}))))
        .endsWith("1 row × 1 column");
    assertThat(text(IntColumn.create("n", new int[] {7}))).startsWith("n\n-\n7");
  }

  @Test
  void everythingElseIsText() {
    assertThat(text(null)).isEqualTo("null");
    assertThat(text("two\nlines")).isEqualTo("two\nlines");
    assertThat(text(List.of(1, "b"))).isEqualTo("[1, b]");
    assertThat(text(new int[] {1, 2})).isEqualTo("[1, 2]");
    assertThat(text(new String[][] {{"a"}, {null}})).isEqualTo("[[a], [null]]");
    assertThat(text(Map.of("k", new int[] {1}))).isEqualTo("{k=[1]}");
    assertThat(text(Optional.empty())).isEqualTo("Optional.empty");
    assertThat(renderers.bundle(List.of(1, 2))).containsOnlyKeys("text/plain");
  }

  @Test
  void nobodyReadsAMillionElements() {
    assertThat(text(new byte[1_000_000])).endsWith("0, ... 999,000 more]").hasSizeLessThan(4_000);
    assertThat(text(Arrays.asList(new Object[100_000])))
        .hasSizeLessThan(7_000)
        .endsWith("null, ... 99,000 more]");
    assertThat(text("x".repeat(200_000))).hasSizeLessThan(101_000).endsWith("more characters");
    Map<Integer, Map<String, Integer>> wide =
        IntStream.range(0, 100_000).boxed().collect(Collectors.toMap(i -> i, i -> Map.of("a", i)));
    assertThat(html(wide)).hasSizeLessThan(1_000_000).contains(" of 100,000</p>");
  }

  @Test
  void whatHoldsItselfEnds() {
    List<Object> circle = new ArrayList<>();
    circle.add(circle);
    circle.add(circle);
    circle.add(new Point(1, 2));
    assertThat(text(circle)).startsWith("[[[[").hasSizeLessThan(101_000);
    Map<String, Object> map = new HashMap<>();
    map.put("self", map);
    map.put("more", List.of(map, map));
    assertThat(html(map)).contains("self");
  }

  @Test
  void recordsAreRowsAndListsOfThemTables() {
    assertThat(html(new Point(1, 2.5))).contains("<b>Point</b>", ">x</th>", ">2.5</td>");
    assertThat(html(List.of(new Named("a", Optional.empty()), new Named("b", Optional.of("n")))))
        .contains("name<br><small>String</small>", "<td class=\"missing\"", ">n</td>", "2 rows");
    assertThat(html(new Point[] {new Point(1, 2)})).contains("class=\"number\"", "1 row × 2");
  }

  @Test
  void whatIsInsideShowsItself() {
    Map<String, Object> parts = new java.util.LinkedHashMap<>();
    parts.put("table", Table.create("t", IntColumn.create("n", new int[] {7})));
    parts.put("picture", new BufferedImage(2, 3, BufferedImage.TYPE_INT_RGB));
    parts.put("word", "<b>");
    assertThat(html(parts))
        .contains(">7</td>")
        .contains("src=\"data:image/png;base64,iVBOR")
        .contains("&lt;b&gt;");
    assertThat(renderers.bundle(Optional.of(Card.titled("inside"))).get("text/html"))
        .asString()
        .contains("inside");
  }

  @Test
  void aMapOfTablesIsALineForEachThatOpens() {
    Map<String, Object> many = new java.util.LinkedHashMap<>();
    IntColumn numbers = IntColumn.create("n", IntStream.range(0, 50_000).toArray());
    for (int i = 0; i < 60; i++) {
      many.put("TABLE" + i, Table.create("t" + i, numbers));
    }
    assertThat(text(many))
        .startsWith("TABLE0: 50,000 rows × 1 column\nTABLE1: 50,000 rows × 1 column\n")
        .endsWith("\nTABLE59: 50,000 rows × 1 column");
    assertThat(html(many))
        .contains("<summary>50,000 rows × 1 column</summary>", ">4</td>", "TABLE59")
        .doesNotContain(">5</td>", "<script")
        .hasSizeLessThan(100_000);
    assertThat(text(List.of(Table.create("t", numbers)))).isEqualTo("0: 50,000 rows × 1 column");
  }

  @Test
  void aRecordThatHoldsATableSaysSoInALine() {
    record Kept(String name, Table rows) {}
    assertThat(text(new Kept("a", Table.create("t", IntColumn.create("n", 1)))))
        .isEqualTo("Kept\nname: a\nrows: 1 row × 1 column");
  }

  @Test
  void aStreamIsNotRead() {
    Stream<Integer> stream = Stream.of(1, 2);
    assertThat(text(stream)).contains("not read", ".toList()");
    assertThat(stream.toList()).containsExactly(1, 2);
    assertThat(text(IntStream.range(0, 2))).contains(".boxed().toList()");
  }

  @Test
  void throwablesAreValuesToo() {
    Map<String, Object> bundle =
        renderers.bundle(new IllegalStateException("<b>", new RuntimeException("cause")));
    assertThat(bundle.get("text/plain")).asString().contains("<b>", "Caused by: ", "cause");
    assertThat(bundle.get("text/html")).asString().contains("&lt;b&gt;", "<details>");
  }

  @Test
  void onlyAddressesOfTheWebAreLinks() {
    assertThat(html(URI.create("https://example.org/a?b=1&c=2"))).contains("<a href=\"https:");
    assertThat(html(URI.create("javascript:alert(1)"))).doesNotContain("<a");
  }

  @Test
  void anAccessorThatFailsIsShownAsItsFailure() {
    @SuppressWarnings("UnusedMethod") // The renderer calls it.
    record Broken(int a) {
      @Override
      public int a() {
        throw new IllegalStateException("broken <i>");
      }

      @Override
      public String toString() {
        return "Broken";
      }
    }
    assertThat(html(new Broken(1))).contains("broken &lt;i&gt;");
  }

  private String text(Object value) {
    return (String) renderers.bundle(value).get("text/plain");
  }

  private String html(Object value) {
    return (String) renderers.bundle(value).get("text/html");
  }
}
