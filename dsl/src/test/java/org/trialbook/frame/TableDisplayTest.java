package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables as people see them. */
class TableDisplayTest {

  private static String html(Table table) {
    return (String) TableDisplay.bundle(table).get("text/html");
  }

  private static String text(Table table) {
    return (String) TableDisplay.bundle(table).get("text/plain");
  }

  @Test
  void textOfTheRegistryCannotBecomeMarkup() {
    String attack = "<script>alert('x')</script>\"&";
    Table table = Table.create("t", StringColumn.create(attack, attack, attack.repeat(9)));
    assertThat(html(table))
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;")
        .contains("title=\"&lt;script&gt;");
  }

  @Test
  void aHeaderSaysNameAndType() {
    Table table =
        Table.create(
            "t",
            StringColumn.create("a"),
            IntColumn.create("b"),
            DoubleColumn.create("c"),
            DateTimeColumn.create("d"));
    assertThat(html(table))
        .contains("<th>a<small>text</small></th>")
        .contains("<th class=\"number\">b<small>integer</small></th>")
        .contains("<th class=\"number\">c<small>number</small></th>")
        .contains("<th>d<small>date and time</small></th>")
        .contains("<p>0 rows × 4 columns</p>");
  }

  @Test
  void missingCellsAreSeen() {
    IntColumn numbers = IntColumn.create("n");
    numbers.append(7).appendMissing();
    Table table = Table.create("t", numbers);
    assertThat(html(table))
        .contains("<td class=\"number\">7</td>")
        .contains("<td class=\"missing\" title=\"missing\">–</td>");
    assertThat(text(table)).isEqualTo("n\n-\n7\n–\n2 rows × 1 column");
  }

  @Test
  void longTextIsCutAndWholeInItsTitle() {
    String longText = "first line\n" + "word ".repeat(40);
    Table table = Table.create("t", StringColumn.create("s", longText));
    assertThat(html(table))
        .contains("title=\"" + longText + "\"")
        .contains(">first line word word")
        .contains("…</td>");
    assertThat(text(table)).contains("first line word word word word word wor…");
  }

  @Test
  void firstRowsAreShownWithTheTrueCount() {
    IntColumn numbers = IntColumn.create("n");
    for (int i = 0; i < 3876; i++) {
      numbers.append(i);
    }
    Table table = Table.create("t", numbers);
    assertThat(html(table)).contains("<p>20 of 3,876 rows × 1 column</p>").doesNotContain(">20<");
    assertThat(text(table)).endsWith("19\n20 of 3,876 rows × 1 column");
    Map<String, Object> three = TableDisplay.bundle(table, 3);
    assertThat((String) three.get("text/plain"))
        .isEqualTo("n\n-\n0\n1\n2\n3 of 3,876 rows × 1 column");
  }

  @Test
  void plainTextIsAligned() {
    Table table =
        Table.create(
            "t",
            StringColumn.create("city", "A Coruña", "Basel"),
            IntColumn.create("sites", 5, 1200),
            StringColumn.create("end", "x", ""));
    assertThat(text(table))
        .isEqualTo(
            """
            city      sites  end
            --------  -----  ---
            A Coruña      5  x
            Basel      1200  –
            2 rows × 3 columns""");
  }

  @Test
  void aFrameShowsWhereItComesFrom() {
    Frame frame =
        Frame.of(AllTypes.RELATION, AllTypes.batches(2), AllTypes.PROVENANCE.counted(2, 2, 0));
    assertThat((String) frame.mimeBundle().get("text/html"))
        .contains(
            "<p>search().condition(&quot;it&#39;s &lt;b&gt;&quot;) · data of 2026-11-20T09:00");
    assertThat(text(frame)).endsWith("2 rows from 2 studies · a note");
  }

  @Test
  void theStyleTouchesNothingElseAndFollowsTheTheme() {
    String html = html(Table.create("t", IntColumn.create("n")));
    String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
    assertThat(style)
        .contains("@media (prefers-color-scheme: dark)")
        .contains("var(--jp-content-font-color1")
        .contains("tabular-nums");
    for (String line : style.split("\n", -1)) {
      if (line.contains("{") && !line.strip().startsWith("@")) {
        assertThat(line.strip()).startsWith(".trialbook-table");
      }
    }
  }
}
