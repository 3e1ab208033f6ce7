package org.trialbook.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.RealData;

/**
 * One column of AACT's schema, and where its values are in the relations.
 *
 * @param ours columns as {@code RELATION.column}; several where AACT fills one column from several
 *     places
 * @param rule what AACT does to a value, or why there is no column
 * @param note what a reader has to know, or empty
 * @param paths where in the record AACT reads it, none where it reads none
 */
public record AactColumn(
    String table, String column, List<String> ours, String rule, String note, List<String> paths) {

  /** Rules under which AACT's column is the same values, read as the rule says. */
  public static final Set<String> VALUES =
      Set.of("same", "lower", "last day", "first day", "date text", "number", "joined", "distinct");

  /** Rules without values to compare: keys, constants, calculations, and no column at all. */
  public static final Set<String> OTHERS = Set.of("key", "constant", "derived", "none");

  private static final Pattern TABLE = Pattern.compile("### (\\w+) .*");
  private static final Pattern COLUMN = Pattern.compile("- `(\\w+)` [^⇐]*(?:⇐ (.*))?");

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("ps", "protocolSection"),
          Map.entry("rs", "resultsSection"),
          Map.entry("ds", "derivedSection"),
          Map.entry("docs", "documentSection"),
          Map.entry("ann", "annotationSection"),
          Map.entry("idM", "identificationModule"),
          Map.entry("statusM", "statusModule"),
          Map.entry("sponsorM", "sponsorCollaboratorsModule"),
          Map.entry("designM", "designModule"),
          Map.entry("armsM", "armsInterventionsModule"),
          Map.entry("locM", "contactsLocationsModule"),
          Map.entry("omM", "outcomeMeasuresModule"),
          Map.entry("oms", "outcomeMeasures"),
          Map.entry("baseM", "baselineCharacteristicsModule"),
          Map.entry("flowM", "participantFlowModule"),
          Map.entry("aeM", "adverseEventsModule"));

  /** The map that the project keeps, in the order of AACT's tables. */
  public static List<AactColumn> map() throws IOException {
    List<String> lines =
        Files.readAllLines(Golden.testResource("org/trialbook/reference/aact.tsv"));
    List<AactColumn> columns = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      columns.add(
          new AactColumn(cells[0], cells[1], list(cells[2]), cells[3], cells[4], list(cells[5])));
    }
    return columns;
  }

  private static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" \\| ", -1));
  }

  /**
   * The schema as it is described beside the real records: by table and column the paths in the
   * record that AACT reads, none where it reads none.
   */
  public static Map<String, List<String>> schema() throws IOException {
    Map<String, List<String>> paths = new LinkedHashMap<>();
    String table = "";
    for (String line : Files.readAllLines(RealData.path("../AACT.md"))) {
      Matcher heading = TABLE.matcher(line);
      Matcher column = COLUMN.matcher(line);
      if (heading.matches()) {
        table = heading.group(1);
      } else if (column.matches() && !table.isEmpty()) {
        String places = column.group(2) == null ? "" : column.group(2);
        paths.put(
            table + "." + column.group(1),
            Arrays.stream(places.split(" \\| ", -1))
                .map(place -> place.replaceFirst(" →.*", "").strip())
                .filter(place -> place.matches("[a-zA-Z0-9.]+\\.[a-zA-Z0-9.]+"))
                .map(AactColumn::inFull)
                .toList());
      }
    }
    return paths;
  }

  private static String inFull(String path) {
    return String.join(
        ".",
        Arrays.stream(path.split("\\.", -1)).map(step -> SHORT.getOrDefault(step, step)).toList());
  }
}
