package org.trialbook.flatten;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;

/** The columns that the registry's fields become. */
final class FieldColumns {

  /** Where the results hold numbers as text. */
  private static final Set<String> NUMBERS_IN_TEXT =
      Set.of(
          "value",
          "spread",
          "lowerLimit",
          "upperLimit",
          "numSubjects",
          "numUnits",
          "paramValue",
          "dispersionValue",
          "pValue",
          "ciPctValue",
          "ciLowerLimit",
          "ciUpperLimit",
          "frequencyThreshold");

  /** Texts of few different values that are no enums. */
  private static final Set<Field<?>> VOCABULARIES = Set.of(Fields.LOCATION_COUNTRY);

  private static final Map<String, Field<?>> BY_PATH = new HashMap<>();

  static {
    Fields.all().forEach(field -> BY_PATH.put(field.path(), field));
  }

  private FieldColumns() {}

  /** The field that stands at this path of the catalogue, or around it; never null. */
  static Field<?> at(StudyPath path) {
    String registryPath = path.registryPath();
    Field<?> field = BY_PATH.get(registryPath);
    if (field == null) {
      // A geo point is one field, its latitude and longitude are not.
      field = BY_PATH.get(registryPath.substring(0, Math.max(0, registryPath.lastIndexOf('.'))));
    }
    return field != null && (field.path().equals(registryPath) || isPoint(field))
        ? field
        : Fields.named(registryPath);
  }

  private static boolean isPoint(Field<?> field) {
    return field.type() == FieldType.GEO_POINT;
  }

  /** The way to a field, {@code []} behind every list. */
  static StudyPath path(Field<?> field) {
    List<String> steps = new ArrayList<>();
    StringBuilder prefix = new StringBuilder();
    for (String name : field.path().split("\\.", -1)) {
      prefix.append(prefix.length() == 0 ? "" : ".").append(name);
      steps.add(name);
      if (BY_PATH.get(prefix.toString()).repeated()) {
        steps.add(StudyPath.ELEMENT);
      }
    }
    return new StudyPath(steps);
  }

  /**
   * What a field becomes in rows of a relation: its column, and beside it what is made of the same
   * value.
   */
  static List<Column> of(Field<?> field, List<Source> sources, String relation) {
    StudyPath path = path(field);
    StudyPath inside = field.repeated() ? path.first(path.steps().size() - 1) : path;
    List<StudyPath> rows = sources.stream().map(Source::studyPath).toList();
    if (field.type() == FieldType.STRUCTURE || rows.stream().noneMatch(row -> fits(inside, row))) {
      throw new TrialbookException(reason(field, relation, inside));
    }
    boolean list = field.repeated() && rows.stream().noneMatch(row -> fits(path, row));
    return list ? lists(field, path.toString()) : singles(field, path.toString());
  }

  private static boolean fits(StudyPath path, StudyPath row) {
    return !path.hasElementsBehind(row.sharedElement(path));
  }

  private static List<Column> lists(Field<?> field, String path) {
    String name = field.columnName();
    Column column = new Column(plural(name), Reading.TEXT_LIST, path, field.description());
    return field == Fields.PHASE
        ? List.of(
            new Column(
                name,
                Reading.PHASE_LABEL,
                path,
                "The phases as one label, as the registry shows them."),
            column)
        : List.of(column);
  }

  private static List<Column> singles(Field<?> field, String path) {
    String name = field.columnName();
    String description = field.description();
    return switch (field.type()) {
      case TEXT, MARKUP -> text(field, path);
      case ENUM -> List.of(new Column(name, Reading.CATEGORY, path, description));
      case BOOLEAN -> List.of(new Column(name, Reading.BOOLEAN, path, description));
      case INTEGER, LONG -> List.of(new Column(name, Reading.INTEGER, path, description));
      case DATE, DATE_TIME -> List.of(new Column(name, Reading.DATE, path, description));
      case PARTIAL_DATE ->
          List.of(
              new Column(name, Reading.DATE, path, description),
              new Column(
                  name + "Precision",
                  Reading.DATE_PRECISION,
                  path,
                  "How much of " + name + " is known: DAY, MONTH or YEAR."));
      case DURATION ->
          List.of(
              new Column(name, Reading.TEXT, path, description),
              new Column(
                  name + "Years",
                  Reading.YEARS,
                  path,
                  "The same in years of 365.25 days; missing if the text is no span of time."));
      case GEO_POINT -> {
        String place = name.replaceFirst("GeoPoint$", "");
        yield List.of(
            new Column(place + "Latitude", Reading.NUMBER, path + ".lat", description),
            new Column(place + "Longitude", Reading.NUMBER, path + ".lon", description));
      }
      case STRUCTURE -> throw new IllegalArgumentException(field + " has no value of its own");
    };
  }

  private static List<Column> text(Field<?> field, String path) {
    Reading reading = VOCABULARIES.contains(field) ? Reading.CATEGORY : Reading.TEXT;
    Column column = new Column(field.columnName(), reading, path, field.description());
    String leaf = path.substring(path.lastIndexOf('.') + 1);
    if (!path.startsWith("resultsSection") || !NUMBERS_IN_TEXT.contains(leaf)) {
      return List.of(column);
    }
    return List.of(
        column,
        new Column(
            field.columnName() + "Number",
            Reading.NUMBER_IN_TEXT,
            path,
            "The number that the text is; missing where it is none, as in NA and <0.001."));
  }

  private static String plural(String name) {
    if (name.endsWith("Masked")) {
      return name;
    }
    return name.endsWith("y")
        ? name.substring(0, name.length() - 1) + "ies"
        : name + (name.endsWith("s") ? "es" : "s");
  }

  private static String reason(Field<?> field, String relation, StudyPath inside) {
    if (field.type() == FieldType.STRUCTURE) {
      String parts =
          String.join(
              ", ",
              Fields.all().stream()
                  .filter(part -> part.path().startsWith(field.path() + "."))
                  .filter(part -> part.type() != FieldType.STRUCTURE)
                  .map(Field::piece)
                  .limit(6)
                  .toList());
      return field + " is a structure and no column.\nSelect its parts, such as " + parts + ".";
    }
    String grain = inside.lastElement().toString();
    String other =
        Relations.ALL.stream()
            .filter(known -> known.sources().stream().anyMatch(s -> s.path().equals(grain)))
            .map(known -> "Use flatten(" + known.name() + ").")
            .findFirst()
            .orElse("Use a relation with rows at " + grain + ".");
    return "%s stands at another grain than %s: one row there may have many of it.\n%s"
        .formatted(field, relation, other);
  }
}
