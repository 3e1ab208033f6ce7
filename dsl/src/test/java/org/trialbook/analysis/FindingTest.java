package org.trialbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.Trialbook.read;
import static org.trialbook.Trialbook.sample;
import static org.trialbook.Trialbook.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import tech.tablesaw.api.Table;

/** A finding opens to the studies behind its rows, and says what its chart leaves out. */
class FindingTest {

  private static Analyses sampled() {
    return search().on(sample()).analysis();
  }

  @Test
  void studiesAreFoundByTheValuesOfRows() {
    Finding mix = sampled().statusMix("phase");
    Table terminated = mix.studies("Phase 2", "TERMINATED");
    assertThat(terminated.columnNames())
        .containsExactly("nctId", "studyType", "overallStatus", "phase", "status", "statusGroup");
    assertThat(Set.copyOf(terminated.stringColumn("phase").asList())).containsExactly("Phase 2");
    assertThat(Set.copyOf(terminated.stringColumn("overallStatus").asList()))
        .containsExactly("TERMINATED");
    Table all = mix.studies("Phase 2");
    assertThat(all.rowCount()).isGreaterThan(terminated.rowCount());
    assertThat(all.stringColumn("nctId").asList())
        .containsAll(terminated.stringColumn("nctId").asList())
        .doesNotHaveDuplicates();
  }

  @Test
  void aStudyOfSeveralRowsNamesThemAll() {
    Finding world = sampled().geography();
    assertThat(world.studies(0).stringColumn("country").unique().size()).isEqualTo(1);
    Finding each = sampled().phaseFunnelEach();
    Table both = each.studies("Phase 1");
    assertThat(both.stringColumn("phases").asList()).allMatch(phases -> phases.contains("PHASE1"));
  }

  @Test
  void whatIsNotThereIsSaid() {
    Finding funnel = sampled().phaseFunnel();
    assertThatThrownBy(() -> funnel.studies("Phase 9"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("No row of phaseFunnel is of [Phase 9]")
        .hasMessageContaining("[Phase 1]");
    assertThatThrownBy(() -> funnel.studies("Phase 1", "COMPLETED"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("these values at most here: [phase]");
    assertThatThrownBy(() -> funnel.studies(1000))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("There is no row 1000");
  }

  @Test
  void aChartThatLeavesRowsOutSaysSo() {
    Finding tree = sampled().conditionTree();
    assertThat(tree.table().rowCount()).isGreaterThan(25);
    assertThat(tree.chart().orElseThrow().spec().toString().replace(", ", " "))
        .contains(
            String.format(
                Locale.ROOT, "the chart shows the first 25 of %,d rows", tree.table().rowCount()));
    assertThat(sampled().phaseFunnel().notes()).noneMatch(note -> note.contains("chart shows"));
  }

  /** Four programs entered phase 2 in 2010: one progressed, two were stopped, one goes on. */
  @Test
  void stoppedProgramsHaveNotProgressedByEitherEstimate(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("programs.ndjson");
    Files.writeString(
        file,
        String.join(
            "\n",
            program(1, "a", 2, "2010-01-01", "COMPLETED"),
            program(2, "a", 3, "2012-01-01", "COMPLETED"),
            program(3, "b", 2, "2010-01-01", "TERMINATED"),
            program(4, "c", 2, "2010-01-01", "WITHDRAWN"),
            program(5, "d", 2, "2010-01-01", "RECRUITING")));
    Finding finding = read(file).analysis().asOf(LocalDate.of(2020, 1, 1)).phaseProgression(5);
    Table table = finding.table();
    assertThat(table.stringColumn("phase").get(0)).isEqualTo("Phase 2");
    assertThat(table.longColumn("programs").get(0)).isEqualTo(4);
    assertThat(table.doubleColumn("percent").get(0)).isEqualTo(25.0);
    assertThat(table.doubleColumn("kaplanMeierPercent").get(0)).isEqualTo(25.0);
    assertThat(finding.studies("Phase 2").stringColumn("nctId").asList())
        .containsExactly("NCT00000001", "NCT00000002", "NCT00000003", "NCT00000004", "NCT00000005");
  }

  private static String program(int number, String drug, int phase, String start, String status) {
    return String.format(
        Locale.ROOT,
        """
        {"protocolSection":{"identificationModule":{"nctId":"NCT0000000%d"},"statusModule":{"overallStatus":"%s",\
        "startDateStruct":{"date":"%s"},"completionDateStruct":{"date":"2011-01-01"}},\
        "designModule":{"studyType":"INTERVENTIONAL","phases":["PHASE%d"]}},\
        "derivedSection":{"conditionBrowseModule":{"meshes":[{"id":"D1","term":"Heart Failure"}]},\
        "interventionBrowseModule":{"meshes":[{"id":"D2","term":"%s"}]}}}\
        """,
        number,
        status,
        start,
        phase,
        drug);
  }

  /**
   * What an analyst saw on the axes of our charts: names of columns, and names with underscores.
   */
  @Test
  void chartsSpeakInWords() {
    Analyses analyses = sampled();
    assertThat(analyses.whyStopped().chart().orElseThrow().toString())
        .contains("Insufficient Enrollment")
        .doesNotContain("_");
    assertThat(analyses.momentum().chart().orElseThrow().spec().toString())
        .contains("MeSH term", "Studies of the last 24 months for each of the 24 before");
    assertThat(analyses.enrolment().chart().orElseThrow().spec().toString())
        .contains("title=Median of participants");
    assertThat(analyses.phaseProgression(5).chart().orElseThrow().spec().toString())
        .contains("after Kaplan and Meier, with 95 % interval");
    assertThat(analyses.timeTo(Milestone.PRIMARY_COMPLETION).notes().toString())
        .contains("Until the primary completion");
  }
}
