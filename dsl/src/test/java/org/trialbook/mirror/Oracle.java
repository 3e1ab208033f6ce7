package org.trialbook.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;
import org.trialbook.query.Coverage;
import org.trialbook.query.DistanceUnit;
import org.trialbook.query.Expansion;
import org.trialbook.query.Filter;

/**
 * Says whether a filter finds a study by reading the study's tree: slow, obvious, and without
 * anything of the index.
 */
final class Oracle {

  private static final String SITES = "protocolSection.contactsLocationsModule.locations";

  /**
   * @param root the study or one of its sites
   * @param base path of the root
   */
  private record Scope(
      JsonNode root, String base, List<Field<?>> fields, List<Field<?>> values, boolean size) {

    static Scope of(JsonNode root, String base, SearchArea area) {
      return new Scope(root, base, area(area), area(area), false);
    }
  }

  private Expansion expansion = Expansion.RELAXATION;
  private Coverage coverage = Coverage.CONTAINS;

  static boolean finds(Filter filter, JsonNode study) {
    return new Oracle().finds(filter, Scope.of(study, "", SearchArea.BASIC_SEARCH));
  }

  private boolean finds(Filter filter, Scope scope) {
    if (filter instanceof Filter.And and) {
      return and.operands().stream().allMatch(operand -> finds(operand, scope));
    } else if (filter instanceof Filter.Or or) {
      return or.operands().stream().anyMatch(operand -> finds(operand, scope));
    } else if (filter instanceof Filter.Not not) {
      return !finds(not.operand(), scope);
    } else if (filter instanceof Filter.All) {
      return true;
    } else if (filter instanceof Filter.Missing) {
      return scope.fields().stream().allMatch(field -> nodes(scope, field).isEmpty());
    } else if (filter instanceof Filter.Area area) {
      return finds(area.operand(), named(area.name(), scope));
    } else if (filter instanceof Filter.Tilt tilt) {
      return finds(tilt.operand(), scope);
    } else if (filter instanceof Filter.Within within) {
      return within.structure().equals("Study")
          ? finds(within.operand(), scope)
          : nodes(scope, SITES).stream()
              .anyMatch(
                  site ->
                      finds(within.operand(), Scope.of(site, SITES, SearchArea.LOCATION_SEARCH)));
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
      if (range.min().isEmpty() && range.max().isEmpty()) {
        return scope.fields().stream().anyMatch(field -> !nodes(scope, field).isEmpty());
      }
      return scope.values().stream()
          .anyMatch(
              field -> texts(scope, field).stream().anyMatch(text -> inRange(field, text, range)));
    } else if (filter instanceof Filter.Distance circle) {
      return scope.values().stream()
          .flatMap(field -> nodes(scope, field).stream())
          .anyMatch(point -> near(point, circle));
    } else if (filter instanceof Filter.Phrase phrase) {
      return sideBySide(phrase.text(), scope);
    }
    return term(((Filter.Term) filter).text(), scope);
  }

  private boolean term(String text, Scope scope) {
    List<String> words = words(text);
    if (coverage != Coverage.CONTAINS || expansion.compareTo(Expansion.RELAXATION) < 0) {
      return sideBySide(text, scope);
    }
    return sideBySide(text, scope)
        || (expansion == Expansion.LOSSY
            ? words.stream().anyMatch(word -> sideBySide(word, scope))
            : words.stream().allMatch(word -> sideBySide(word, scope)));
  }

  private boolean sideBySide(String text, Scope scope) {
    if (scope.size()) {
      return nodes(scope, scope.fields().get(0)).size() == Integer.parseInt(text);
    }
    return scope.values().stream()
        .anyMatch(
            field -> texts(scope, field).stream().anyMatch(value -> covers(field, value, text)));
  }

  private boolean covers(Field<?> field, String value, String text) {
    switch (field.type()) {
      case DATE, PARTIAL_DATE, DATE_TIME -> {
        return value.startsWith(text) && (value + "-").startsWith(text + "-");
      }
      case DURATION, INTEGER, LONG -> {
        return text.matches("\\d.*") && number(field, value) == number(field, text);
      }
      case ENUM, BOOLEAN -> {
        return String.join(" ", words(value)).equals(String.join(" ", words(text)))
            || legacy(field, value).equals(words(text));
      }
      default -> {
        if (field == Fields.NCT_ID || field == Fields.NCT_ID_ALIAS) {
          return value.equalsIgnoreCase(text);
        }
      }
    }
    List<String> wanted = words(text);
    List<String> words = words(value);
    for (int i = 0; i + wanted.size() <= words.size() && !wanted.isEmpty(); i++) {
      boolean same = true;
      for (int j = 0; j < wanted.size(); j++) {
        same &= same(wanted.get(j), words.get(i + j));
      }
      boolean atStart = i == 0 || coverage == Coverage.CONTAINS || coverage == Coverage.ENDS_WITH;
      boolean atEnd =
          i + wanted.size() == words.size()
              || coverage == Coverage.CONTAINS
              || coverage == Coverage.STARTS_WITH;
      if (same && atStart && atEnd) {
        return true;
      }
    }
    return false;
  }

  private boolean same(String wanted, String word) {
    return wanted.equals(word)
        || (expansion != Expansion.NONE && (isPlural(wanted, word) || isPlural(word, wanted)));
  }

  /** Regular plurals of the words that the tests ask for. */
  private static boolean isPlural(String singular, String plural) {
    return singular.length() > 2
        && Character.isLetter(singular.charAt(singular.length() - 1))
        && (plural.equals(singular + "s")
            || (singular.endsWith("y")
                && plural.equals(singular.substring(0, singular.length() - 1) + "ies")));
  }

  private static boolean inRange(Field<?> field, String text, Filter.Range range) {
    boolean isDate = field.type().name().contains("DATE");
    if (isDate) {
      String day = (text + "-01-01").substring(0, 10);
      return range.min().map(min -> day.compareTo(min) >= 0).orElse(true)
          && range.max().map(max -> day.compareTo(max + "-99-99") <= 0).orElse(true);
    }
    if (field.type() == FieldType.TEXT || field.type() == FieldType.MARKUP) {
      return false;
    }
    double value = number(field, text);
    return range.min().map(min -> value >= number(field, min)).orElse(true)
        && range.max().map(max -> value <= number(field, max)).orElse(true);
  }

  private static double number(Field<?> field, String text) {
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
        return Scope.of(scope.root(), scope.base(), area);
      }
    }
    boolean size = name.endsWith(":size");
    String piece = size ? name.substring(0, name.length() - 5) : name;
    Field<?> field = Fields.named(piece);
    List<Field<?>> values = new ArrayList<>(List.of(field));
    Fields.all().stream()
        .filter(below -> below.path().startsWith(field.path() + "."))
        .forEach(values::add);
    return new Scope(scope.root(), scope.base(), List.of(field), values, size);
  }

  private static List<Field<?>> area(SearchArea area) {
    return area.parts().stream()
        .flatMap(part -> part.pieces().stream())
        .<Field<?>>map(Fields::named)
        .toList();
  }

  private static List<String> legacy(Field<?> field, String value) {
    Optional<String> legacy =
        Catalogue.enums().stream()
            .filter(type -> type.name().equals(field.typeName()))
            .flatMap(type -> type.values().stream())
            .filter(candidate -> candidate.value().equals(value))
            .map(Catalogue.EnumValue::legacyValue)
            .findFirst();
    return legacy.map(Oracle::words).orElse(List.of());
  }

  private static List<String> texts(Scope scope, Field<?> field) {
    return nodes(scope, field).stream()
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .toList();
  }

  private static List<JsonNode> nodes(Scope scope, Field<?> field) {
    return nodes(scope, field.path());
  }

  private static List<JsonNode> nodes(Scope scope, String path) {
    if (!scope.base().isEmpty() && !path.startsWith(scope.base() + ".")) {
      return List.of();
    }
    String below = scope.base().isEmpty() ? path : path.substring(scope.base().length() + 1);
    List<JsonNode> nodes = List.of(scope.root());
    for (String key : below.split("\\.", -1)) {
      nodes =
          nodes.stream()
              .map(node -> Optional.ofNullable(node.get(key)).orElse(MissingNode.getInstance()))
              .filter(node -> !node.isMissingNode())
              .flatMap(node -> node.isArray() ? elements(node) : Stream.of(node))
              .toList();
    }
    return nodes;
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements.stream();
  }

  private static List<String> words(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>(Arrays.asList(plain.split("[^\\p{L}\\p{Nd}]+")));
    words.removeAll(Collections.singleton(""));
    return words;
  }
}
