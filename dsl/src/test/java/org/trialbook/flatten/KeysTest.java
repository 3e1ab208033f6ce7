package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;

/**
 * The keys of every built-in relation against what their documented paths say: each path is walked
 * in the record by itself, and an ordinal is the index of an element in its own array, plus one.
 * Nothing is counted, and neither the plan nor {@link Reference} has a part in it.
 */
class KeysTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Ordinals that are documented as positions over several arrays of a study. */
  private static final Set<String> OVER_ALL_SOURCES =
      Set.of(
          "studyIdOrdinal",
          "sponsorOrdinal",
          "plannedOutcomeOrdinal",
          "eventOrdinal",
          "meshOrdinal",
          "browseLeafOrdinal",
          "browseBranchOrdinal");

  @ParameterizedTest
  @EnumSource
  void ordinalsAreTheIndicesOfTheirArrays(TestStudies studies) throws Exception {
    assertEqual(studies.every(4));
  }

  @Test
  void ordinalsOfARecordWithEverythingAreTheIndicesOfItsArrays() throws Exception {
    assertEqual(List.of(Records.utf8(Records.RICH)));
  }

  @Test
  void nullsInArraysLeaveTheOthersWhereTheyStand() throws Exception {
    String holes =
        Records.RICH.replaceAll("\\[(?=[{\"])", "[null,").replaceAll("\\},\\{", "},null,{");
    assertEqual(List.of(Records.utf8(holes)));
  }

  @Test
  void denominatorsOfAClassAreCountedApartFromThoseAroundIt() {
    Relation baseline =
        BaselineRelations.RESULTS_BASELINE_DENOMS.select(
            "baselineDenomScope", "baselineMeasureOrdinal", "baselineClassOrdinal");
    assertThat(Flattened.of(baseline, Records.RICH).rows(baseline))
        .containsExactly(
            Arrays.asList("OVERALL", null, null),
            Arrays.asList("MEASURE", 1L, null),
            Arrays.asList("CLASS", 1L, 1L));
    Relation outcomes =
        OutcomeRelations.RESULTS_OUTCOME_DENOMS.select(
            "outcomeDenomScope", "outcomeMeasureOrdinal", "outcomeClassOrdinal");
    assertThat(Flattened.of(outcomes, Records.RICH).rows(outcomes))
        .containsExactly(Arrays.asList("MEASURE", 1L, null), Arrays.asList("CLASS", 1L, 1L));
  }

  private static void assertEqual(List<byte[]> records) throws Exception {
    List<JsonNode> studies = new ArrayList<>();
    for (byte[] record : records) {
      studies.add(MAPPER.readTree(record));
    }
    for (Relation relation : Relations.ALL) {
      List<Column> columns = new ArrayList<>(relation.keys());
      relation.columns().stream()
          .filter(column -> column.reading() == Reading.CONSTANT)
          .forEach(columns::add);
      Relation keys = relation.select(columns);
      Map<List<Object>, List<List<Object>>> expected = new HashMap<>();
      for (JsonNode study : studies) {
        for (Source source : relation.sources()) {
          for (List<Integer> row : rows(study, source.path())) {
            List<Object> cells = new ArrayList<>();
            for (Column column : columns) {
              cells.add(cell(study, relation, source, row, column));
            }
            expected.computeIfAbsent(roles(keys, cells), key -> new ArrayList<>()).add(cells);
          }
        }
      }
      // Between sources the order is that of the record; within one it is that of its array.
      Map<List<Object>, List<List<Object>>> found = new HashMap<>();
      Flattened.of(Plan.of(keys), records)
          .lazyRows(keys)
          .forEach(
              cells ->
                  found.computeIfAbsent(roles(keys, cells), k -> new ArrayList<>()).add(cells));
      assertThat(found.keySet()).as(relation.name()).isEqualTo(expected.keySet());
      expected.forEach(
          (roles, rows) -> {
            List<List<Object>> own = found.get(roles);
            assertThat(own).as("%s %s", relation.name(), roles).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
              assertThat(own.get(i)).as("%s %s", relation.name(), columns).isEqualTo(rows.get(i));
            }
          });
    }
  }

  private static List<Object> roles(Relation relation, List<Object> cells) {
    List<Object> roles = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (relation.columns().get(i).reading() == Reading.CONSTANT) {
        roles.add(cells.get(i));
      }
    }
    return roles;
  }

  private static Object cell(
      JsonNode study, Relation relation, Source source, List<Integer> row, Column column) {
    if (column.reading() == Reading.CONSTANT) {
      return source.constants().get(column.name());
    }
    if (column.reading() != Reading.ORDINAL) {
      return study.at("/protocolSection/identificationModule/nctId").textValue();
    }
    String path = path(column.path(), source.path());
    if (!source.path().startsWith(path)) {
      return null;
    }
    long ordinal = path.endsWith("[]") ? row.get(arrays(path) - 1) + 1 : 1;
    if (OVER_ALL_SOURCES.contains(column.name())) {
      List<String> order = order(study);
      Set<String> others = new LinkedHashSet<>();
      relation.sources().forEach(other -> others.add(path(column.path(), other.path())));
      for (String other : others) {
        String plain = other.replace("[]", "");
        if (order.contains(plain) && order.indexOf(plain) < order.indexOf(path.replace("[]", ""))) {
          JsonNode value = study.at("/" + plain.replace('.', '/'));
          ordinal += value.isArray() ? value.size() : value.isNull() ? 0 : 1;
        }
      }
    }
    return ordinal;
  }

  /** What the documentation of {@link Column#path()} says of a column that is an element. */
  private static String path(String column, String row) {
    if (column.equals(".")) {
      return row;
    }
    if (column.equals("^")) {
      String outer = row.substring(0, row.length() - "[]".length());
      return outer.substring(0, outer.lastIndexOf("[]") + 2);
    }
    return column;
  }

  private static int arrays(String path) {
    return (path.length() - path.replace("[]", "").length()) / 2;
  }

  /** The indices that lead to every element at a path, in the order of the record. */
  private static List<List<Integer>> rows(JsonNode study, String path) {
    List<List<Integer>> rows = new ArrayList<>();
    rows(study, path, List.of(), rows);
    return rows;
  }

  private static void rows(
      JsonNode node, String path, List<Integer> indices, List<List<Integer>> rows) {
    if (node.isMissingNode() || node.isNull()) {
      return;
    }
    int array = path.indexOf("[]");
    if (array < 0) {
      if (!node.at(pointer(path)).isMissingNode() && !node.at(pointer(path)).isNull()) {
        rows.add(indices);
      }
      return;
    }
    JsonNode elements = node.at(pointer(path.substring(0, array)));
    for (int i = 0; i < elements.size(); i++) {
      List<Integer> deeper = new ArrayList<>(indices);
      deeper.add(i);
      rows(elements.get(i), path.substring(array + 2), deeper, rows);
    }
  }

  private static String pointer(String path) {
    String names = path.startsWith(".") ? path.substring(1) : path;
    return names.isEmpty() ? "" : "/" + names.replace('.', '/');
  }

  /** The paths of everything that is in no array, in the order of the record. */
  private static List<String> order(JsonNode study) {
    List<String> order = new ArrayList<>();
    order("", study, order);
    return Collections.unmodifiableList(order);
  }

  private static void order(String path, JsonNode node, List<String> order) {
    node.properties()
        .forEach(
            member -> {
              String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
              order.add(name);
              order(name, member.getValue(), order);
            });
  }
}
