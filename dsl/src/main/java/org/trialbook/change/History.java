package org.trialbook.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.trialbook.TrialbookException;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.text.Text;
import tech.tablesaw.api.Table;

/**
 * The versions of one record, from its registration to now.
 *
 * <pre>{@code
 * use(registry().allowUndocumented());
 * var history = study("NCT01874431").history();
 * history.outcomeTable();   // what was planned, what was reported
 * history.moveTable();      // how often the end and the enrolment were moved
 * history.changeTable();    // every change, in the words of diff
 * }</pre>
 *
 * <p>A version is brought when it is looked at, and kept.
 */
public final class History implements Displayable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String nctId;
  private final List<RecordVersion> versions;
  private final Optional<String> original;
  private final Optional<String> latest;
  private final IntFunction<String> source;
  private final Map<Integer, JsonNode> records = new ConcurrentHashMap<>();

  private History(
      String nctId,
      List<RecordVersion> versions,
      Optional<String> original,
      Optional<String> latest,
      IntFunction<String> source) {
    this.nctId = nctId;
    this.versions = List.copyOf(versions);
    this.original = original;
    this.latest = latest;
    this.source = source;
  }

  /**
   * The history of a record.
   *
   * @param versions the oldest first
   * @param original the planned outcomes of the first version as JSON, where they are known without
   *     asking for it: {@code primaryOutcomes}, {@code secondaryOutcomes}, {@code otherOutcomes}
   * @param latest the record as it is now as JSON, where it is known without asking for its last
   *     version
   * @param source brings the JSON of the version with a number
   * @throws TrialbookException if there is no version
   */
  public static History of(
      String nctId,
      List<RecordVersion> versions,
      Optional<String> original,
      Optional<String> latest,
      IntFunction<String> source) {
    if (versions.isEmpty()) {
      throw new TrialbookException("The history of %s has no version.".formatted(nctId));
    }
    return new History(nctId, versions, original, latest, Objects.requireNonNull(source));
  }

  /** Whose history it is. */
  public String nctId() {
    return nctId;
  }

  /** The oldest first. */
  public List<RecordVersion> versions() {
    return versions;
  }

  /**
   * The versions as a table, one row each: {@code nctId} text, {@code version} whole number from 0,
   * {@code date} day of submission, {@code status} text, missing where the source does not say it,
   * {@code modules} text, what changed in the site's words, joined by a bar; missing of the first.
   */
  public Table table() {
    return HistoryTables.versions(nctId, versions);
  }

  /** The whole record as it was in a version, as JSON. */
  public String json(int version) {
    return record(version).toPrettyString();
  }

  /**
   * Whether the first version was submitted by the day that the study started, as the record says
   * now; of a month the last day counts. Empty where it says no start.
   */
  public Optional<Boolean> registeredBeforeStart() {
    String date = last().at("/protocolSection/statusModule/startDateStruct/date").asText("");
    return lastDay(date).map(start -> !versions.get(0).date().isAfter(start));
  }

  /** Everything that changed from version to version, the oldest first; brings all of them. */
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (int i = 1; i < versions.size(); i++) {
      changes.addAll(
          StudyDiff.between(
              record(versions.get(i - 1).number()),
              record(versions.get(i).number()),
              versions.get(i).date()));
    }
    return List.copyOf(changes);
  }

  /** {@link #changes} as a table with the columns of {@link Changes#table}. */
  public Table changeTable() {
    ChangeTable table = new ChangeTable();
    changes().forEach(table::add);
    return table.build();
  }

  /**
   * What became of each outcome between the first version and the results, or the plan as it is now
   * where there are none. Whether the first version is from before the start, {@link
   * #registeredBeforeStart} says.
   */
  public List<OutcomeChange> outcomes() {
    JsonNode plan =
        original
            .map(History::parsed)
            .orElseGet(
                () -> record(versions.get(0).number()).at("/protocolSection/outcomesModule"));
    return Outcomes.compare(plan, last());
  }

  /**
   * {@link #outcomes} as a table: {@code nctId} text, {@code fate} text, {@code planned} text,
   * {@code plannedAs} text, {@code reported} text, {@code reportedAs} text, {@code sameWording}
   * boolean; missing as {@link OutcomeChange} says.
   */
  public Table outcomeTable() {
    return HistoryTables.outcomes(nctId, outcomes());
  }

  /**
   * Each time that the primary completion or the enrolment was moved, the oldest first; brings all
   * versions. That a plan became actual without another value is no move.
   */
  public List<Move> moves() {
    List<Move> moves = new ArrayList<>();
    for (int i = 1; i < versions.size(); i++) {
      RecordVersion version = versions.get(i);
      moves.addAll(
          Moves.between(record(versions.get(i - 1).number()), record(version.number()), version));
    }
    return List.copyOf(moves);
  }

  /**
   * {@link #moves} as a table: {@code nctId} text, {@code version} whole number, {@code date} day,
   * {@code what} text, {@code before} text, {@code after} text, {@code by} whole number.
   */
  public Table moveTable() {
    return HistoryTables.moves(nctId, moves());
  }

  /**
   * How often and how far, as a table of two rows: {@code nctId} text, {@code what} text, {@code
   * times} whole number, {@code first} and {@code last} text, the value before the first move and
   * after the last, {@code by} whole number, from the first to the last, in days or participants;
   * missing where nothing moved.
   */
  public Table movedTable() {
    return HistoryTables.moved(nctId, moves());
  }

  private JsonNode last() {
    return latest
        .map(History::parsed)
        .orElseGet(() -> record(versions.get(versions.size() - 1).number()));
  }

  private JsonNode record(int version) {
    if (versions.stream().noneMatch(each -> each.number() == version)) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              "%s has no version %d.\nThere are versions 0 to %d.",
              nctId,
              version,
              versions.size() - 1));
    }
    return records.computeIfAbsent(version, number -> parsed(source.apply(number)));
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new TrialbookException("This is no record: " + e.getOriginalMessage() + ".", e);
    }
  }

  private static Optional<LocalDate> lastDay(String date) {
    return switch (date.length()) {
      case 10 -> Optional.of(LocalDate.parse(date));
      case 7 -> Optional.of(LocalDate.parse(date + "-01").plusMonths(1).minusDays(1));
      case 4 -> Optional.of(LocalDate.parse(date + "-12-31"));
      default -> Optional.empty();
    };
  }

  private static String dated(RecordVersion version) {
    return version.status().isEmpty()
        ? version.date().toString()
        : "%s (%s)".formatted(version.date(), version.status());
  }

  /** How many versions there are, and what to look at. */
  @Override
  public Map<String, Object> mimeBundle() {
    RecordVersion first = versions.get(0);
    RecordVersion last = versions.get(versions.size() - 1);
    return Card.titled("History of " + nctId)
        .fact("versions", Text.count(versions.size(), "version"))
        .fact("first", dated(first))
        .fact("last", dated(last))
        .next("table(), changeTable(), outcomeTable(), moveTable(), movedTable()")
        .mimeBundle();
  }

  @Override
  public String toString() {
    return "History of %s, %s".formatted(nctId, Text.count(versions.size(), "version"));
  }
}
