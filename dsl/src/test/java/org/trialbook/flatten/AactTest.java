package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;
import org.trialbook.reference.AactColumn;

/**
 * AACT's columns, recomputed from whole studies by a walk of its own along the paths that AACT
 * reads, are the columns that the map says. Where AACT has another convention, each side is brought
 * to it here.
 */
class AactTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * One comparison: a column of AACT and one of ours.
   *
   * @param paths where AACT reads it
   */
  record Pair(AactColumn aact, String column, List<String> paths) {}

  @ParameterizedTest
  @EnumSource
  void mappedColumnsAreWhatAactReads(TestStudies studies) throws IOException {
    assertColumnsAreWhatAactReads(studies.every(10));
  }

  static void assertColumnsAreWhatAactReads(List<byte[]> records) throws IOException {
    Map<String, List<Pair>> byRelation = pairs();
    List<Relation> relations =
        Relations.ALL.stream().filter(each -> byRelation.containsKey(each.name())).toList();
    int compared = 0;
    int present = 0;
    for (int from = 0; from < records.size(); from += 256) {
      List<byte[]> part = records.subList(from, Math.min(records.size(), from + 256));
      Flattened flattened = Flattened.of(Plan.of(relations), part);
      for (Relation relation : relations) {
        Map<String, List<Map<String, Object>>> rows = byStudy(flattened, relation);
        for (byte[] record : part) {
          JsonNode study = MAPPER.readTree(record);
          String nctId = study.at("/" + StudyPath.NCT_ID.replace('.', '/')).asText();
          for (List<Pair> table : tables(byRelation.get(relation.name()))) {
            List<List<String>> theirs = theirs(study, relation, table);
            List<List<String>> ours = ours(rows.getOrDefault(nctId, List.of()), relation, table);
            // Most are equal as they are.
            if (!ours.equals(theirs) && !sorted(ours).equals(sorted(theirs))) {
              assertThat(sorted(ours)).as("%s: %s", nctId, table).isEqualTo(sorted(theirs));
            }
            compared += ours.size();
            present += ours.stream().mapToInt(row -> row.size() - nulls(row)).sum();
          }
        }
      }
    }
    assertThat(byRelation.values().stream().mapToInt(List::size).sum()).isGreaterThan(270);
    assertThat(compared).as("rows").isGreaterThan(50 * records.size());
    assertThat(present).as("values").isGreaterThan(200 * records.size());
  }

  /** AACT goes source by source, a record may have them in another order. */
  private static List<List<String>> sorted(List<List<String>> rows) {
    return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
  }

  private static int nulls(List<String> row) {
    return (int) row.stream().filter("\0"::equals).count();
  }

  static Map<String, List<Pair>> pairs() throws IOException {
    Map<String, List<Pair>> pairs = new LinkedHashMap<>();
    for (AactColumn each : AactColumn.map()) {
      List<String> paths = each.paths();
      if (!AactColumn.VALUES.contains(each.rule())) {
        continue;
      }
      assertThat(paths).as(each.toString()).isNotEmpty();
      Set<String> columns = new LinkedHashSet<>(each.ours());
      for (String ours : columns) {
        List<String> read = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
          // As many columns as paths stand side by side; one column takes them all.
          if (each.ours().size() == 1 || each.ours().get(i).equals(ours)) {
            read.add(paths.get(i));
          }
        }
        String[] names = ours.split("\\.", -1);
        pairs
            .computeIfAbsent(names[0], key -> new ArrayList<>())
            .add(new Pair(each, names[1], read));
      }
    }
    return pairs;
  }

  /** The pairs of one table of AACT are compared as rows; lists of distinct values alone. */
  static Collection<List<Pair>> tables(List<Pair> pairs) {
    return pairs.stream()
        .collect(
            Collectors.groupingBy(
                pair -> pair.aact().table() + pair.aact().rule().equals("distinct"),
                TreeMap::new,
                Collectors.toList()))
        .values();
  }

  // ---- AACT's side ------------------------------------------------------------------------

  static List<List<String>> theirs(JsonNode study, Relation relation, List<Pair> table) {
    List<List<String>> rows = new ArrayList<>();
    for (Source source : sources(relation, table)) {
      String root = source.path().replace("[]", "");
      rows(study, "", root, new HashMap<>(Map.of("", study)), table, rows);
    }
    return isDistinct(table) ? rows.stream().distinct().toList() : rows;
  }

  private static boolean isDistinct(List<Pair> table) {
    return table.get(0).aact().rule().equals("distinct");
  }

  /** The sources that AACT reads as well. */
  private static List<Source> sources(Relation relation, List<Pair> table) {
    return relation.sources().stream()
        .filter(
            source ->
                relation.sources().size() == 1
                    || table.stream()
                        .flatMap(pair -> pair.paths().stream())
                        .anyMatch(path -> isIn(path, source.path().replace("[]", ""))))
        .toList();
  }

  private static boolean isIn(String path, String root) {
    return root.isEmpty() || path.equals(root) || path.startsWith(root + ".");
  }

  private static void rows(
      JsonNode node,
      String path,
      String root,
      Map<String, JsonNode> around,
      List<Pair> table,
      List<List<String>> rows) {
    if (node.isArray()) {
      node.forEach(each -> rows(each, path, root, around, table, rows));
      return;
    }
    around.put(path, node);
    if (path.equals(root)) {
      rows.add(table.stream().map(pair -> theirs(pair, root, around)).toList());
      return;
    }
    String rest = path.isEmpty() ? root : root.substring(path.length() + 1);
    String name = rest.split("\\.", 2)[0];
    if (node.has(name)) {
      rows(node.get(name), path.isEmpty() ? name : path + "." + name, root, around, table, rows);
    }
  }

  private static String theirs(Pair pair, String root, Map<String, JsonNode> around) {
    String path =
        pair.paths().stream()
            .filter(each -> isIn(each, root))
            .findFirst()
            .orElseGet(
                () ->
                    pair.paths().stream()
                        .filter(each -> isIn(root, each.substring(0, each.lastIndexOf('.'))))
                        .findFirst()
                        .orElse(""));
    if (path.isEmpty()) {
      return "\0";
    }
    String element = path;
    while (!around.containsKey(element) || !isIn(root, element)) {
      element = element.contains(".") ? element.substring(0, element.lastIndexOf('.')) : "";
    }
    List<String> found = new ArrayList<>();
    String rest = path.substring(element.length()).replaceFirst("^\\.", "");
    gather(around.get(element), rest.isEmpty() ? List.of() : List.of(rest.split("\\.")), found);
    return found.isEmpty() ? "\0" : convert(pair.aact().rule(), String.join("/", found));
  }

  private static void gather(JsonNode node, List<String> steps, List<String> found) {
    if (node == null) {
      return;
    }
    if (node.isArray()) {
      node.forEach(each -> gather(each, steps, found));
    } else if (steps.isEmpty()) {
      found.add(node.isNumber() && !node.isIntegralNumber() ? "" + node.asDouble() : node.asText());
    } else {
      gather(node.get(steps.get(0)), steps.subList(1, steps.size()), found);
    }
  }

  /** What AACT makes of a text. */
  private static String convert(String rule, String text) {
    return switch (rule) {
      case "lower" -> text.toLowerCase(Locale.ROOT);
      case "last day" -> lastDay(text.length(), text).toString();
      case "first day" -> (text + "-01-01").substring(0, 10);
      case "number" -> number(text);
      default -> text;
    };
  }

  private static LocalDate lastDay(int length, String text) {
    return switch (length) {
      case 4 -> LocalDate.of(Integer.parseInt(text), 12, 31);
      case 7 -> YearMonth.parse(text).atEndOfMonth();
      default -> LocalDate.parse(text.substring(0, 10));
    };
  }

  /** As AACT reads it, and in groups of thousands, which AACT takes for no number. */
  private static String number(String text) {
    String plain =
        text.matches("-?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?") ? text.replace(",", "") : text;
    return plain.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")
        ? String.valueOf(Double.parseDouble(plain) + 0.0)
        : "\0";
  }

  // ---- our side ---------------------------------------------------------------------------

  private static Map<String, List<Map<String, Object>>> byStudy(
      Flattened flattened, Relation relation) {
    Map<String, List<Map<String, Object>>> studies = new HashMap<>();
    flattened
        .lazyRows(relation)
        .forEach(
            row -> {
              Map<String, Object> cells = new HashMap<>();
              for (int i = 0; i < row.size(); i++) {
                cells.put(relation.columns().get(i).name(), row.get(i));
              }
              studies
                  .computeIfAbsent((String) cells.get("nctId"), key -> new ArrayList<>())
                  .add(cells);
            });
    return studies;
  }

  private static List<List<String>> ours(
      List<Map<String, Object>> rows, Relation relation, List<Pair> table) {
    List<Source> sources = sources(relation, table);
    List<List<String>> ours =
        rows.stream()
            .filter(
                row ->
                    sources.stream()
                        .anyMatch(each -> row.entrySet().containsAll(each.constants().entrySet())))
            .map(row -> table.stream().map(pair -> ours(pair, row)).toList())
            .toList();
    return isDistinct(table) ? ours.stream().distinct().toList() : ours;
  }

  private static String ours(Pair pair, Map<String, Object> row) {
    Object value = row.get(pair.column());
    if (value == null) {
      return "\0";
    }
    String text =
        value instanceof Collection<?> list
            ? list.stream().map(Object::toString).collect(Collectors.joining("/"))
            : value.toString();
    Object precision = row.getOrDefault(pair.column() + "Precision", "DAY");
    int known = precision.equals("YEAR") ? 4 : precision.equals("MONTH") ? 7 : 10;
    return switch (pair.aact().rule()) {
      case "lower" -> text.toLowerCase(Locale.ROOT);
      case "last day" -> lastDay(known, text.substring(0, known)).toString();
      case "date text" -> text.substring(0, known);
      default -> text;
    };
  }
}
