package org.trialbook.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is different between two versions of one study, field by field.
 *
 * <p>Not different are: lists in another order, Markdown escapes and white space, other spellings
 * of the same number, empty fields that are absent, and fields that the registry fills or leaves
 * out for all studies. A list of plain values is one change with both lists; of a list of objects
 * each element that came or went is a change, and each field of an element that stayed. Results
 * that are there for the first time are one change, of {@code hasResults}.
 */
public final class StudyDiff {

  private static final JsonNode NOTHING = MissingNode.getInstance();
  private static final String RESULTS = "resultsSection";

  private final String nctId;
  private final LocalDate when;
  private final Optional<String> title;
  private final Set<String> ignored;
  private final boolean resultsCameOrWent;
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();

  private StudyDiff(JsonNode before, JsonNode after, LocalDate day, Set<String> ignored) {
    JsonNode known = SameValue.isBlank(after) ? before : after;
    this.nctId = text(known, "identificationModule", "nctId").orElse("");
    this.title =
        text(after, "identificationModule", "briefTitle")
            .or(() -> text(before, "identificationModule", "briefTitle"));
    this.when =
        Optional.ofNullable(after.path("protocolSection").get("statusModule"))
            .map(status -> status.path("lastUpdatePostDateStruct").path("date").asText(""))
            .flatMap(StudyDiff::day)
            .orElse(day);
    this.ignored = ignored;
    this.resultsCameOrWent =
        before.path("hasResults").asBoolean() != after.path("hasResults").asBoolean()
            && (before.path(RESULTS).isEmpty() || after.path(RESULTS).isEmpty());
  }

  /**
   * Compares two versions of a study.
   *
   * @param before the whole record; a missing node where the study is new
   * @param after the whole record; a missing node where the study is gone
   * @param day of the later data: when it happened, for a study that is gone or lacks the day of
   *     its update
   * @return in the order of the later record's fields
   */
  public static List<Change> between(JsonNode before, JsonNode after, LocalDate day) {
    return between(before, after, day, Set.of());
  }

  /** The same, without these fields and what is in them. */
  static List<Change> between(JsonNode before, JsonNode after, LocalDate day, Set<String> ignored) {
    StudyDiff diff = new StudyDiff(before, after, day, ignored);
    if (SameValue.isBlank(before) || SameValue.isBlank(after)) {
      diff.whole(before, after);
    } else {
      diff.compare("", "", before, after);
    }
    return List.copyOf(diff.changes);
  }

  /**
   * A study whose number is that of another one now.
   *
   * @param into the number of the other one
   */
  static Change merged(JsonNode before, String into, LocalDate day) {
    StudyDiff diff = new StudyDiff(before, NOTHING, day, Set.of());
    return new Change(
        diff.nctId,
        ChangeKind.MERGED,
        "",
        Optional.empty(),
        text(before, "statusModule", "overallStatus"),
        Optional.of(into),
        OptionalInt.empty(),
        day,
        diff.title);
  }

  private void whole(JsonNode before, JsonNode after) {
    changes.add(
        new Change(
            nctId,
            SameValue.isBlank(before) ? ChangeKind.REGISTERED : ChangeKind.REMOVED,
            "",
            Optional.empty(),
            text(before, "statusModule", "overallStatus"),
            text(after, "statusModule", "overallStatus"),
            OptionalInt.empty(),
            when,
            title));
  }

  private void compare(String field, String item, JsonNode before, JsonNode after) {
    if (SameValue.isBlank(before) && SameValue.isBlank(after)) {
      return;
    }
    if (SameValue.FIELDS.contains(field)
        || ignored.contains(field)
        || (resultsCameOrWent && field.equals(RESULTS))) {
      return;
    }
    if (isObject(before, after)) {
      Set<String> fields = new LinkedHashSet<>();
      after.fieldNames().forEachRemaining(fields::add);
      before.fieldNames().forEachRemaining(fields::add);
      for (String name : fields) {
        String path = field.isEmpty() ? name : field + "." + name;
        compare(path, item, before.path(name), after.path(name));
      }
    } else if (isListOfObjects(before, after)) {
      compareElements(field, item, before, after);
    } else if (before.isArray() || after.isArray()) {
      if (!ListMatching.canonical(before).equals(ListMatching.canonical(after))) {
        add(field, item, before, after);
      }
    } else if (!SameValue.same(before, after)) {
      add(field, item, before, after);
    }
  }

  private void compareElements(String field, String item, JsonNode before, JsonNode after) {
    String list = field.substring(field.lastIndexOf('.') + 1);
    ListMatching elements = ListMatching.compare(list, before, after);
    for (ListMatching.Pair pair : elements.changed()) {
      compare(field, named(field, item, elements.name(pair.before())), pair.before(), pair.after());
    }
    for (JsonNode gone : elements.removed()) {
      add(field, named(field, item, elements.name(gone)), gone, NOTHING);
    }
    for (JsonNode come : elements.added()) {
      add(field, named(field, item, elements.name(come)), NOTHING, come);
    }
  }

  /** Names an element; one that is called like an earlier one has a number as well. */
  private String named(String field, String item, String name) {
    String whole = item.isEmpty() ? name : item + " > " + name;
    int times = names.merge(field + '\0' + whole, 1, Integer::sum);
    return times == 1 ? whole : String.format(Locale.ROOT, "%s (%d)", whole, times);
  }

  private void add(String field, String item, JsonNode before, JsonNode after) {
    changes.add(
        new Change(
            nctId,
            KindOfField.of(field, before, after),
            field,
            item.isEmpty() ? Optional.empty() : Optional.of(item),
            value(before),
            value(after),
            isDate(field) ? days(before.asText(""), after.asText("")) : OptionalInt.empty(),
            when,
            title));
  }

  private static boolean isObject(JsonNode before, JsonNode after) {
    return (before.isObject() || SameValue.isBlank(before))
        && (after.isObject() || SameValue.isBlank(after));
  }

  private static boolean isListOfObjects(JsonNode before, JsonNode after) {
    return (SameValue.isBlank(before) || before.path(0).isObject())
        && (SameValue.isBlank(after) || after.path(0).isObject());
  }

  private static Optional<String> value(JsonNode node) {
    return SameValue.isBlank(node)
        ? Optional.empty()
        : Optional.of(node.isValueNode() ? node.asText() : node.toString());
  }

  private static boolean isDate(String field) {
    return field.endsWith(".date") || field.endsWith("Date");
  }

  /**
   * By how many days a date moved. Of a month or a year the first day counts; a date that became
   * more or less precise and may be the same has not moved.
   */
  static OptionalInt days(String before, String after) {
    Optional<LocalDate> from = day(before);
    Optional<LocalDate> to = day(after);
    if (from.isEmpty() || to.isEmpty()) {
      return OptionalInt.empty();
    }
    if (before.startsWith(after) || after.startsWith(before)) {
      return OptionalInt.of(0);
    }
    return OptionalInt.of(Math.toIntExact(to.get().toEpochDay() - from.get().toEpochDay()));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return switch (text.length()) {
        case 4 -> Optional.of(LocalDate.parse(text + "-01-01"));
        case 7 -> Optional.of(LocalDate.parse(text + "-01"));
        case 10 -> Optional.of(LocalDate.parse(text));
        default -> Optional.empty();
      };
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode study, String module, String field) {
    return Optional.ofNullable(study.path("protocolSection").path(module).get(field))
        .map(JsonNode::asText);
  }
}
