package org.trialbook.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ChartTest {

  private final Chart chart = Chart.bar(Tables.phases(), "phase", "studies");

  @Test
  void showsItselfLiveAsAPictureAndAsText() {
    Map<String, Object> bundle = chart.mimeBundle();
    assertThat(bundle).containsOnlyKeys(Chart.VEGA_LITE, "image/png", "text/plain");
    assertThat(bundle.get(Chart.VEGA_LITE)).isEqualTo(chart.spec());
    assertThat((byte[]) bundle.get("image/png")).startsWith(0x89, 'P', 'N', 'G');
    assertThat(bundle).containsEntry("text/plain", chart.toString());
  }

  @Test
  void isAValue() {
    Chart other = Chart.bar(Tables.phases(), "phase", "studies");
    assertThat(chart).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(chart.title("A").width(300)).isEqualTo(other.width(300).title("A"));
    assertThat(chart.title("A")).isNotEqualTo(chart);
    assertThat(chart).isNotEqualTo(Chart.horizontalBar(Tables.phases(), "phase", "studies"));
  }

  @Test
  void doesNotChangeWithTheTableItWasMadeOf() {
    Table table = Tables.phases();
    Chart before = Chart.bar(table, "phase", "studies");
    table.longColumn("studies").set(0, 1L);
    assertThat(before).isEqualTo(chart);
  }

  @Test
  void saysItsNumbersAsText() {
    assertThat(chart.source("ClinicalTrials.gov", LocalDate.of(2026, 11, 20)))
        .hasToString(
            """
            Studies by phase
            Early Phase 1   ████ 38
            Phase 1/Phase 2 ███████ 72
            Phase 2         ██████████████████████████████ 312
            (missing)       █ 12
            Source: ClinicalTrials.gov, data of 2026-11-20\
            """);
  }

  @Test
  void ordersCategoriesBySizeWhereTheyHaveNoOrderOfTheirOwn() {
    assertThat(Chart.bar(Tables.sponsors(), "leadSponsor", "Count [nctId]").toString().lines())
        .containsExactly(
            "Count of NCT ID by lead sponsor",
            "Halvexa Pharma AG ██████████████████████████████ 1,200",
            "Larkmoor Clinic   █ 40",
            "Ostervald A/S     █ 40");
  }

  @Test
  void countsTheRowsThatItLeavesOut() {
    assertThat(Chart.line(Tables.postedByDay(), "firstPosted", "newStudies").toString().lines())
        .contains("Left out: 2 rows without a value.");
  }

  @Test
  void saysThatThereAreNoRows() {
    Chart empty = Chart.bar(Tables.phases().emptyCopy(), "phase", "studies");
    assertThat(empty).hasToString("Studies by phase\nNo rows");
    assertThat(empty.mimeBundle()).containsKey("image/png");
  }

  @Test
  void saysTheSameInEveryLocale() {
    Locale locale = Locale.getDefault();
    Chart many = Chart.bar(Tables.many(12_345), "country", "sites");
    String before = many.toString();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(many).hasToString(before);
      assertThat(many.spec()).isEqualTo(Chart.bar(Tables.many(12_345), "country", "sites").spec());
    } finally {
      Locale.setDefault(locale);
    }
  }

  @Test
  void namesTheNearestColumn() {
    assertThatThrownBy(() -> Chart.bar(Tables.statusByYear(), "status", "studies"))
        .isInstanceOf(TrialbookException.class)
        .hasMessage(
            """
            The table has no column "status". Did you mean overallStatus?
            It has startYear, overallStatus, studies.\
            """);
    assertThatThrownBy(() -> Chart.bar(Tables.phases(), "phase", "xyz"))
        .hasMessage("The table has no column \"xyz\".\nIt has phase, studies.");
  }

  @Test
  void takesColumnsWhateverTheirCapitals() {
    assertThat(Chart.bar(Tables.phases(), "PHASE", "Studies")).isEqualTo(chart);
  }

  @Test
  void wantsNumbersForItsValues() {
    assertThatThrownBy(() -> Chart.bar(Tables.statusByYear(), "startYear", "overallStatus"))
        .isInstanceOf(TrialbookException.class)
        .hasMessage(
            "The column \"overallStatus\" holds no numbers, and the value of a chart is a number.\n"
                + "Columns of numbers: startYear, studies.");
    Table texts = Table.create(StringColumn.create("a", "x"), StringColumn.create("b", "y"));
    assertThatThrownBy(() -> Chart.bar(texts, "a", "b"))
        .hasMessageEndingWith("The table has no column of numbers; count or summarise first.");
  }

  @Test
  void refusesToAddUp() {
    assertThatThrownBy(() -> Chart.bar(Tables.statusByYear(), "startYear", "studies"))
        .isInstanceOf(TrialbookException.class)
        .hasMessage(
            """
            2021 occurs in more than one row of the table, and a chart does not add up.
            Summarise first, for example table.summarize("studies", sum).by("startYear").\
            """);
    Table twice = Tables.sponsorByPhase().append(Tables.sponsorByPhase());
    assertThatThrownBy(() -> Chart.heatMap(twice, "phase", "leadSponsor", "studies"))
        .hasMessageStartingWith("PHASE3 with Larkmoor Clinic occurs")
        .hasMessageEndingWith(".by(\"phase\", \"leadSponsor\").");
  }

  @Test
  void leavesOutWhatIsNotFinite() {
    Table table =
        Table.create(
            StringColumn.create("name", "a", "b", "c"),
            DoubleColumn.create("n", 1, Double.POSITIVE_INFINITY, Double.NaN));
    assertThat(Chart.bar(table, "name", "n").toString().lines())
        .contains("Left out: 2 rows without a value.");
  }

  @Test
  void refusesSizesThatNobodyCanSee() {
    assertThatThrownBy(() -> chart.width(10))
        .isInstanceOf(TrialbookException.class)
        .hasMessage("The width of a chart is from 100 to 4000 pixels; 10 was asked for.");
    assertThatThrownBy(() -> chart.height(5_000)).isInstanceOf(TrialbookException.class);
  }

  @Test
  void savesAsItsNameSays(@TempDir Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path picture = folder.resolve("chart.PNG");
    Path spec = folder.resolve("chart.vl.json");
    chart.save(picture);
    chart.save(spec);
    assertThat(Files.readAllBytes(picture)).isEqualTo(chart.png());
    assertThat(json.readTree(spec.toFile()))
        .isEqualTo(json.readTree(json.writeValueAsBytes(chart.spec())));
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void saysHowItCannotBeSaved(@TempDir Path folder) {
    assertThatThrownBy(() -> chart.save(folder.resolve("chart.svg")))
        .isInstanceOf(TrialbookException.class)
        .hasMessage("A chart is saved as .png (a picture) or .json (Vega-Lite), not as chart.svg.");
    Path missing = folder.resolve("missing/chart.png");
    assertThatThrownBy(() -> chart.save(missing))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Could not write the chart to " + missing);
    assertThat(folder).isEmptyDirectory();
  }
}
