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
        .hasMessageStartingWith("Phase 3 with Larkmoor Clinic occurs")
        .hasMessageEndingWith(".by(\"phase\", \"leadSponsor\").");
  }

  @Test
  void showsEnumsByTheirLabelsAndTakesTheirValues() {
    Chart chart =
        Chart.stackedBar(Tables.statusByYear(), "startYear", "studies", "overallStatus")
            .colours(Map.of("TERMINATED", "#123456"));
    assertThat(chart.toString()).contains("Completed").doesNotContain("COMPLETED");
    assertThat(chart.spec().toString())
        .contains("Recruiting", "#123456")
        .doesNotContain("RECRUITING", "TERMINATED");
    Chart ordered =
        Chart.heatMap(Tables.sponsorByPhase(), "phase", "leadSponsor", "studies")
            .order("PHASE3", "PHASE1", "NA");
    assertThat(ordered.spec().toString()).contains("[Phase 3, Phase 1, Not Applicable]");
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
  void saysHowItCannotBeSaved(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> chart.save(folder.resolve("chart.gif")))
        .isInstanceOf(TrialbookException.class)
        .hasMessage(
            "A chart is saved as .png, .pdf, .svg, .html or .json (Vega-Lite), not as chart.gif.");
    assertThat(folder).isEmptyDirectory();
    Path inAFile = Files.createFile(folder.resolve("file")).resolve("chart.png");
    assertThatThrownBy(() -> chart.save(inAFile))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Cannot write " + inAFile);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void thePictureTakesTheRoomOfTheLiveChart() {
    assertThat(chart.width(500).height(300).mimeMetadata())
        .isEqualTo(Map.of("image/png", Map.of("width", 500, "height", 300)));
  }

  @Test
  void countsEachStepOfAHistogram() {
    Table bins = ChartTables.bins(Tables.durations(), "MONTHS");
    assertThat(bins.doubleColumn("months").get(0)).isEqualTo(5.0);
    assertThat(bins.intColumn("rows").sum()).isEqualTo(7);
    assertThat(bins.intColumn("rows").asList()).contains(0);
    assertThat(ChartTables.bins(Tables.durations().emptyCopy(), "months").rowCount()).isZero();
  }

  @Test
  void spansOfTimeComeInTheirOrder() {
    Table table =
        Table.create(
            StringColumn.create("start", "2024-Q2", "2023-Q4", "2024-Q1"),
            DoubleColumn.create("studies", 9, 1, 5));
    String text = Chart.bar(table, "start", "studies").toString();
    assertThat(text.indexOf("2023-Q4")).isLessThan(text.indexOf("2024-Q1"));
    assertThat(text.indexOf("2024-Q1")).isLessThan(text.indexOf("2024-Q2"));
  }

  @Test
  void aBoxHasFiveNumbers() {
    Table five = ChartTables.fiveNumbers(Tables.durations(), "phase", "months");
    assertThat(five.stringColumn("part").first(5).asList())
        .containsExactly("min", "q1", "median", "q3", "max");
    assertThat(five.doubleColumn("months").first(5).asList())
        .containsExactly(5.0, 8.75, 12.0, 16.5, 24.0);
    assertThat(Chart.box(Tables.durations(), "phase", "months").toString()).contains("median");
  }

  @Test
  void aTimelineBeginsWithTheEarliestAndLeavesOutWhatHasNoEnd() {
    Chart timeline = Chart.timeline(Tables.durations(), "nctId", "startDate", "endDate");
    String text = timeline.toString();
    assertThat(text.indexOf("NCT00000002")).isLessThan(text.indexOf("NCT00000001"));
    assertThat(text).contains("2019-02-01").doesNotContain("NCT00000007");
    assertThatThrownBy(() -> Chart.timeline(Tables.durations(), "nctId", "months", "endDate"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("holds no dates");
  }

  @Test
  void aMapHasTheLandAndTheDots() {
    Table sites =
        Table.create(
            "sites",
            DoubleColumn.create("longitude", 2.35, -74.0),
            DoubleColumn.create("latitude", 48.85, 40.7));
    Chart map = Chart.dotMap(sites, "longitude", "latitude");
    assertThat(map.spec().toString()).contains("topojson", "equalEarth", "48.85");
    assertThat(map.png()).isNotEmpty();
    assertThatThrownBy(() -> Chart.dotMap(Tables.phases(), "phase", "studies"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("numbers or dates");
  }

  @Test
  void savesWithoutPixelsAndAsAPage(@TempDir Path folder) throws IOException {
    Chart box = Chart.box(Tables.durations(), "phase", "months").title("How <long>?");
    box.save(folder.resolve("box.svg"));
    assertThat(Files.readString(folder.resolve("box.svg"))).contains("<svg", "How &lt;long&gt;?");
    box.save(folder.resolve("box.html"));
    assertThat(Files.readString(folder.resolve("box.html")))
        .contains("<svg", "median", "vegaLite.compile(")
        .doesNotContain("How <long>?", "<script src", "<link");
  }
}
