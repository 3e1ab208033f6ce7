package org.trialbook.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The cells of this session, for front ends that recall or search them. */
final class History {

  /** The only session there is: this one. */
  private static final int SESSION = 1;

  /**
   * @param output the text of the cell's value; null if it showed none
   */
  private record Entry(int number, String code, String output) {}

  private final List<Entry> entries = new ArrayList<>();

  void add(int number, String code) {
    entries.add(new Entry(number, code, null));
  }

  /** Adds what the latest cell showed as its value. */
  void addOutput(String text) {
    int last = entries.size() - 1;
    Entry entry = entries.get(last);
    entries.set(last, new Entry(entry.number(), entry.code(), text));
  }

  /** Answers a history request: the last cells, a range of them, or those like a pattern. */
  Content answer(Content request) {
    boolean withOutput = request.flag("output", false);
    List<Entry> found =
        switch (request.text("hist_access_type", "tail")) {
          case "range" -> range(request);
          case "search" -> search(request);
          default -> last(entries, request.number("n", Integer.MAX_VALUE));
        };
    List<List<Object>> answer = found.stream().map(entry -> row(entry, withOutput)).toList();
    return Content.of("status", "ok", "history", answer);
  }

  private List<Entry> range(Content request) {
    int session = request.number("session", 0);
    int start = request.number("start", 0);
    int stop = request.number("stop", Integer.MAX_VALUE);
    return session == 0 || session == SESSION
        ? entries.stream().filter(e -> e.number() >= start && e.number() < stop).toList()
        : List.of();
  }

  private List<Entry> search(Content request) {
    Predicate<String> matches = glob(request.text("pattern", "*"));
    List<Entry> found = entries.stream().filter(e -> matches.test(e.code())).toList();
    if (request.flag("unique", false)) {
      Map<String, Entry> latest = new LinkedHashMap<>();
      for (Entry entry : found) {
        latest.remove(entry.code());
        latest.put(entry.code(), entry);
      }
      found = List.copyOf(latest.values());
    }
    return last(found, request.number("n", Integer.MAX_VALUE));
  }

  private static List<Entry> last(List<Entry> entries, int count) {
    return List.copyOf(
        entries.subList(Math.max(0, entries.size() - Math.max(0, count)), entries.size()));
  }

  private static List<Object> row(Entry entry, boolean withOutput) {
    List<Object> input = new ArrayList<>();
    input.add(entry.code());
    input.add(entry.output());
    return List.of(SESSION, entry.number(), withOutput ? input : entry.code());
  }

  /** A pattern in which * stands for anything and ? for one character. */
  private static Predicate<String> glob(String pattern) {
    String regex =
        pattern
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL).asMatchPredicate();
  }
}
