package org.trialbook.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.field.Catalogue;
import org.trialbook.field.EnumType;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;
import org.trialbook.mirror.format.StudyTree;
import org.trialbook.query.Coverage;
import org.trialbook.query.DistanceUnit;
import org.trialbook.query.Expansion;
import org.trialbook.query.Filter;

/**
 * Says whether a filter finds a study by reading the study's tree: slow, obvious, and without
 * anything of the index.
 */
public final class Oracle {

  /**
   * Where an operand looks.
   *
   * @param fields whose presence counts
   * @param values where the words are
   * @param size whether the length of the list is meant
   */
  private record Scope(
      StudyTree tree, boolean site, List<Field<?>> fields, List<Field<?>> values, boolean size) {

    static Scope of(StudyTree tree, boolean site, SearchArea area) {
      return new Scope(tree, site, area(area), area(area), false);
    }
  }

  /** The texts of questions, each cut into words once. */
  private static final Map<String, List<String>> ASKED = new ConcurrentHashMap<>();

  private static final Map<String, List<Set<String>>> WANTED = new ConcurrentHashMap<>();

  /** The words of all values of enums by the enum and the value. */
  private static final Map<String, Set<List<String>>> NAMES = new HashMap<>();

  private static final Map<SearchArea, List<Field<?>>> AREAS = new EnumMap<>(SearchArea.class);

  static {
    for (EnumType type : Catalogue.enums()) {
      for (EnumType.Value known : type.values()) {
        NAMES.put(
            type.name() + "/" + known.value(),
            Stream.of(known.value(), known.legacyValue(), known.label())
                .map(StudyTree::wordsOf)
                .collect(Collectors.toSet()));
      }
    }
    for (SearchArea area : SearchArea.values()) {
      AREAS.put(
          area,
          area.parts().stream()
              .flatMap(part -> part.pieces().stream())
              .<Field<?>>map(Fields::named)
              .toList());
    }
  }

  private Expansion expansion = Expansion.RELAXATION;
  private Coverage coverage = Coverage.CONTAINS;

  public static boolean finds(Filter filter, StudyTree study) {
    return finds(filter, study, SearchArea.BASIC_SEARCH);
  }

  /**
   * Whether the filter finds the study.
   *
   * @param area where bare words look
   */
  public static boolean finds(Filter filter, StudyTree study, SearchArea area) {
    return new Oracle().finds(filter, Scope.of(study, false, area));
  }

  public boolean finds(Filter filter, Scope scope) {
    if (filter instanceof Filter.And and) {
      return and.operands().stream().allMatch(operand -> finds(operand, scope));
    } else if (filter instanceof Filter.Or or) {
      return or.operands().stream().anyMatch(operand -> finds(operand, scope));
    } else if (filter instanceof Filter.Not not) {
      return !finds(not.operand(), scope);
    } else if (filter instanceof Filter.All) {
      return true;
    } else if (filter instanceof Filter.Missing) {
      return !present(scope);
    } else if (filter instanceof Filter.Area area) {
      return finds(area.operand(), named(area.name(), scope));
    } else if (filter instanceof Filter.Tilt tilt) {
      return finds(tilt.operand(), scope);
    } else if (filter instanceof Filter.Within within) {
      return (within.structure().equals("Study") || scope.site())
          ? finds(within.operand(), scope)
          : scope.tree().sites().stream()
              .map(site -> Scope.of(site, true, SearchArea.LOCATION_SEARCH))
              .anyMatch(site -> finds(within.operand(), site));
    } else if (filter instanceof Filter.Expand expand) {
      Expansion outer = expansion;
      expansion = expand.kind();
      boolean found = finds(expand.operand(), scope);
      expansion = outer;
      return found;
    } else if (filter instanceof Filter.Cover cover) {
      Coverage outer = coverage;
      coverage = cover.kind();
      boolean found = finds(cover.operand(), scope);
      coverage = outer;
      return found;
    } else if (filter instanceof Filter.Range range) {
      return inRange(scope, range);
    } else if (filter instanceof Filter.Distance circle) {
      return scope.values().stream()
          .filter(field -> field.type() == FieldType.GEO_POINT)
          .flatMap(field -> scope.tree().at(field.path()).stream())
          .anyMatch(point -> near(point, circle));
    } else if (filter instanceof Filter.Phrase phrase) {
      return sideBySide(phrase.text(), scope);
    }
    return term(((Filter.Term) filter).text(), scope);
  }

  private static boolean present(Scope scope) {
    return scope.fields().stream().anyMatch(field -> !scope.tree().at(field.path()).isEmpty());
  }

  private boolean term(String text, Scope scope) {
    boolean together =
        coverage != Coverage.CONTAINS || expansion.compareTo(Expansion.RELAXATION) < 0;
    List<String> words = ASKED.computeIfAbsent(text, StudyTree::wordsOf);
    if (together || words.size() < 2) {
      return sideBySide(text, scope);
    }
    return sideBySide(text, scope)
        || (expansion == Expansion.LOSSY
            ? words.stream().anyMatch(word -> sideBySide(word, scope))
            : words.stream().allMatch(word -> sideBySide(word, scope)));
  }

  private boolean sideBySide(String text, Scope scope) {
    if (scope.size()) {
      return scope.tree().sizes(scope.fields().get(0).path()).contains(Integer.parseInt(text));
    }
    boolean single = scope.values().size() == 1;
    return scope.values().stream()
        .anyMatch(
            field ->
                switch (field.type()) {
                  case TEXT, MARKUP ->
                      (field == Fields.NCT_ID || field == Fields.NCT_ID_ALIAS)
                          ? texts(scope, field).stream().anyMatch(value -> isId(value, text))
                          : hasWords(scope, field, text);
                  case ENUM, BOOLEAN ->
                      texts(scope, field).stream().anyMatch(value -> means(field, value, text));
                  case DATE, PARTIAL_DATE, DATE_TIME ->
                      single
                          && texts(scope, field).stream()
                              .anyMatch(value -> (day(value) + "-").startsWith(iso(text) + "-"));
                  case DURATION, INTEGER, LONG ->
                      single
                          && texts(scope, field).stream()
                              .anyMatch(value -> number(field, value) == number(field, text));
                  case GEO_POINT, STRUCTURE -> false;
                });
  }

  private boolean isId(String value, String text) {
    return text.matches("(?i)nct0*[1-9]\\d{0,7}")
        && Long.parseLong(value.substring(3)) == Long.parseLong(text.substring(3))
        && (expansion != Expansion.NONE || isWritten(value, text));
  }

  private boolean means(Field<?> field, String value, String text) {
    List<String> words = ASKED.computeIfAbsent(text, StudyTree::wordsOf);
    boolean same =
        field.type() == FieldType.BOOLEAN
            ? value.equals(text.toLowerCase(Locale.ROOT))
            : NAMES.getOrDefault(field.typeName() + "/" + value, Set.of()).contains(words);
    return same && (expansion != Expansion.NONE || isWritten(value, text));
  }

  private boolean hasWords(Scope scope, Field<?> field, String text) {
    if (expansion == Expansion.NONE) {
      return texts(scope, field).stream().anyMatch(value -> isWritten(value, text));
    }
    List<Set<String>> wanted = WANTED.computeIfAbsent(text, Oracle::wanted);
    return !wanted.isEmpty()
        && scope.tree().words(field.path()).stream().anyMatch(words -> covers(words, wanted));
  }

  private boolean covers(List<String> words, List<Set<String>> wanted) {
    int last = words.size() - wanted.size();
    boolean atStart = coverage == Coverage.FULL_MATCH || coverage == Coverage.STARTS_WITH;
    boolean atEnd = coverage == Coverage.FULL_MATCH || coverage == Coverage.ENDS_WITH;
    for (int i = atEnd ? Math.max(0, last) : 0; i <= (atStart ? Math.min(0, last) : last); i++) {
      int same = 0;
      while (same < wanted.size() && wanted.get(same).contains(words.get(i + same))) {
        same++;
      }
      if (same == wanted.size()) {
        return true;
      }
    }
    return false;
  }

  /** Letter by letter, with nothing of a word before or after; a run of blanks is one. */
  private boolean isWritten(String value, String text) {
    String there = " " + value.strip().replaceAll("\\s+", " ") + " ";
    String wanted = text.strip().replaceAll("\\s+", " ");
    for (int at = there.indexOf(wanted, 1); at > 0; at = there.indexOf(wanted, at + 1)) {
      int end = at + wanted.length();
      boolean start = at == 1;
      boolean stop = end == there.length() - 1;
      boolean covered =
          switch (coverage) {
            case FULL_MATCH -> start && stop;
            case STARTS_WITH -> start;
            case ENDS_WITH -> stop;
            case CONTAINS -> true;
          };
      if (covered
          && end < there.length()
          && !Character.isLetterOrDigit(there.charAt(at - 1))
          && !Character.isLetterOrDigit(there.charAt(end))) {
        return true;
      }
    }
    return false;
  }

  private static List<Set<String>> wanted(String text) {
    return StudyTree.wordsOf(text).stream().map(Oracle::forms).toList();
  }

  /** A word, what it may be a regular plural of, and the regular plurals of these. */
  private static Set<String> forms(String word) {
    Set<String> forms = new HashSet<>(Set.of(word));
    if (word.length() < 3 || !Character.isLetter(word.charAt(word.length() - 1))) {
      return forms;
    }
    for (int cut = 1; cut <= 3 && cut < word.length(); cut++) {
      String stem = word.substring(0, word.length() - cut);
      boolean plural =
          switch (cut) {
            case 1 -> word.length() > 3 && word.matches(".*[^sui]s");
            case 2 -> word.endsWith("es") && hisses(stem);
            default -> word.length() > 4 && word.endsWith("ies");
          };
      if (plural) {
        forms.add(cut == 3 ? stem + "y" : stem);
      }
    }
    for (String singular : List.copyOf(forms)) {
      forms.add(
          singular.matches(".*[^aeiou]y")
              ? singular.replaceFirst("y$", "ies")
              : singular + (hisses(singular) ? "es" : "s"));
    }
    return forms;
  }

  private static boolean hisses(String word) {
    return word.length() > 1 && word.matches(".+(s|x|z|ch|sh)");
  }

  private static boolean inRange(Scope scope, Filter.Range range) {
    if (range.min().isEmpty() && range.max().isEmpty()) {
      return present(scope);
    }
    if (scope.size()) {
      return scope.tree().sizes(scope.fields().get(0).path()).stream()
          .anyMatch(
              size ->
                  range.min().map(min -> size >= Integer.parseInt(min)).orElse(true)
                      && range.max().map(max -> size <= Integer.parseInt(max)).orElse(true));
    }
    return scope.values().stream()
        .anyMatch(
            field -> texts(scope, field).stream().anyMatch(text -> inRange(field, text, range)));
  }

  private static boolean inRange(Field<?> field, String text, Filter.Range range) {
    return switch (field.type()) {
      case DATE, PARTIAL_DATE, DATE_TIME ->
          range.min().map(min -> day(text).compareTo(iso(min)) >= 0).orElse(true)
              && range.max().map(max -> day(text).compareTo(iso(max) + "-99-99") <= 0).orElse(true);
      case INTEGER, LONG, DURATION ->
          range.min().map(min -> number(field, text) >= number(field, min)).orElse(true)
              && range.max().map(max -> number(field, text) <= number(field, max)).orElse(true);
      case ENUM, BOOLEAN -> isBetween(text, range);
      default -> (field == Fields.NCT_ID || field == Fields.NCT_ID_ALIAS) && isBetween(text, range);
    };
  }

  private static boolean isBetween(String text, Filter.Range range) {
    return range.min().map(min -> text.compareTo(min) >= 0).orElse(true)
        && range.max().map(max -> text.compareTo(max) <= 0).orElse(true);
  }

  /** The day of a record's date; that of a month or a year is its first. */
  static String day(String date) {
    return (date + "-01-01").substring(0, 10);
  }

  private static String iso(String date) {
    String[] parts = date.split("/", -1);
    return parts.length == 3
        ? String.format(
            Locale.ROOT,
            "%s-%02d-%02d",
            parts[2],
            Integer.parseInt(parts[0]),
            Integer.parseInt(parts[1]))
        : date;
  }

  /** Ages in minutes. */
  static double number(Field<?> field, String text) {
    if (field.type() != FieldType.DURATION) {
      return Double.parseDouble(text);
    }
    String[] age = text.toLowerCase(Locale.ROOT).split(" ", -1);
    double days =
        switch (age[1].substring(0, 3)) {
          case "yea" -> 365.25;
          case "mon" -> 365.25 / 12;
          case "wee" -> 7;
          case "day" -> 1;
          case "hou" -> 1 / 24.0;
          default -> 1 / 1440.0;
        };
    return Math.round(Double.parseDouble(age[0]) * days * 1440);
  }

  private static boolean near(JsonNode point, Filter.Distance circle) {
    double fromLatitude = Math.toRadians(circle.latitude());
    double toLatitude = Math.toRadians(point.get("lat").asDouble());
    double longitudes = Math.toRadians(point.get("lon").asDouble() - circle.longitude());
    double cosine =
        Math.sin(fromLatitude) * Math.sin(toLatitude)
            + Math.cos(fromLatitude) * Math.cos(toLatitude) * Math.cos(longitudes);
    double kilometers = 6371.0088 * Math.acos(Math.min(1, cosine));
    double radius = circle.radius() * (circle.unit() == DistanceUnit.MILES ? 1.609344 : 1);
    return kilometers <= radius;
  }

  private static Scope named(String name, Scope scope) {
    for (SearchArea area : SearchArea.values()) {
      if (area.areaName().equals(name)) {
        return Scope.of(scope.tree(), scope.site(), area);
      }
    }
    boolean size = name.endsWith(":size");
    String piece = size ? name.substring(0, name.length() - 5) : name;
    Field<?> field = Fields.named(piece);
    List<Field<?>> values = new ArrayList<>();
    if (field.type() != FieldType.STRUCTURE) {
      values.add(field);
    }
    Fields.all().stream()
        .filter(below -> below.path().startsWith(field.path() + "."))
        .filter(below -> below.type() != FieldType.STRUCTURE)
        .forEach(values::add);
    return new Scope(scope.tree(), scope.site(), List.of(field), values, size);
  }

  private static List<Field<?>> area(SearchArea area) {
    return AREAS.get(area);
  }

  private static List<String> texts(Scope scope, Field<?> field) {
    return scope.tree().texts(field.path());
  }
}
