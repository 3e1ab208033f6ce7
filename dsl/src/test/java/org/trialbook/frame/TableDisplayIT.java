package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.Browser;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables in a real browser: what is clicked and typed in one changes that one alone. */
class TableDisplayIT {

  @TempDir private Path folder;

  private static final Table ONE = Table.create("one", DoubleColumn.create("n", 0.5));

  /** The numbers 1 to 45, each thirty thousandth apart, so that some show the same digits. */
  private static Table many() {
    DoubleColumn numbers = DoubleColumn.create("n");
    StringColumn status = StringColumn.create("overallStatus");
    for (int i = 45; i > 0; i--) {
      numbers.append(100 + i / 30_000.0);
      status.append(i % 9 == 0 ? "COMPLETED" : "RECRUITING");
    }
    return Table.create("many", numbers, status);
  }

  /** The tables below each other, and then what a reader does. */
  private List<Element> shown(String doing, Table... tables)
      throws IOException, InterruptedException {
    StringBuilder page = new StringBuilder("<!doctype html><meta charset=utf-8>");
    for (Table table : tables) {
      page.append(TableDisplay.bundle(table).get("text/html"));
    }
    page.append(
        """
        <script>
        const grids = document.querySelectorAll(".grid");
        const type = (grid, text) => {
          const box = grid.querySelector("input");
          box.value = text;
          box.dispatchEvent(new Event("input"));
        };
        """);
    Document dom = Jsoup.parse(Browser.shown(folder, page + doing + "</script>"));
    return dom.select(".grid");
  }

  private static List<String> column(Element grid, int column) {
    return grid.select("tbody tr td:nth-child(" + column + ")").eachAttr("title");
  }

  @Test
  void aTableOfOneRowLeavesTheNextAlive() throws IOException, InterruptedException {
    List<Element> grids =
        shown("grids[1].querySelectorAll('button')[1].click();", ONE, many(), ONE, many());
    assertThat(grids.get(0).select("button, input")).isEmpty();
    assertThat(grids.get(1).select("p").text()).startsWith("‹ rows 21–40 › of 45 rows × 2 columns");
    assertThat(grids.get(3).select("p").text()).startsWith("‹ rows 1–20 › of 45 rows × 2 columns");
  }

  @Test
  void whatIsSoughtInOneTableIsFoundInThatOneAlone() throws IOException, InterruptedException {
    List<Element> grids = shown("type(grids[0], 'compl 100.0');", many(), many());
    assertThat(grids.get(0).select("tbody tr")).hasSize(5);
    assertThat(grids.get(0).select("p").text()).contains("5 found");
    assertThat(grids.get(0).select("tbody td:nth-child(2)").eachText()).containsOnly("Completed");
    assertThat(grids.get(1).select("tbody tr")).hasSize(20);
    assertThat(grids.get(1).select("p").text()).doesNotContain("found");
  }

  @Test
  void aTableIsSearchedByItsValuesTooAndSaysWhereNothingIsFound()
      throws IOException, InterruptedException {
    List<Element> grids =
        shown("type(grids[0], 'COMPLETED'); type(grids[1], '<b>');", many(), many());
    assertThat(grids.get(0).select("p").text()).contains("5 found");
    assertThat(grids.get(1).select("tbody tr")).isEmpty();
    assertThat(grids.get(1).select("p").text()).contains("no rows", "0 found");
  }

  @Test
  void numbersAreSortedByTheirValueNotByWhatIsShown() throws IOException, InterruptedException {
    List<Element> grids = shown("grids[0].querySelector('th').click();", many());
    List<String> values = column(grids.get(0), 1);
    assertThat(values.stream().map(Double::valueOf).toList()).isSorted();
    assertThat(grids.get(0).select("tbody tr td:nth-child(1)").eachText())
        .hasSize(20)
        .containsOnly("100");
  }
}
