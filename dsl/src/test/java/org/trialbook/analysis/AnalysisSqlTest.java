package org.trialbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.Trialbook.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbook.Studies;
import org.trialbook.TestStudies;
import org.trialbook.analysis.reading.StopReasons;
import org.trialbook.drug.Drugs;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;
import org.trialbook.organisation.Organisations;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Each analysis is what a query written by hand gives. */
@ParameterizedClass
@EnumSource
class AnalysisSqlTest {

  private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);

  private static final List<Relation> RELATIONS =
      List.of(
          Relations.STUDIES,
          Relations.PHASES,
          Relations.SPONSORS,
          Relations.INTERVENTIONS,
          Relations.LOCATIONS,
          Relations.MESH_TERMS,
          Relations.PLANNED_OUTCOMES,
          Relations.RESULTS_OUTCOME_MEASURES,
          Relations.REFERENCES);

  @Parameter TestStudies source;

  private static Connection database;
  private static Map<String, Frame> frames;
  private static Analyses analyses;

  @BeforeParameterizedClassInvocation
  static void flatten(TestStudies source, @TempDir Path folder) throws SQLException, IOException {
    Studies studies = read(source.file());
    Path file = folder.resolve("studies.duckdb");
    studies.flatten(RELATIONS).toDuckDb(file);
    frames = studies.flatten(RELATIONS).frames();
    analyses = Analyses.of(frames.values().toArray(Table[]::new)).asOf(AS_OF);
    database = DriverManager.getConnection("jdbc:duckdb:" + file);
    insert(
        "CREATE TABLE organisations (sponsorName VARCHAR, organisation VARCHAR)", organisations());
    insert(
        "CREATE TABLE drugs (interventionName VARCHAR, drug VARCHAR, drugKind VARCHAR,"
            + " drugOutcome VARCHAR, reason VARCHAR)",
        drugs());
    insert("CREATE TABLE rules (reason VARCHAR, pattern VARCHAR)", rules());
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE VIEW reporting AS " + sql("reporting"));
    }
  }

  @AfterParameterizedClassInvocation
  static void close() throws SQLException {
    if (database != null) {
      database.close();
      database = null;
    }
  }

  static Stream<Arguments> everyAnalysis() {
    return Stream.of(
        of("phaseFunnel", Analyses::phaseFunnel),
        of("phaseFunnelEach", Analyses::phaseFunnelEach),
        of("statusMix", each -> each.statusMix("phase")),
        of("startTrend", each -> each.startTrend(Interval.QUARTER)),
        of("newRegistrations", each -> each.newRegistrations(LocalDate.of(2020, 3, 15))),
        of("earlyStop", each -> each.earlyStop("leadSponsorClass", 3)),
        of("whyStopped", Analyses::whyStopped),
        of("phaseProgression", each -> each.phaseProgression(5)),
        of("timeTo", each -> each.timeTo(Milestone.PRIMARY_COMPLETION, "phase")),
        of("enrolment", each -> each.enrolment("phase")),
        of("landscape", Analyses::landscape),
        of("landscapeWithCollaborators", Analyses::landscapeWithCollaborators),
        of("whiteSpace", each -> each.whiteSpace(10)),
        of("momentum", Analyses::momentum),
        of("sponsorProfile", each -> each.sponsorProfile("Pfizer")),
        of("collaboratorNetwork", Analyses::collaboratorNetwork),
        of("geography", Analyses::geography),
        of("resultsCompliance", Analyses::resultsCompliance),
        of("overdueResults", Analyses::overdueResults),
        of("staleTrials", Analyses::staleTrials),
        of("interventionMix", Analyses::interventionMix),
        of("drugNames", Analyses::drugNames),
        of("drugPipeline", Analyses::drugPipeline),
        of("conditionAreas", Analyses::conditionAreas),
        of("conditionTree", Analyses::conditionTree),
        of("reportedOutcomes", Analyses::reportedOutcomes),
        of("publications", Analyses::publications));
  }

  private static Arguments of(String name, Function<Analyses, Finding> analysis) {
    return Arguments.of(name, analysis);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyAnalysis")
  void isWhatTheQueryGives(String name, Function<Analyses, Finding> analysis)
      throws SQLException, IOException {
    Finding finding = analysis.apply(analyses);
    assertThat(finding.definition().name()).isEqualTo(name);
    assertThat(finding.asOf()).isEqualTo(AS_OF);
    List<String> expected = query(sql(name));
    assertThat(expected).isNotEmpty();
    assertThat(rows(finding.table())).containsExactlyInAnyOrderElementsOf(expected);
    long all = finding.studies() + finding.leftOut().stream().mapToLong(LeftOut::studies).sum();
    assertThat(all).isEqualTo(frames.get("STUDIES").rowCount());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyAnalysis")
  void namesTheStudiesOfEachRow(String name, Function<Analyses, Finding> analysis) {
    Finding finding = analysis.apply(analyses);
    Table table = finding.table();
    Set<String> all = Set.copyOf(frames.get("STUDIES").stringColumn("nctId").asList());
    for (int row = 0; row < table.rowCount(); row++) {
      Table studies = finding.studies(row);
      List<String> nctIds = studies.stringColumn("nctId").asList();
      assertThat(nctIds)
          .as("row %d", row)
          .hasSize((int) counted(table, row))
          .doesNotHaveDuplicates();
      assertThat(all).containsAll(nctIds);
      for (String column : table.columnNames()) {
        if (table.column(column).type() == ColumnType.STRING
            && !table.column(column).isMissing(row)) {
          assertThat(studies.columnNames()).contains(column);
        }
      }
    }
  }

  /** What a row says of how many studies it counts. */
  private static long counted(Table table, int row) {
    if (table.containsColumn("nctId")) {
      return 1;
    }
    if (table.containsColumn("recent")) {
      return table.longColumn("recent").getLong(row) + table.longColumn("before").getLong(row);
    }
    return Stream.of("studies", "ended", "active")
        .filter(table::containsColumn)
        .map(column -> table.longColumn(column).getLong(row))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyAnalysisIsCompared() {
    assertThat(everyAnalysis().map(each -> each.get()[0]))
        .containsExactlyElementsOf(
            Analyses.definitions().stream().<Object>map(Definition::name).toList());
  }

  /** The names of the columns, then each row as text. */
  private static List<String> rows(Table table) {
    List<String> rows = new ArrayList<>(List.of(String.join("|", table.columnNames())));
    for (Row row : table) {
      List<String> cells = new ArrayList<>();
      for (Column<?> column : table.columns()) {
        Object value = column.isMissing(row.getRowNumber()) ? null : column.get(row.getRowNumber());
        cells.add(text(value));
      }
      rows.add(String.join("|", cells));
    }
    return rows;
  }

  private static List<String> query(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      int width = found.getMetaData().getColumnCount();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        names.add(found.getMetaData().getColumnName(i));
      }
      List<String> rows = new ArrayList<>(List.of(String.join("|", names)));
      while (found.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          cells.add(text(found.getObject(i)));
        }
        rows.add(String.join("|", cells));
      }
      return rows;
    }
  }

  private static String text(Object value) {
    return value == null
        ? ""
        : value instanceof Double number
            ? String.format(Locale.ROOT, "%.2f", number)
            : value.toString();
  }

  private static List<String[]> organisations() {
    return frames.get("SPONSORS").stringColumn("sponsorName").unique().asList().stream()
        .filter(name -> !name.isEmpty())
        .map(name -> new String[] {name, Organisations.standard().resolve(name, AS_OF).group()})
        .toList();
  }

  private static List<String[]> drugs() {
    Drugs drugs = Drugs.standard().taughtBy(frames.get("INTERVENTIONS"), frames.get("MESH_TERMS"));
    return frames.get("INTERVENTIONS").stringColumn("interventionName").unique().asList().stream()
        .filter(name -> !name.isEmpty())
        .map(drugs::resolve)
        .map(
            name ->
                new String[] {
                  name.name(), name.drug(), name.kind().name(), name.outcome().name(), name.reason()
                })
        .toList();
  }

  private static List<String[]> rules() throws IOException {
    return resource(StopReasons.class, "stop-reasons.tsv")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  private static void insert(String create, List<String[]> rows) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(create);
    }
    String table = create.split(" ", -1)[2];
    String places = "?" + ", ?".repeat(rows.get(0).length - 1);
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
      for (String[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setString(i + 1, row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static String sql(String name) throws IOException {
    return resource(AnalysisSqlTest.class, name + ".sql").replace(":asOf", AS_OF.toString());
  }

  private static String resource(Class<?> beside, String name) throws IOException {
    try (InputStream stream = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
