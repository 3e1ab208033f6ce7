package org.trialbook.kernel.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.magic.PastCell;

/** The cells of this session and of those before, for front ends that recall or search them. */
public final class History {

  private final PastSessions past;
  private final List<HistoryEntry> entries = new ArrayList<>();

  public History(PastSessions past) {
    this.past = past;
  }

  void add(int number, String code) {
    past.append(number, code);
    entries.add(new HistoryEntry(past.session(), number, code, null));
  }

  /** Adds what the latest cell showed as its value. */
  void addOutput(String text) {
    int last = entries.size() - 1;
    HistoryEntry entry = entries.get(last);
    entries.set(last, new HistoryEntry(entry.session(), entry.number(), entry.code(), text));
  }

  /** The cells of this session. */
  List<PastCell> ofSession() {
    return entries.stream().map(entry -> new PastCell(entry.number(), entry.code())).toList();
  }

  /** Answers a history request: the last cells, a range of them, or those like a pattern. */
  public Content answer(Content request) {
    boolean withOutput = request.flag("output", false);
    List<HistoryEntry> found =
        switch (request.text("hist_access_type", "tail")) {
          case "range" -> range(request);
          case "search" -> search(request);
          default -> last(all(), request.number("n", Integer.MAX_VALUE));
        };
    List<List<Object>> answer = found.stream().map(entry -> row(entry, withOutput)).toList();
    return Content.of("status", "ok", "history", answer);
  }

  private List<HistoryEntry> range(Content request) {
    int session = request.number("session", 0);
    int start = request.number("start", 0);
    int stop = request.number("stop", Integer.MAX_VALUE);
    // As in IPython: 0 is this session, a negative number counts back from it.
    int wanted = session > 0 ? session : past.session() + session;
    return all().stream()
        .filter(e -> e.session() == wanted && e.number() >= start && e.number() < stop)
        .toList();
  }

  private List<HistoryEntry> all() {
    List<HistoryEntry> all = past.read();
    all.addAll(entries);
    return all;
  }

  private List<HistoryEntry> search(Content request) {
    Predicate<String> matches = glob(request.text("pattern", "*"));
    List<HistoryEntry> found = all().stream().filter(e -> matches.test(e.code())).toList();
    if (request.flag("unique", false)) {
      Map<String, HistoryEntry> latest = new LinkedHashMap<>();
      for (HistoryEntry entry : found) {
        latest.remove(entry.code());
        latest.put(entry.code(), entry);
      }
      found = List.copyOf(latest.values());
    }
    return last(found, request.number("n", Integer.MAX_VALUE));
  }

  private static List<HistoryEntry> last(List<HistoryEntry> entries, int count) {
    return List.copyOf(
        entries.subList(Math.max(0, entries.size() - Math.max(0, count)), entries.size()));
  }

  private static List<Object> row(HistoryEntry entry, boolean withOutput) {
    List<Object> input = new ArrayList<>();
    input.add(entry.code());
    input.add(entry.output());
    return List.of(entry.session(), entry.number(), withOutput ? input : entry.code());
  }

  /** A pattern in which * stands for anything and ? for one character. */
  private static Predicate<String> glob(String pattern) {
    String regex =
        pattern
            .codePoints()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL).asMatchPredicate();
  }
}
