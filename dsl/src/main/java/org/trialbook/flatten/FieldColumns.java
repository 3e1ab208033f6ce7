package org.trialbook.flatten;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.field.Catalogue;
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

  /** Where the results hold texts of few different values that are no enums. */
  private static final Set<String> VOCABULARIES_IN_RESULTS =
      Set.of(
          "id",
          "groupId",
          "groupIds",
          "units",
          "typeUnitsAnalyzed",
          "denomUnitsSelected",
          "paramType",
          "dispersionType",
          "statisticalMethod",
          "ciPctValue",
          "frequencyThreshold");

  /** Where they hold texts of their authors that come again and again. */
  private static final Set<String> REPEATED_IN_RESULTS = Set.of("type", "unitOfMeasure");

  /** Texts of few different values in the other sections. */
  private static final Set<Field<?>> VOCABULARIES =
      Set.of(
          Fields.LOCATION_COUNTRY,
          Fields.LOCATION_STATE,
          Fields.REMOVED_COUNTRY,
          Fields.AVAIL_IPD_TYPE,
          Fields.LARGE_DOC_TYPE_ABBREV,
          Fields.LARGE_DOC_LABEL);

  /** What a list can hold. */
  private static final Set<FieldType> TEXTS =
      EnumSet.of(
          FieldType.TEXT,
          FieldType.MARKUP,
          FieldType.ENUM,
          FieldType.DATE,
          FieldType.PARTIAL_DATE,
          FieldType.DATE_TIME,
          FieldType.DURATION);

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
    for (String name : Catalogue.answered(field).path().split("\\.", -1)) {
      prefix.append(prefix.length() == 0 ? "" : ".").append(name);
      steps.add(name);
      if (BY_PATH.get(prefix.toString()).repeated()) {
        steps.add(StudyPath.ELEMENT);
      }
    }
    return new StudyPath(steps);
  }

  /** The field of this name: a path of the catalogue with or without {@code []}, or a piece. */
  static Field<?> at(String name) {
    return Catalogue.answered(Fields.named(name.replace(StudyPath.ELEMENT, "")));
  }

  /**
   * What a field becomes in rows of a relation: its column, and beside it what is made of the same
   * value.
   */
  static List<Column> of(Field<?> field, List<Source> sources, String relation) {
    StudyPath path = path(field);
    StudyPath inside = field.repeated() ? path.first(path.steps().size() - 1) : path;
    if (field.type() == FieldType.STRUCTURE || isBelow(inside, sources)) {
      throw new TrialbookException(reason(field, relation, inside));
    }
    String name = field.columnName();
    return isBelow(path, sources)
        ? lists(field, name, plural(name), path.toString())
        : singles(field, name, path.toString());
  }

  /**
   * The same under another name. A field that stands in lists below the row becomes the list of its
   * texts.
   *
   * @param text a name as in {@link #at(String)}, or a path from the row, as in {@link Column}
   */
  static List<Column> named(String name, String text, List<Source> sources, String relation) {
    boolean relative = StudyPath.isRelative(text);
    List<Field<?>> fields = new ArrayList<>();
    for (Source source : sources) {
      StudyPath row = source.studyPath();
      fields.add(at(relative ? StudyPath.resolve(row, text).registryPath() : text));
    }
    Field<?> field = fields.get(0);
    StudyPath place = path(field);
    String path = relative && fields.size() > 1 ? text : place.toString();
    if (field.type() == FieldType.STRUCTURE) {
      throw new TrialbookException(reason(field, relation, place));
    }
    if (!isBelow(place, sources)) {
      return singles(field, name, path);
    }
    if (!TEXTS.contains(field.type())) {
      throw new TrialbookException(reason(field, relation, place));
    }
    return lists(field, name, field == Fields.PHASE ? plural(name) : name, path);
  }

  /** Whether every row may have several values at this path. */
  private static boolean isBelow(StudyPath path, List<Source> sources) {
    return sources.stream().map(Source::studyPath).noneMatch(row -> fits(path, row));
  }

  private static boolean fits(StudyPath path, StudyPath row) {
    return !path.hasElementsBehind(row.sharedElement(path));
  }

  private static List<Column> lists(Field<?> field, String name, String listName, String path) {
    Column column = new Column(listName, Reading.TEXT_LIST, path, field.description());
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

  private static List<Column> singles(Field<?> field, String name, String path) {
    String description = field.description();
    return switch (field.type()) {
      case TEXT, MARKUP -> text(field, name, path);
      case ENUM -> List.of(new Column(name, Reading.CATEGORY, path, description));
      case BOOLEAN -> List.of(new Column(name, Reading.BOOLEAN, path, description));
      case INTEGER, LONG -> List.of(new Column(name, Reading.INTEGER, path, description));
      case DATE -> List.of(new Column(name, Reading.DATE, path, description));
      case DATE_TIME ->
          List.of(
              new Column(name, Reading.DATE, path, description),
              new Column(name + "Time", Reading.TEXT, path, "The same with hour and minute."));
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

  private static List<Column> text(Field<?> field, String name, String path) {
    boolean results = field.path().startsWith("resultsSection");
    String leaf = field.path().substring(field.path().lastIndexOf('.') + 1);
    Reading reading = Reading.TEXT;
    if (VOCABULARIES.contains(field) || (results && VOCABULARIES_IN_RESULTS.contains(leaf))) {
      reading = Reading.CATEGORY;
    } else if (results && REPEATED_IN_RESULTS.contains(leaf)) {
      reading = Reading.REPEATED_TEXT;
    }
    Column column = new Column(name, reading, path, field.description());
    return results && NUMBERS_IN_TEXT.contains(leaf)
        ? List.of(
            column,
            new Column(
                name + "Number",
                Reading.NUMBER_IN_TEXT,
                path,
                "The number that the text is; missing where it is none, as in NA and <0.001."))
        : List.of(column);
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
    StudyPath grain = inside.lastElement();
    String other =
        Grains.relation(at(grain))
            .map(known -> "Use flatten(" + known + ").")
            .orElse("Make one: relation(\"MINE\").each(\"" + grain.registryPath() + "\").");
    return "%s stands at another grain than %s: one row there may have many of it.\n%s"
        .formatted(field, relation, other);
  }
}
