package org.trialbook.field;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.text.Resources;

/**
 * A line of the tables that {@link Fields} is generated from, and what only these say of a field;
 * read from resources when first asked.
 */
record FieldRow(
    String path,
    String piece,
    String sourceType,
    String type,
    String flags,
    List<String> alternatives,
    String description) {

  /** What a record has, in the order of {@link Fields#all()}: a structure before what it holds. */
  static final List<FieldRow> ANSWERED = read("fields.tsv");

  /** In the order of {@link Fields#searchOnly()}. */
  static final List<FieldRow> SEARCH_ONLY = read("searched.tsv");

  private static final Map<String, FieldRow> BY_PATH = new HashMap<>();

  static {
    ANSWERED.forEach(row -> BY_PATH.put(row.path, row));
    SEARCH_ONLY.forEach(row -> BY_PATH.put(row.path, row));
  }

  static FieldRow of(String path) {
    return BY_PATH.get(path);
  }

  /** The path of the structure that it stands in; empty at the top. */
  String above() {
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  /** The parts of a cell with several. */
  static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
  }

  private static List<FieldRow> read(String table) {
    return Resources.table(FieldRow.class, table).stream()
        .skip(1)
        .map(
            cells ->
                new FieldRow(
                    cells[0], cells[1], cells[2], cells[3], cells[4], list(cells[5]), cells[6]))
        .toList();
  }
}
