package org.trialbook.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;
import org.trialbook.query.Membership.Closeness;

/** Takes a filter apart into what is looked for, and tells how near a local index comes to each. */
final class MembershipParts {

  private static final String SYNONYMS = "the registry also finds its synonyms (UMLS)";
  private static final String FORMS =
      "the registry knows more forms of a word than regular plurals";
  private static final String LOSSY = "how many of the words must occur is not documented";
  private static final String RANK = "the weight of a tilt is not published";
  private static final String TEXT_RANGE = "the order of texts is not documented";
  private static final String UNLISTED = "the catalogue of fields does not know it";
  private static final String LETTERS = "the registry's letters of countries are not published";
  private static final String NO_LIST =
      "whether a list that is not there counts as 0 or as missing is not documented";

  /** The fields that are widened to synonyms. */
  private static final Set<Field<?>> WIDENED = new HashSet<>();

  static {
    Catalogue.sections().forEach(MembershipParts::add);
  }

  private static void add(Catalogue.Node node) {
    if (node.synonyms()) {
      WIDENED.add(node.field());
    }
    node.children().forEach(MembershipParts::add);
  }

  /**
   * One operand.
   *
   * @param words with the area around them
   * @param reason empty where it is exact
   */
  record Found(String words, Closeness closeness, String reason) {}

  /**
   * What surrounds an operand.
   *
   * @param area as it is written; empty where the parameter's own is meant
   * @param field empty for an area of several fields
   * @param widened whether one of the fields that are looked in is
   */
  private record Scope(
      String area, Optional<Field<?>> field, boolean widened, Expansion expansion) {

    Scope with(Expansion kind) {
      return new Scope(area, field, widened, kind);
    }

    Scope atSite() {
      return new Scope(area, field, false, expansion);
    }
  }

  private final List<Found> found = new ArrayList<>();

  private MembershipParts() {}

  static List<Found> of(Parameter parameter, Filter filter) {
    MembershipParts parts = new MembershipParts();
    parts.take(filter, scope(parameter));
    return parts.found;
  }

  private static Scope scope(Parameter parameter) {
    if (parameter == Parameter.LEAD_SPONSOR) {
      return new Scope("", Optional.empty(), false, Expansion.RELAXATION);
    }
    SearchArea area = SearchArea.BASIC_SEARCH;
    for (SearchArea candidate : SearchArea.values()) {
      if (candidate
          .parameter()
          .map(name -> "query." + name)
          .orElse("")
          .equals(parameter.toString())) {
        area = candidate;
      }
    }
    return new Scope("", Optional.empty(), isWidened(area), Expansion.RELAXATION);
  }

  private static boolean isWidened(SearchArea area) {
    return area.parts().stream().anyMatch(SearchArea.Part::synonyms);
  }

  private void take(Filter filter, Scope scope) {
    if (filter instanceof Filter.Area area) {
      take(area.operand(), named(area.name(), scope));
    } else if (filter instanceof Filter.Expand expand) {
      take(expand.operand(), scope.with(expand.kind()));
    } else if (filter instanceof Filter.Within within && !within.structure().equals("Study")) {
      if (Catalogue.find(within.structure()).isEmpty()) {
        found.add(new Found("SEARCH[" + within.structure() + "]", Closeness.APPROXIMATE, UNLISTED));
      }
      take(within.operand(), scope.atSite());
    } else if (filter instanceof Filter.Tilt tilt) {
      found.add(new Found("TILT[" + tilt.field() + "]", Closeness.EXACT_BUT_FOR_ORDER, RANK));
      take(tilt.operand(), scope);
    } else if (filter.operands().isEmpty()) {
      operand(filter, scope);
    } else {
      filter.operands().forEach(operand -> take(operand, scope));
    }
  }

  private static Scope named(String name, Scope outer) {
    for (SearchArea area : SearchArea.values()) {
      if (area.areaName().equals(name)) {
        return new Scope(name, Optional.empty(), isWidened(area), outer.expansion());
      }
    }
    Optional<Field<?>> field = Catalogue.find(name);
    return new Scope(
        name, field, field.filter(MembershipParts::isWidened).isPresent(), outer.expansion());
  }

  /** A structure is when anything in it is. */
  private static boolean isWidened(Field<?> field) {
    return field.type() == FieldType.STRUCTURE
        ? WIDENED.stream().anyMatch(widened -> widened.path().startsWith(field.path() + "."))
        : WIDENED.contains(field);
  }

  private void operand(Filter operand, Scope scope) {
    Filter written =
        scope.expansion() == Expansion.RELAXATION
            ? operand
            : new Filter.Expand(scope.expansion(), operand);
    String words =
        Essie.render(scope.area().isEmpty() ? written : new Filter.Area(scope.area(), written));
    String reason = reason(operand, scope);
    Closeness closeness = reason.isEmpty() ? Closeness.EXACT : Closeness.APPROXIMATE;
    found.add(new Found(words, closeness, reason));
  }

  private static String reason(Filter operand, Scope scope) {
    if (!scope.area().isEmpty() && !EssieNames.isArea(scope.area())) {
      return UNLISTED;
    }
    if (scope.field().filter(Field::isSearchOnly).isPresent()) {
      return ofSearchOnly(operand, scope.field().get());
    }
    if (operand instanceof Filter.Range range) {
      boolean open = range.min().isEmpty() && range.max().isEmpty();
      return open || !isText(scope) || scope.area().endsWith(":size") ? "" : TEXT_RANGE;
    } else if (operand instanceof Filter.Term term) {
      return reason(term.text(), scope);
    } else if (operand instanceof Filter.Phrase phrase) {
      return reason(phrase.text(), scope);
    }
    return "";
  }

  /** Why the order by the field may be another one; empty where it is the same. */
  static String ofOrder(Field<?> field) {
    return field.isSearchOnly() ? ofSearchOnly(new Filter.All(), field) : "";
  }

  /** Whether a list that is not there has the length 0 or none, no one has told. */
  private static String ofSearchOnly(Filter operand, Field<?> field) {
    if (field.equals(Fields.LOCATION_COUNTRY_CODE)) {
      return LETTERS;
    }
    boolean isLength = Catalogue.node(field).sourceType().matches("FUNC (Size|Distinct).*");
    return isLength && !isAboveZero(operand) ? NO_LIST : "";
  }

  private static boolean isAboveZero(Filter operand) {
    Optional<String> least =
        operand instanceof Filter.Range range
            ? range.min()
            : operand instanceof Filter.Term term ? Optional.of(term.text()) : Optional.empty();
    return least.filter(number -> number.matches("0*[1-9]\\d*")).isPresent();
  }

  private static String reason(String text, Scope scope) {
    if (!isText(scope) || Words.split(text).stream().allMatch(NctId::isValid)) {
      return "";
    }
    return switch (scope.expansion()) {
      case NONE -> "";
      case TERM -> scope.widened() ? FORMS : "";
      case CONCEPT, RELAXATION -> scope.widened() ? SYNONYMS : "";
      case LOSSY -> scope.widened() ? SYNONYMS : LOSSY;
    };
  }

  private static boolean isText(Scope scope) {
    if (scope.area().endsWith(":size")) {
      return false;
    }
    return scope
        .field()
        .map(
            field ->
                switch (field.type()) {
                  case TEXT, MARKUP, STRUCTURE -> true;
                  default -> false;
                })
        .orElse(true);
  }
}
