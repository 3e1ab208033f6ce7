package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trialbook.accounting.Counts;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

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
        .doesNotContain("<script>alert")
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
        .contains(">a<br><small>text</small></th>")
        .contains(
            "<th class=\"number\" style=\"text-align:right\">b<br><small>integer</small></th>")
        .contains("<th class=\"number\" style=\"text-align:right\">c<br><small>number</small></th>")
        .contains(">d<br><small>date and time</small></th>")
        .contains("<p>0 rows × 4 columns</p>");
  }

  @Test
  void missingCellsAreSeen() {
    IntColumn numbers = IntColumn.create("n");
    numbers.append(7).appendMissing();
    Table table = Table.create("t", numbers);
    assertThat(html(table))
        .contains("<td class=\"number\" style=\"text-align:right\">7</td>")
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
    assertThat(html(table)).contains("[[\"20\"],").contains("[\"999\"]]").doesNotContain("1000");
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
            2 rows × 3 columns\
            """);
  }

  @Test
  void aFrameShowsWhereItComesFrom() {
    Frame frame =
        Frame.of(
            AllTypes.RELATION,
            AllTypes.batches(2),
            AllTypes.PROVENANCE.counted(Counts.of(2, 0), 2));
    assertThat((String) frame.mimeBundle().get("text/html"))
        .contains(
            "<summary class=\"quiet\">search().condition(&quot;it&#39;s &lt;b&gt;&quot;) · data of"
                + " 2026-11-20T09:00")
        .contains("Provenance");
    assertThat(text(frame)).endsWith("2 rows from 2 studies · a note");
  }

  @Test
  void theStyleTouchesNothingElseAndTakesTheColoursOfThePage() {
    String html = html(Table.create("t", IntColumn.create("n")));
    String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
    assertThat(style).contains("var(--jp-content-font-color1", "inherit", "tabular-nums");
    for (String line : style.split("\n", -1)) {
      if (line.contains("{")) {
        assertThat(line.strip()).startsWith(".trialbook");
      }
    }
  }

  @Test
  void veryManyColumnsAreCutWithTheTrueCount() {
    Table table = Table.create("t");
    for (int i = 0; i < 140; i++) {
      table.addColumns(IntColumn.create("c" + i, 1));
    }
    assertThat(html(table)).contains("c99<").doesNotContain("c100<");
    assertThat(text(table)).endsWith("1 row × 140 columns, the first 100 here");
  }

  @Test
  void numbersHaveTheSameDigitsDownAColumnAndTheirValueAsATooltip() {
    Table table =
        Table.create(
            "t",
            DoubleColumn.create("percent", 21.9, 25),
            DoubleColumn.create("mean", 100 / 3.0, 12),
            DoubleColumn.create("year", 2003, 2004));
    assertThat(text(table))
        .isEqualTo(
            """
            percent   mean  year
            -------  -----  ----
               21.9  33.33  2003
               25.0  12.00  2004
            2 rows × 3 columns\
            """);
    assertThat(html(table))
        .contains("style=\"text-align:right\" title=\"33.333333333333336\">33.33</td>")
        .contains("style=\"text-align:right\">25.0</td>");
    assertThat(table.doubleColumn("mean").get(0)).isEqualTo(100 / 3.0);
  }

  @Test
  void aPageThatIsTurnedHasTheSameDigits() {
    DoubleColumn numbers = DoubleColumn.create("n");
    for (int i = 0; i < 30; i++) {
      numbers.append(i == 25 ? 2 / 3.0 : i);
    }
    assertThat(html(Table.create("t", numbers)))
        .contains(">3.00</td>", "[\"24.00\"]", "[[\"0.67\",\"0.6666666666666666\"]]");
  }

  @Test
  void aFormatOfOnesOwnStays() {
    DoubleColumn share = DoubleColumn.create("share", 0.25, 1 / 3.0);
    share.setPrintFormatter(
        new NumberColumnFormatter(
            new DecimalFormat("0.0%", DecimalFormatSymbols.getInstance(Locale.ROOT))));
    assertThat(text(Table.create("t", share))).contains("25.0%", "33.3%");
  }

  @Test
  void enumsAreShownByTheirLabelsAndTheirValuesStay() {
    Table table =
        Table.create(
            "t",
            StringColumn.create("overallStatus", "ACTIVE_NOT_RECRUITING", "<b>"),
            StringColumn.create("phases", "PHASE2|PHASE3", ""));
    assertThat(html(table))
        .contains("title=\"ACTIVE_NOT_RECRUITING\">Active, not recruiting</td>")
        .contains("title=\"PHASE2|PHASE3\">Phase 2|Phase 3</td>")
        .contains(">&lt;b&gt;</td>");
    assertThat(text(table)).contains("Active, not recruiting  Phase 2|Phase 3");
    assertThat(table.stringColumn("overallStatus").get(0)).isEqualTo("ACTIVE_NOT_RECRUITING");
    assertThat(table.print()).contains("ACTIVE_NOT_RECRUITING");
  }

  @Test
  void markdownIsReadAsTextAndNeverAsMarkup() {
    Table table =
        Table.create("t", StringColumn.create("criteria", "HbA1c \\>12 \\<b\\>bold\\</b\\>"));
    assertThat(html(table))
        .contains(">HbA1c &gt;12 &lt;b&gt;bold&lt;/b&gt;</td>")
        .contains("title=\"HbA1c \\&gt;12 ")
        .doesNotContain("<b>");
    assertThat(text(table)).contains("HbA1c >12 <b>bold</b>");
  }

  @Test
  void aTableOfOneRowHasNothingToTurn() {
    assertThat(html(Table.create("t", IntColumn.create("n", 1)))).doesNotContain("<script");
  }
}
