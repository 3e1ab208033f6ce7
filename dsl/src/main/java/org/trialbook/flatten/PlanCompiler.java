package org.trialbook.flatten;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.trialbook.TrialbookException;

/**
 * Turns relations into one trie.
 *
 * <p>The rows of a source stand on levels: the study, each element on the way, the row itself. A
 * column stands on one of them, and its cells are filled when that level's value ends, for all rows
 * made since: by then everything inside has been seen, in whatever order the record has it.
 */
final class PlanCompiler {

  private final TrieBuilder trie = new TrieBuilder();
  private final Set<StudyPath> wanted = new LinkedHashSet<>();

  Trie trie() {
    return trie.build();
  }

  /** The paths of all values that are read. */
  Set<StudyPath> wanted() {
    return wanted;
  }

  /** The register of the single value at this path. */
  int value(StudyPath path) {
    wanted.add(path);
    return trie.value(path);
  }

  private int list(StudyPath level, StudyPath path) {
    wanted.add(path);
    return trie.list(level, path);
  }

  void add(int number, Relation relation) {
    relation.columns().forEach(column -> check(relation, column));
    for (Source source : relation.sources()) {
      add(number, relation, source);
    }
  }

  private void add(int number, Relation relation, Source source) {
    StudyPath row = source.studyPath();
    for (StudyPath level : row.levels()) {
      List<Scope.CellFill> cells = new ArrayList<>();
      for (int i = 0; i < relation.columns().size(); i++) {
        Column column = relation.columns().get(i);
        if (level.equals(Objects.requireNonNullElse(level(column, row), row))) {
          cells.add(cell(i, column, number, source));
        }
      }
      boolean isRow = level.equals(row);
      if (isRow || !cells.isEmpty()) {
        trie.fill(level, new Scope.Fill(number, isRow, List.copyOf(cells)));
      }
    }
  }

  private Scope.CellFill cell(int index, Column column, int relation, Source source) {
    StudyPath row = source.studyPath();
    StudyPath level = level(column, row);
    Reading reading = column.reading();
    if (level == null) {
      return new Scope.CellFill(index, reading, column.path(), Node.NONE);
    }
    if (reading == Reading.CONSTANT) {
      String text = source.constants().get(column.name());
      return new Scope.CellFill(index, reading, "", text == null ? Node.NONE : trie.constant(text));
    }
    StudyPath path = StudyPath.resolve(row, column.path());
    int register =
        reading == Reading.ORDINAL
            ? trie.counter(relation, index, path)
            : reading.gathers() ? list(level, path) : value(path);
    return new Scope.CellFill(index, reading, path.toString(), register);
  }

  /** The level that a column stands on, or null if it has no place in rows of this source. */
  private static StudyPath level(Column column, StudyPath row) {
    if (column.reading() == Reading.CONSTANT) {
      return row;
    }
    StudyPath path = StudyPath.resolve(row, column.path());
    if (column.reading() == Reading.ORDINAL) {
      return row.startsWith(path) && !path.equals(StudyPath.STUDY) ? path : null;
    }
    StudyPath level =
        column.isRelative() ? StudyPath.base(row, column.path()) : row.sharedElement(path);
    return column.reading().gathers() == path.hasElementsBehind(level) ? level : null;
  }

  private static void check(Relation relation, Column column) {
    List<StudyPath> rows = relation.sources().stream().map(Source::studyPath).toList();
    if (rows.stream().allMatch(row -> level(column, row) == null)) {
      throw new TrialbookException(
          "Column %s of %s cannot be read at %s.\nIts rows are %s; %s."
              .formatted(
                  column.name(),
                  relation.name(),
                  column.path(),
                  rows.get(0).equals(StudyPath.STUDY) ? "studies" : "at " + rows.get(0),
                  column.reading().gathers()
                      ? "a list needs a path with [] below the row"
                      : "a path through another array gives no single value"));
    }
    for (StudyPath row : rows) {
      StudyPath level = Objects.requireNonNullElse(level(column, row), row);
      for (StudyPath other : rows) {
        StudyPath inside = Objects.requireNonNullElse(level(column, other), other);
        // The cells of the inner one would be filled for rows that wait for the outer one.
        if (!level.equals(inside) && other.startsWith(level)) {
          throw new TrialbookException(
              "Column %s of %s stands at %s in one source and at %s in another, inside it.\nGive it"
                      .formatted(column.name(), relation.name(), level, inside)
                  + " one path for all sources, or make two columns of it.");
        }
      }
    }
  }
}
