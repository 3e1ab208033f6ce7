package org.trialbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.Trialbook.read;
import static org.trialbook.Trialbook.readAact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.Studies;
import org.trialbook.TestStudies;
import org.trialbook.aact.Aact;
import org.trialbook.analysis.reading.StopReasons;
import org.trialbook.flatten.Relations;
import org.trialbook.text.Resources;
import tech.tablesaw.api.Table;

/** Each paper done again is what SQL, written from the paper, finds in AACT's files. */
class PapersTest {

  private static final Map<String, Function<Papers, Finding>> PAPERS =
      Map.of(
          "gresham2020", Papers::gresham2020,
          "anderson2015", Papers::anderson2015,
          "williams2015", Papers::williams2015);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void isWhatTheQueryFindsInAactsFiles(TestStudies source) throws IOException {
    Studies studies = read(source.file());
    Path archive = folder.resolve("20250630_aact.zip");
    studies.toAact(archive);
    Aact aact = readAact(archive);
    Analyses analyses =
        Analyses.of(
            studies
                .flatten(Relations.STUDIES, Relations.INTERVENTIONS, Relations.LOCATIONS)
                .frames()
                .values()
                .toArray(Table[]::new));
    for (LocalDate day : List.of(LocalDate.of(2025, 6, 30), LocalDate.of(2013, 9, 30))) {
      Papers ours = analyses.asOf(day).papers();
      Papers theirs = aact.analysis().asOf(day).papers();
      for (var paper : PAPERS.entrySet()) {
        Finding finding = paper.getValue().apply(ours);
        List<String> rows = rows(finding.table());
        assertThat(rows)
            .as("%s on %s", paper.getKey(), day)
            .containsExactlyInAnyOrderElementsOf(rows(aact.sql(sql(paper.getKey(), day))));
        assertThat(rows(paper.getValue().apply(theirs).table()))
            .as("%s on %s, of the archive", paper.getKey(), day)
            .isEqualTo(rows);
        assertThat(finding.asOf()).isEqualTo(day);
        long all = finding.studies() + finding.leftOut().stream().mapToLong(LeftOut::studies).sum();
        assertThat(all).isEqualTo(aact.table("studies", "nct_id").rowCount());
      }
    }
    assertThat(PAPERS.get("anderson2015").apply(analyses.papers()).studies()).isPositive();
    assertThat(PAPERS.get("williams2015").apply(analyses.papers()).studies()).isPositive();
  }

  @Test
  void theChartHasTheGroupsInTheOrderOfTheTable() {
    Papers papers = read(TestStudies.SAMPLE.file()).analysis().papers();
    assertThat(papers.anderson2015().chart().orElseThrow().spec().toString())
        .contains("sort=[all, Industry, NIH, Other]", "sort=[ours, published]")
        .contains("title=Results within 12 months, %");
    String sizes = String.valueOf(papers.gresham2020().chart().orElseThrow().spec());
    assertThat(sizes)
        .containsPattern(
            "sort=\\[Phase 1-2, Phase 3-4, Phase NA, all, NIH/US government, Phase 1-2, .*, Other]");
  }

  /** Every figure that is published is beside one of ours, under the same name. */
  @Test
  void everyPublishedFigureHasItsRow() throws IOException {
    Papers papers = read(TestStudies.SAMPLE.file()).analysis().papers();
    assertThat(Papers.definitions())
        .extracting(Definition::name)
        .hasSameElementsAs(PAPERS.keySet());
    for (var paper : PAPERS.entrySet()) {
      Table table = paper.getValue().apply(papers).table();
      List<String> published =
          Resources.table(Papers.class, "papers.tsv").stream()
              .filter(cells -> cells[0].equals(paper.getKey()))
              .map(cells -> "%s|%s|%s|%s".formatted(cells[1], cells[2], number(cells[3]), cells[4]))
              .toList();
      List<String> beside = new ArrayList<>();
      table.forEach(
          row -> {
            if (!row.isMissing("published")) {
              beside.add(
                  "%s|%s|%s|%s"
                      .formatted(
                          row.getString("figure"),
                          row.getString("group"),
                          row.getDouble("published"),
                          row.getString("source")));
            }
          });
      assertThat(beside).as(paper.getKey()).containsExactlyInAnyOrderElementsOf(published);
      assertThat(published).hasSizeGreaterThanOrEqualTo(7);
    }
  }

  /** The quartiles of Table 3 are quartiles, and the parts of a whole add up to it. */
  @Test
  void thePublishedFiguresAgreeWithEachOther() {
    Map<String, Double> published =
        Resources.table(Papers.class, "papers.tsv").stream()
            .collect(
                Collectors.toMap(
                    cells -> cells[0] + "|" + cells[1] + "|" + cells[2],
                    cells -> Double.parseDouble(cells[3])));
    List<String> leads = List.of("NIH/US government", "Industry", "Other");
    assertThat(
            leads.stream()
                .mapToDouble(each -> published.get("gresham2020|completed|" + each))
                .sum())
        .isEqualTo(published.get("gresham2020|completed|all"));
    assertThat(
            List.of("Industry", "NIH", "Other").stream()
                .mapToDouble(each -> published.get("anderson2015|likely applicable trials|" + each))
                .sum())
        .isEqualTo(published.get("anderson2015|likely applicable trials|all"));
    published.forEach(
        (name, value) -> {
          if (name.contains(", median|")) {
            assertThat(published.get(name.replace("median", "first quartile"))).isLessThan(value);
            assertThat(published.get(name.replace("median", "third quartile")))
                .isGreaterThan(value);
          }
        });
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  /** The query, with the rules of reasons in front of it where it names them. */
  private static String sql(String name, LocalDate day) throws IOException {
    Path file = Path.of("src/test/resources/org/trialbook/analysis").resolve(name + ".sql");
    String sql = Files.readString(file).replace(":asOf", day.toString());
    String rules =
        Resources.table(StopReasons.class, "stop-reasons.tsv").stream()
            .map(cells -> "('%s', '%s')".formatted(cells[0], cells[1].replace("'", "''")))
            .collect(
                Collectors.joining(
                    ", ",
                    "CREATE TABLE rules (reason VARCHAR, pattern VARCHAR);\n"
                        + "INSERT INTO rules VALUES ",
                    ";\n"));
    return sql.contains("rules") ? rules + sql : sql;
  }

  private static List<String> rows(Table table) {
    List<String> rows = new ArrayList<>();
    table.forEach(
        row ->
            rows.add(
                String.join(
                    "|",
                    row.getString("figure"),
                    row.getString("group"),
                    table.column("studies").getUnformattedString(row.getRowNumber()),
                    row.isMissing("ours")
                        ? ""
                        : String.format(Locale.ROOT, "%.1f", row.getDouble("ours")))));
    return rows;
  }
}
