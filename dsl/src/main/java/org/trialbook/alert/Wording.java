package org.trialbook.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.change.Change;

/** Changes in words. */
final class Wording {

  private static final int LONGEST = 140;

  /** How much of what is the same stands before the first difference of two long texts. */
  private static final int BEFORE_DIFFERENCE = 40;

  private static final Map<String, String> WORDS =
      Map.of("Nct", "NCT", "Ipd", "IPD", "Fda", "FDA", "Ide", "IDE", "Url", "URL");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Wording() {}

  /** One line, without the study: {@code Overall status: RECRUITING → COMPLETED}. */
  static String line(Change change) {
    return switch (change.kind()) {
      case REGISTERED -> "Registered" + change.after().map(status -> ", " + status).orElse("");
      case REMOVED -> "No longer in the registry";
      case MERGED -> "Merged into " + change.after().orElse("another study");
      case RESULTS_POSTED -> "Results posted";
      default -> isElement(change) ? element(change) : subject(change) + values(change);
    };
  }

  /** Whether an element of a list came or went. */
  private static boolean isElement(Change change) {
    String value = change.before().orElse("") + change.after().orElse("");
    return change.before().isPresent() != change.after().isPresent()
        && change.item().isPresent()
        && value.startsWith("{");
  }

  private static String element(Change change) {
    String label = label(change.field()).toLowerCase(Locale.ROOT).replaceFirst("s$", "");
    String what = label.equals("location") ? "site" : label;
    String line =
        change.before().isEmpty()
            ? "New " + what
            : what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + " gone";
    return line + ": " + change.item().orElseThrow();
  }

  private static String subject(Change change) {
    return change.item().map(item -> item + ", ").orElse("") + label(change.field()) + ": ";
  }

  /** The field in words: {@code primaryCompletionDateStruct.date} is Primary completion date. */
  static String label(String field) {
    List<String> parts = List.of(field.replaceFirst("^.*Module\\.", "").split("\\."));
    String last = parts.get(parts.size() - 1);
    String owner = parts.size() > 1 ? parts.get(parts.size() - 2) : "";
    String name =
        owner.endsWith("Struct") || owner.endsWith("Info")
            ? owner.replaceFirst("DateStruct$|Struct$|Info$", "")
                + last.substring(0, 1).toUpperCase(Locale.ROOT)
                + last.substring(1)
            : last;
    String spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT).strip();
    String label = spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      label = label.replaceAll("(?i)\\b" + word.getKey() + "\\b", word.getValue());
    }
    return label;
  }

  private static String values(Change change) {
    String before = change.before().orElse("");
    String after = change.after().orElse("");
    if (before.startsWith("[\"") || after.startsWith("[\"")) {
      return difference(list(before), list(after));
    }
    if (before.isEmpty()) {
      return "new, " + shortened(after, 0);
    }
    if (after.isEmpty()) {
      return "gone, was " + shortened(before, 0);
    }
    boolean isShort = before.length() <= LONGEST && after.length() <= LONGEST;
    int from = isShort ? 0 : Math.max(0, firstDifference(before, after) - BEFORE_DIFFERENCE);
    return shortened(before, from) + " \u2192 " + shortened(after, from) + days(change.days());
  }

  private static int firstDifference(String one, String other) {
    int same = 0;
    int length = Math.min(one.length(), other.length());
    while (same < length && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  private static String difference(List<String> before, List<String> after) {
    List<String> come = new ArrayList<>(after);
    before.forEach(come::remove);
    List<String> gone = new ArrayList<>(before);
    after.forEach(gone::remove);
    return Stream.of(phrase("new", come), phrase("gone", gone))
        .filter(phrase -> !phrase.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String phrase(String word, List<String> values) {
    return values.isEmpty() ? "" : word + ", " + shortened(String.join(", ", values), 0);
  }

  /** The texts of a JSON list; a title may begin like one, and is one text then. */
  private static List<String> list(String text) {
    List<String> values = new ArrayList<>();
    try {
      JSON.readTree(text).forEach(value -> values.add(value.asText()));
      return values;
    } catch (JsonProcessingException e) {
      return List.of(text);
    }
  }

  private static String shortened(String text, int from) {
    int start = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    String part = text.substring(start).replaceAll("\\s+", " ").strip();
    return (start > 0 ? "\u2026" : "") + cut(part, LONGEST);
  }

  /** No longer than that, with an ellipsis in place of what is left out. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    // Half of a character that takes two is none.
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + "\u2026";
  }

  private static String days(OptionalInt days) {
    if (days.isEmpty()) {
      return "";
    }
    int n = Math.abs(days.getAsInt());
    String count = n == 1 ? "1 day" : String.format(Locale.ROOT, "%,d days", n);
    return n == 0 ? " (same date)" : " (" + count + (days.getAsInt() > 0 ? " later)" : " earlier)");
  }

  /** The study's title, in one line. */
  static String title(Change change) {
    return change.title().orElse(change.nctId()).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  /** How many alerts, of how many studies. */
  static String count(List<Alert> alerts) {
    long studies = alerts.stream().map(alert -> alert.change().nctId()).distinct().count();
    return String.format(
        Locale.ROOT,
        "%,d change%s of %,d stud%s",
        alerts.size(),
        alerts.size() == 1 ? "" : "s",
        studies,
        studies == 1 ? "y" : "ies");
  }

  /** Those of a study together, studies in the order of their first. */
  static Collection<List<Alert>> byStudy(List<Alert> alerts) {
    return alerts.stream()
        .collect(
            Collectors.groupingBy(
                alert -> alert.change().nctId(), LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /** Where people read of the study; nothing in its number leads elsewhere. */
  static String address(Change change) {
    return "https://clinicaltrials.gov/study/"
        + URLEncoder.encode(change.nctId(), StandardCharsets.UTF_8);
  }
}
