package org.trialbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.analysis.reading.ArmRisk;
import org.trialbook.frame.Frame;
import tech.tablesaw.api.Table;

/** Adverse events of arms, and what arms differ by. */
class AdverseEventsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NCT_ID = "/protocolSection/identificationModule/nctId";

  private static ArmRisk arm(long affected, long atRisk) {
    return new ArmRisk("NCT1", "SERIOUS", 1L, "t", "EG000", "a", affected, atRisk);
  }

  /** Table II of Newcombe 1998, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775"
  })
  void theIntervalIsThatOfNewcombe(
      long affected, long atRisk, long baseAffected, long baseAtRisk, double low, double high) {
    Double[] difference = arm(affected, atRisk).against(arm(baseAffected, baseAtRisk));
    assertThat(difference[0] / 100)
        .isCloseTo((double) affected / atRisk - (double) baseAffected / baseAtRisk, within(1e-12));
    assertThat(difference[1] / 100).isCloseTo(low, within(0.00005));
    assertThat(difference[2] / 100).isCloseTo(high, within(0.00005));
  }

  @Property
  void theOtherWayRoundItIsTheSameBelowZero(
      @ForAll @IntRange(min = 0, max = 300) int a,
      @ForAll @IntRange(min = 0, max = 300) int b,
      @ForAll @IntRange(min = 300, max = 5_000) int m,
      @ForAll @IntRange(min = 300, max = 5_000) int n) {
    Double[] there = arm(a, m).against(arm(b, n));
    Double[] back = arm(b, n).against(arm(a, m));
    assertThat(there[1]).isCloseTo(-back[2], within(1e-9)).isLessThanOrEqualTo(there[0]);
    assertThat(there[2]).isCloseTo(-back[1], within(1e-9)).isGreaterThanOrEqualTo(there[0]);
    assertThat(there[1]).isBetween(-100.0 - 1e-9, 100.0);
  }

  @ParameterizedTest
  @EnumSource
  void theTableIsWhatTheRecordsSay(TestStudies studies) throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> totals = new ArrayList<>();
    for (byte[] record : studies.every(20)) {
      JsonNode module = JSON.readTree(record).at("/resultsSection/adverseEventsModule");
      String nctId = JSON.readTree(record).at(NCT_ID).asText();
      byHand(nctId, module, expected);
      totalsByHand(nctId, module, totals);
    }
    AdverseEvents events = of(studies.every(20));
    assertThat(rows(events.table())).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(rows(events.totals().table())).containsExactlyInAnyOrderElementsOf(totals);
    assertThat(expected).hasSizeGreaterThan(300);
  }

  private static void byHand(String nctId, JsonNode module, List<String> rows) {
    Map<String, String> titles = new HashMap<>();
    module.path("eventGroups").forEach(g -> titles.put(g.path("id").asText(), text(g, "title")));
    int ordinal = 0;
    for (String kind : List.of("serious", "other")) {
      for (JsonNode event : module.path(kind + "Events")) {
        ordinal++;
        for (JsonNode stats : event.path("stats")) {
          rows.add(
              String.join(
                  "|",
                  nctId,
                  kind.toUpperCase(Locale.ROOT),
                  String.valueOf(ordinal),
                  text(event, "term"),
                  titles.get(stats.path("groupId").asText()),
                  text(stats, "numAffected"),
                  text(stats, "numAtRisk"),
                  percent(stats.path("numAffected"), stats.path("numAtRisk"))));
        }
      }
    }
  }

  private static void totalsByHand(String nctId, JsonNode module, List<String> rows) {
    for (JsonNode group : module.path("eventGroups")) {
      for (String kind : List.of("deaths", "serious", "other")) {
        String affected = text(group, kind + "NumAffected");
        String atRisk = text(group, kind + "NumAtRisk");
        if (!affected.isEmpty() || !atRisk.isEmpty()) {
          rows.add(
              String.join(
                  "|",
                  nctId,
                  kind.equals("deaths") ? "DEATH" : kind.toUpperCase(Locale.ROOT),
                  "",
                  "",
                  text(group, "title"),
                  affected,
                  atRisk,
                  percent(group.path(kind + "NumAffected"), group.path(kind + "NumAtRisk"))));
        }
      }
    }
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asText("").strip();
  }

  private static String percent(JsonNode affected, JsonNode atRisk) {
    return affected.isNumber() && atRisk.asLong() > 0 && affected.asLong() <= atRisk.asLong()
        ? String.format(Locale.ROOT, "%.6f", 100.0 * affected.asLong() / atRisk.asLong())
        : "";
  }

  private static List<String> rows(Table table) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < table.rowCount(); row++) {
      List<String> cells = new ArrayList<>();
      for (String name :
          List.of("nctId", "eventKind", "eventOrdinal", "eventTerm", "arm", "affected", "atRisk")) {
        cells.add(
            table.column(name).isMissing(row)
                ? ""
                : table.column(name).getUnformattedString(row).strip());
      }
      cells.add(
          table.column("percent").isMissing(row)
              ? ""
              : String.format(Locale.ROOT, "%.6f", table.doubleColumn("percent").get(row)));
      rows.add(String.join("|", cells));
    }
    return rows;
  }

  private static AdverseEvents of(List<byte[]> records) throws IOException {
    Path file = Files.createTempFile("trialbook-events", ".ndjson");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (byte[] record : records) {
        out.write(record);
        out.write('\n');
      }
    }
    file.toFile().deleteOnExit();
    return Trialbook.read(file).adverseEvents();
  }

  @Test
  void armsAreComparedWithTheOneThatTheWordNames() throws IOException {
    AdverseEvents events =
        of(
            List.of(
                study("NCT00000001", "Drug 10 mg", "Drug 20 mg", "PLACEBO"),
                study("NCT00000002", "Placebo then drug", "Drug then placebo"),
                study("NCT00000003", "Drug")));
    Table against = events.totals().against(" placebo ");
    assertThat(against.stringColumn("nctId").unique().asList()).containsExactly("NCT00000001");
    assertThat(against.stringColumn("arm").asList()).containsExactly("Drug 10 mg", "Drug 20 mg");
    assertThat(against.stringColumn("reference").unique().asList()).containsExactly("PLACEBO");
    assertThat(against.doubleColumn("difference").asList()).containsExactly(-20.0, -10.0);
    assertThat(((Frame) against).provenance().notes())
        .containsExactly(
            "left out: 2 studies in which not just one arm has \"placebo\" in its title");
    assertThat(events.against("placebo").rowCount()).isZero();
  }

  /** In the first arm one of ten has a serious event, two in the second, and so on. */
  private static byte[] study(String nctId, String... arms) {
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < arms.length; i++) {
      groups
          .append(i == 0 ? "" : ",")
          .append("{\"id\":\"EG00" + i + "\",\"title\":\"" + arms[i] + "\",")
          .append("\"seriousNumAffected\":" + (i + 1) + ",\"seriousNumAtRisk\":10}");
    }
    return ("{\"protocolSection\":{\"identificationModule\":{\"nctId\":\""
            + nctId
            + "\"}},\"resultsSection\":{\"adverseEventsModule\":{\"eventGroups\":["
            + groups
            + "]}}}")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void numbersThatAreNoShareGiveNone() throws IOException {
    String odd = new String(study("NCT00000001", "Drug", "Placebo"), StandardCharsets.UTF_8);
    byte[] more =
        odd.replace("\"seriousNumAffected\":1,", "\"seriousNumAffected\":11,")
            .getBytes(StandardCharsets.UTF_8);
    Table against = of(List.of(more)).totals().against("placebo");
    assertThat(against.rowCount()).isEqualTo(1);
    assertThat(against.doubleColumn("difference").isMissing(0)).isTrue();
    assertThat(of(List.of(more)).totals().table().doubleColumn("percent").countMissing())
        .isEqualTo(1);
  }

  @Test
  void aReferenceNeedsAWord() {
    assertThatThrownBy(() -> AdverseEvents.of(relations -> Map.of()).against(" "))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("against(\"placebo\")");
  }

  @Test
  void itSaysWhatItCanBeAsked() {
    assertThat(AdverseEvents.of(relations -> Map.of()).totals().mimeBundle().get("text/plain"))
        .asString()
        .startsWith("Adverse events: totals of each arm")
        .contains("against(word)");
  }
}
