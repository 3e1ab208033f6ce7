package org.trialbook.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;
import org.trialbook.field.Status;

/**
 * A version of a record as the site shows it, in lines: a label and behind it, or in the next line,
 * its value. What histories are made of is read: status, dates, enrolment and outcomes.
 */
final class VersionText {

  private static final Map<String, String> DATES =
      Map.of(
          "Study Start", "startDateStruct",
          "Primary Completion", "primaryCompletionDateStruct",
          "Study Completion", "completionDateStruct");

  private static final Map<String, String> OUTCOMES =
      Map.of(
          "Primary Outcome Measures", "primaryOutcomes",
          "Secondary Outcome Measures", "secondaryOutcomes",
          "Other Outcome Measures", "otherOutcomes");

  /** Where outcomes end: the headings that can stand behind them. */
  private static final Set<String> HEADINGS =
      Set.of(
          "Eligibility",
          "Contacts/Locations",
          "IPD Sharing",
          "IPDSharing",
          "IPD Sharing Statement",
          "References",
          "Study Results",
          "Outcome Measures (Results)",
          "Documents",
          "Study Documents");

  private static final Pattern KIND =
      Pattern.compile(
          "(.*?)\\s*[\\[(](Actual|Anticipated|Estimated)[\\])]", Pattern.CASE_INSENSITIVE);

  private static final Pattern WHOLE = Pattern.compile("\\d{1,3}(,\\d{3})+|\\d{1,9}");
  private static final Pattern ISO = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
  private static final Pattern FRAME =
      Pattern.compile("\\[?\\s*Time Frame:\\s*(.*?)\\s*\\]?", Pattern.CASE_INSENSITIVE);

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

  private final List<String> lines;
  private final Function<String, TrialbookException> other;

  private VersionText(String text, Function<String, TrialbookException> other) {
    this.lines =
        Arrays.stream(text.split("[\\n\\r\\t]+"))
            .map(String::strip)
            .filter(l -> !l.isEmpty())
            .toList();
    this.other = other;
  }

  /**
   * What the text says, in the shape of a record.
   *
   * @param other the error where it is not as it was, by a fact about it
   */
  static ObjectNode record(String text, Function<String, TrialbookException> other) {
    return new VersionText(text, other).record();
  }

  private ObjectNode record() {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    ObjectNode protocol = record.putObject("protocolSection");
    ObjectNode status = protocol.putObject("statusModule");
    status.put("overallStatus", status());
    for (String label : new TreeSet<>(DATES.keySet())) {
      value(label).ifPresent(value -> date(status.putObject(DATES.get(label)), label, value));
    }
    value("Enrollment")
        .ifPresent(
            value ->
                enrolment(protocol.putObject("designModule").putObject("enrollmentInfo"), value));
    ObjectNode outcomes = protocol.putObject("outcomesModule");
    boolean any = lines.stream().anyMatch(line -> line.startsWith("Outcome Measures"));
    for (String heading : new TreeSet<>(OUTCOMES.keySet())) {
      int at = headingAt(heading);
      any |= at >= 0;
      if (at >= 0) {
        outcomes(outcomes.putArray(OUTCOMES.get(heading)), at + 1);
      }
    }
    if (!any) {
      throw other.apply("no outcomes are in the version");
    }
    return record;
  }

  /** Behind the label, or in the line after it; empty where the label is not there. */
  private Optional<String> value(String label) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.equals(label) || line.equals(label + ":")) {
        return i + 1 < lines.size() ? Optional.of(lines.get(i + 1)) : Optional.empty();
      }
      if (line.startsWith(label + ":")) {
        return Optional.of(line.substring(label.length() + 1).strip());
      }
    }
    return Optional.empty();
  }

  private String status() {
    String shown = value("Overall Status").orElseThrow(() -> other.apply("no status is in it"));
    String plain = plain(shown);
    return Arrays.stream(Status.values())
        .filter(each -> plain(each.label()).equals(plain) || plain(each.name()).equals(plain))
        .findFirst()
        .orElseThrow(() -> other.apply("it shows a status that is none"))
        .name();
  }

  private static String plain(String words) {
    String letters = words.replaceAll("\\[.*", "").toLowerCase(Locale.ROOT);
    return letters.replaceAll("[^a-z]+", "");
  }

  private void date(ObjectNode date, String label, String shown) {
    kind(date, shown);
    date.put(
        "date",
        day(withoutKind(shown)).orElseThrow(() -> other.apply("%s is no date".formatted(label))));
  }

  private static Optional<String> day(String text) {
    if (ISO.matcher(text).matches()) {
      return Optional.of(text);
    }
    try {
      return Optional.of(LocalDate.parse(text, DAY).toString());
    } catch (DateTimeException notADay) {
      try {
        return Optional.of(YearMonth.parse(text, MONTH).toString());
      } catch (DateTimeException notAMonth) {
        return Optional.empty();
      }
    }
  }

  private void enrolment(ObjectNode enrolment, String shown) {
    String count = withoutKind(shown);
    if (!WHOLE.matcher(count).matches()) {
      throw other.apply("the enrolment is no number");
    }
    enrolment.put("count", Long.parseLong(count.replace(",", "")));
    kind(enrolment, shown);
  }

  private static String withoutKind(String shown) {
    Matcher kind = KIND.matcher(shown);
    return kind.matches() ? kind.group(1) : shown;
  }

  /** The site has called what is expected anticipated and estimated. */
  private static void kind(ObjectNode value, String shown) {
    Matcher kind = KIND.matcher(shown);
    if (kind.matches()) {
      value.put("type", kind.group(2).equalsIgnoreCase("Actual") ? "ACTUAL" : "ESTIMATED");
    }
  }

  private int headingAt(String heading) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(heading) || lines.get(i).equals(heading + ":")) {
        return i;
      }
    }
    return -1;
  }

  private boolean isHeading(String line) {
    String words = line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
    return HEADINGS.contains(words) || OUTCOMES.containsKey(words);
  }

  /**
   * Numbered from 1 on: the number, alone or before the title, then the title, a time frame and a
   * description. A number is that of the next outcome if it is the next and a time frame comes
   * before the number after it, as descriptions have lists of their own.
   */
  private void outcomes(ArrayNode found, int from) {
    int end = from;
    while (end < lines.size() && !isHeading(lines.get(end))) {
      end++;
    }
    int next = 1;
    ObjectNode outcome = null;
    for (int i = from; i < end; i++) {
      String line = lines.get(i);
      Optional<String> title = title(i, end, next);
      Matcher frame = FRAME.matcher(line);
      if (title.isPresent()) {
        outcome = found.addObject();
        outcome.put("measure", title.get());
        next++;
        i += line.matches("\\d+\\.?") ? 1 : 0;
      } else if (outcome != null && !outcome.has("timeFrame") && frame.matches()) {
        outcome.put("timeFrame", frame.group(1));
      } else if (outcome != null) {
        String before = outcome.path("description").asText("");
        outcome.put("description", before.isEmpty() ? line : before + "\n" + line);
      } else {
        throw other.apply("its outcomes are not numbered");
      }
    }
  }

  private Optional<String> title(int at, int end, int number) {
    String line = lines.get(at);
    String mark = number + ".";
    int titleAt = line.equals(mark) || line.equals(String.valueOf(number)) ? at + 1 : at;
    boolean marked = titleAt > at ? titleAt < end : line.startsWith(mark + " ");
    if (!marked || titleAt + 1 >= end || !hasFrame(titleAt + 1, end)) {
      return Optional.empty();
    }
    return Optional.of(titleAt > at ? lines.get(titleAt) : line.substring(mark.length()).strip());
  }

  /** A title is followed by its time frame at once. */
  private boolean hasFrame(int at, int end) {
    return at < end && FRAME.matcher(lines.get(at)).matches();
  }
}
