package org.trialbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.trialbook.Trialbook.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.RealData;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.statistic.Share;
import tech.tablesaw.api.Table;

/** The estimate is what Python's lifelines gives for the same rows: see kaplan_meier.py. */
class KaplanMeierTest {

  private static final double EQUAL = 1e-9;

  @Test
  void ofGeneratedSpansIsThatOfAnotherLibrary() throws IOException {
    Map<String, List<String[]>> cases = cases("kaplan-meier.tsv");
    assertThat(cases).hasSize(20);
    cases.forEach(
        (name, lines) -> {
          String[] spans = lines.remove(0);
          KaplanMeier curve = KaplanMeier.of(spans(spans));
          assertSame(name, curve.steps(), lines.subList(0, lines.size() - 1));
          String[] median = lines.get(lines.size() - 1);
          assertTime(name, curve.median(), median[2]);
          assertTime(name, curve.medianLow(), median[3]);
          assertTime(name, curve.medianHigh(), median[4]);
        });
  }

  @Test
  void ofTheRealRecordsIsThatOfAnotherLibrary() throws IOException {
    Finding finding =
        read(RealData.path("records/studies.ndjson.gz"))
            .analysis()
            .asOf(LocalDate.of(2025, 6, 30))
            .timeTo(Milestone.PRIMARY_COMPLETION, "phase");
    Map<String, List<KaplanMeier.Step>> curves = new LinkedHashMap<>();
    Table curve = finding.more().get("curve");
    Line.of(curve)
        .forEach(
            line ->
                curves
                    .computeIfAbsent(line.text("phase"), any -> new ArrayList<>())
                    .add(step(curve, line)));
    Map<String, List<String[]>> cases = cases("kaplan-meier-real.tsv");
    assertThat(curves).containsOnlyKeys(cases.keySet());
    cases.forEach(
        (name, lines) -> {
          String[] median = lines.remove(lines.size() - 1);
          assertSame(name, curves.get(name), lines);
          Line row =
              Line.of(finding.table())
                  .filter(line -> line.text("phase").equals(name))
                  .findFirst()
                  .orElseThrow();
          assertRounded(row, "kaplanMeierMedian", median[2]);
          assertRounded(row, "medianLow", median[3]);
          assertRounded(row, "medianHigh", median[4]);
        });
  }

  @Test
  void endedStudiesWithoutADateAreLeftOutAndCounted(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ended.ndjson");
    Files.writeString(
        file,
        String.join(
            "\n",
            study(1, "COMPLETED", "2001-01-01", "ACTUAL"),
            study(2, "COMPLETED", null, null),
            study(3, "TERMINATED", "2001-01-01", "ESTIMATED"),
            study(4, "UNKNOWN", "2001-01-01", "ESTIMATED"),
            study(5, "RECRUITING", "2030-01-01", "ESTIMATED")));
    Finding finding =
        read(file).analysis().asOf(LocalDate.of(2010, 1, 1)).timeTo(Milestone.PRIMARY_COMPLETION);
    assertThat(finding.leftOut())
        .containsExactly(new LeftOut("that ended without an actual primaryCompletionDate", 2));
    Table curve = finding.more().get("curve");
    assertThat(curve.longColumn("atRisk").asList()).containsExactly(3L, 2L, 1L);
    assertThat(curve.longColumn("reached").asList()).containsExactly(1L, 0L, 0L);
    assertThat(curve.doubleColumn("months").asList().stream().map(Share::tenths))
        .as("the first year, the last update, the day of the data")
        .containsExactly(12.0, 60.0, 120.0);
    assertThat(finding.studies(0).stringColumn("nctId").asList())
        .containsExactly("NCT00000001", "NCT00000004", "NCT00000005");
    assertThat(finding.chart().orElseThrow().spec().toString())
        .contains("__low", "step-after")
        .contains("percentStillOnTheirWay");
  }

  private static String study(int number, String status, String date, String type) {
    String completion =
        date == null
            ? ""
            : ",\"primaryCompletionDateStruct\":{\"date\":\"%s\",\"type\":\"%s\"}"
                .formatted(date, type);
    return String.format(
        Locale.ROOT,
        """
        {"protocolSection":{"identificationModule":{"nctId":"NCT0000000%d"},"statusModule":{"overallStatus":"%s",\
        "startDateStruct":{"date":"2000-01-01"},"lastUpdatePostDateStruct":{"date":"2005-01-01"}%s},\
        "designModule":{"studyType":"INTERVENTIONAL"}}}\
        """,
        number,
        status,
        completion);
  }

  private static void assertSame(
      String name, List<KaplanMeier.Step> steps, List<String[]> expected) {
    assertThat(steps).as(name).hasSameSizeAs(expected);
    for (int i = 0; i < steps.size(); i++) {
      KaplanMeier.Step step = steps.get(i);
      String[] cells = expected.get(i);
      assertThat(step.time()).as(name).isCloseTo(Double.parseDouble(cells[1]), within(EQUAL));
      assertThat(List.of(step.atRisk(), step.reached(), step.left()))
          .as(name)
          .containsExactly(
              Integer.valueOf(cells[2]), Integer.valueOf(cells[3]), Integer.valueOf(cells[4]));
      assertThat(step.waiting()).as(name).isCloseTo(Double.parseDouble(cells[5]), within(EQUAL));
      assertThat(step.low()).as(name).isCloseTo(Double.parseDouble(cells[6]), within(EQUAL));
      assertThat(step.high()).as(name).isCloseTo(Double.parseDouble(cells[7]), within(EQUAL));
    }
  }

  private static void assertTime(String name, Double time, String expected) {
    if (expected.isEmpty()) {
      assertThat(time).as(name).isNull();
    } else {
      assertThat(time).as(name).isCloseTo(Double.parseDouble(expected), within(EQUAL));
    }
  }

  private static void assertRounded(Line row, String column, String expected) {
    Object value = row.isMissing(column) ? null : row.table().doubleColumn(column).get(row.row());
    assertThat(value)
        .as("%s %s", row.text("phase"), column)
        .isEqualTo(expected.isEmpty() ? null : Share.tenths(Double.parseDouble(expected)));
  }

  private static KaplanMeier.Step step(Table curve, Line line) {
    return new KaplanMeier.Step(
        curve.doubleColumn("months").get(line.row()),
        line.count("atRisk").intValue(),
        line.count("reached").intValue(),
        line.count("left").intValue(),
        curve.doubleColumn("waiting").get(line.row()),
        curve.doubleColumn("low").get(line.row()),
        curve.doubleColumn("high").get(line.row()));
  }

  private static List<KaplanMeier.Span> spans(String[] cells) {
    List<KaplanMeier.Span> spans = new ArrayList<>();
    for (String cell : List.of(cells).subList(2, cells.length)) {
      spans.add(
          new KaplanMeier.Span(Double.parseDouble(cell.replace("+", "")), !cell.endsWith("+")));
    }
    return spans;
  }

  /** The lines of each case, in their order. */
  private static Map<String, List<String[]>> cases(String name) throws IOException {
    Map<String, List<String[]>> cases = new LinkedHashMap<>();
    try (InputStream stream =
        Objects.requireNonNull(KaplanMeierTest.class.getResourceAsStream(name), name)) {
      new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .forEach(cells -> cases.computeIfAbsent(cells[0], any -> new ArrayList<>()).add(cells));
    }
    return cases;
  }
}
