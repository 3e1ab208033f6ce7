package org.trialbook.analysis.reading;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.ColumnType;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;

/**
 * By what an analysis groups studies: a column of STUDIES. A date groups by its year, a list by
 * each of its values.
 *
 * @param column empty for all studies together
 */
public record Groups(String column) {

  public static final String MISSING = "(missing)";
  public static final Groups NONE = new Groups("");
  private static final String ALL = "all";

  /** By a column of STUDIES, whatever the capitals of the name. */
  public static Groups by(String asked) {
    Column column =
        Relations.STUDIES.columns().stream()
            .filter(each -> each.name().equalsIgnoreCase(asked))
            .findFirst()
            .orElseThrow(
                () ->
                    new TrialbookException(
                        "Studies cannot be grouped by \"%s\": STUDIES has no such column.\nFor example: phase, overallStatus, leadSponsorClass, startDate (by year), conditions."
                            .formatted(asked)));
    return new Groups(column.name());
  }

  /** The name of the column that holds the group. */
  public String name() {
    return column.isEmpty() ? "studies of" : column;
  }

  /** STUDIES with these columns and the one to group by. */
  public Relation studies(String... columns) {
    Set<String> names = new LinkedHashSet<>(List.of(NCT_ID, STUDY_TYPE, VERSION_HOLDER));
    names.addAll(List.of(columns));
    if (!column.isEmpty()) {
      names.add(column);
    }
    return Relations.STUDIES.select(names.toArray(String[]::new));
  }

  /** The groups that a study belongs to. */
  public List<String> of(Line study) {
    if (column.isEmpty()) {
      return List.of(ALL);
    }
    if (study.isMissing(column)) {
      return List.of(MISSING);
    }
    return switch (type()) {
      case DATE -> List.of(Integer.toString(study.day(column).getYear()));
      case TEXT_LIST -> study.list(column).stream().distinct().toList();
      default -> List.of(study.text(column));
    };
  }

  private ColumnType type() {
    return Relations.STUDIES.columns().stream()
        .filter(each -> each.name().equals(column))
        .findFirst()
        .orElseThrow()
        .type();
  }

  /** The studies of each group, in the order of the groups' names. */
  public Map<String, List<Line>> split(Stream<Line> studies) {
    Map<String, List<Line>> groups = new TreeMap<>();
    studies.forEach(
        study ->
            of(study)
                .forEach(
                    group -> groups.computeIfAbsent(group, any -> new ArrayList<>()).add(study)));
    return groups;
  }
}
