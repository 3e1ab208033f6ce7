package org.trialbook.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.trialbook.TrialbookException;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.snapshot.Difference;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.text.Text;
import tech.tablesaw.api.Table;

/**
 * What changed in the registry between two snapshots. It is a value; {@link #table}, {@link #write}
 * and {@link #forEach} look, each anew.
 *
 * <pre>{@code
 * diff(snapshot("2026-11-20"), snapshot("2026-11-27"))
 *     .of(ChangeKind.STATUS, ChangeKind.DATE)
 *     .table();
 * }</pre>
 *
 * <p>Only studies whose fingerprints differ are read, a block of each snapshot at a time: memory
 * does not grow with the registry. What is no change of a study is told in the notes, not in the
 * rows: see {@link StudyDiff}, and fields that the registry began to fill, or left out, for all
 * studies.
 */
public final class Changes implements Displayable {

  private final Snapshot earlier;
  private final Snapshot later;
  private final Set<ChangeKind> kinds;

  /** Null for all. */
  private final Set<String> nctIds;

  private Changes(Snapshot earlier, Snapshot later, Set<ChangeKind> kinds, Set<String> nctIds) {
    this.earlier = earlier;
    this.later = later;
    this.kinds = kinds;
    this.nctIds = nctIds;
  }

  /**
   * Everything that changed from one snapshot to the other.
   *
   * @throws TrialbookException where the data of the first are later than those of the second
   */
  public static Changes between(Snapshot earlier, Snapshot later) {
    if (earlier.dataTimestamp().isAfter(later.dataTimestamp())) {
      throw new TrialbookException(
          "%s is of %s, later than %s of %s.\nName the earlier snapshot first."
              .formatted(
                  earlier.name(), earlier.dataTimestamp(), later.name(), later.dataTimestamp()));
    }
    return inOrder(earlier, later);
  }

  /**
   * The same in the order given, whatever the days of the data: those of files are only known from
   * the studies in them.
   */
  public static Changes inOrder(Snapshot earlier, Snapshot later) {
    return new Changes(earlier, later, EnumSet.allOf(ChangeKind.class), null);
  }

  /** Only changes of these kinds. */
  public Changes of(ChangeKind... wanted) {
    return of(List.of(wanted));
  }

  /** Only changes of these kinds. */
  public Changes of(Collection<ChangeKind> wanted) {
    if (wanted.isEmpty()) {
      throw new TrialbookException("There is no kind of change to look for.\nName one at least.");
    }
    Set<ChangeKind> both = EnumSet.copyOf(wanted);
    both.retainAll(kinds);
    return new Changes(earlier, later, both, nctIds);
  }

  /** Only changes of these studies. */
  public Changes ofStudies(Collection<String> wanted) {
    Set<String> both = new HashSet<>(wanted);
    if (nctIds != null) {
      both.retainAll(nctIds);
    }
    return new Changes(earlier, later, kinds, Set.copyOf(both));
  }

  /** The snapshot before. */
  public Snapshot earlier() {
    return earlier;
  }

  /** The snapshot after. */
  public Snapshot later() {
    return later;
  }

  /**
   * What a look has found.
   *
   * @param studies how many studies have changes that were wanted
   * @param kinds how many changes there are of each kind; kinds without any are not there
   * @param notes what was left out and why, one sentence each
   */
  public record Summary(int studies, Map<ChangeKind, Integer> kinds, List<String> notes) {

    /** How many changes. */
    public int changes() {
      return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * Looks, and hands over each change: study by study in the order of registry numbers.
   *
   * @throws TrialbookException where the thread is interrupted
   */
  public Summary forEach(Consumer<? super Change> receiver) {
    Difference difference = Difference.between(earlier, later);
    Set<String> all = new TreeSet<>(wanted(difference.changed()));
    all.addAll(wanted(difference.removed()));
    all.addAll(wanted(difference.added()));
    Set<String> format = FormatChange.fields(earlier, later, names(difference.changed()));
    Map<ChangeKind, Integer> counts = new EnumMap<>(ChangeKind.class);
    LocalDate day = later.dataTimestamp().toLocalDate();
    int studies = 0;
    try (StudiesInOrder before = new StudiesInOrder(earlier, all);
        StudiesInOrder after = new StudiesInOrder(later, all)) {
      for (String nctId : all) {
        JsonNode old = earlier.has(nctId) ? before.take(nctId) : MissingNode.getInstance();
        JsonNode now = later.has(nctId) ? after.take(nctId) : MissingNode.getInstance();
        boolean isDamaged =
            (earlier.has(nctId) && old.isMissingNode())
                || (later.has(nctId) && now.isMissingNode());
        if (isDamaged) {
          continue;
        }
        List<Change> changes =
            changes(nctId, old, now, day, format).stream()
                .filter(change -> kinds.contains(change.kind()))
                .toList();
        studies += changes.isEmpty() ? 0 : 1;
        for (Change change : changes) {
          counts.merge(change.kind(), 1, Integer::sum);
          receiver.accept(change);
        }
      }
      return new Summary(studies, Map.copyOf(counts), notes(format, before, after));
    }
  }

  private List<Change> changes(
      String nctId, JsonNode old, JsonNode now, LocalDate day, Set<String> format) {
    Optional<String> into = now.isMissingNode() ? later.mergedInto(nctId) : Optional.empty();
    return into.map(other -> List.of(StudyDiff.merged(old, other, day)))
        .orElseGet(() -> StudyDiff.between(old, now, day, format));
  }

  private static List<String> names(List<Integer> numbers) {
    return numbers.stream().map(Snapshot::nctId).toList();
  }

  private List<String> wanted(List<Integer> numbers) {
    return names(numbers).stream()
        .filter(nctId -> nctIds == null || nctIds.contains(nctId))
        .toList();
  }

  private static List<String> notes(
      Set<String> format, StudiesInOrder before, StudiesInOrder after) {
    List<String> notes = new ArrayList<>();
    format.forEach(
        field ->
            notes.add(
                "%s is new in all studies, or gone from all: left out as a change of the format."
                    .formatted(field)));
    before.problems().forEach(problem -> notes.add("Before: " + problem));
    after.problems().forEach(problem -> notes.add("After: " + problem));
    return List.copyOf(notes);
  }

  /**
   * Looks, and brings a table, one row a change: {@code nctId} text, {@code kind} text, {@code
   * field} text, {@code item} text, {@code before} text, {@code after} text, {@code days} whole
   * number, {@code when} day, {@code title} text, {@code id} text; as {@link Change} says. What a
   * change has not is missing.
   */
  public Table table() {
    ChangeTable table = new ChangeTable();
    forEach(table::add);
    return table.build();
  }

  /**
   * Looks, and writes the rows of {@link #table} to a file by its extension: {@code .ndjson}, also
   * {@code .ndjson.gz} and {@code .zst}; {@code .csv}, {@code .parquet}. The file takes its place
   * when it is whole.
   */
  public Summary write(Path file) {
    return ChangeFile.write(this::forEach, file);
  }

  /** How many changes there are of each kind, with what was left out. */
  @Override
  public Map<String, Object> mimeBundle() {
    Summary summary = forEach(change -> {});
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("from", "%s (%s)".formatted(earlier.name(), earlier.dataTimestamp()));
    facts.put("to", "%s (%s)".formatted(later.name(), later.dataTimestamp()));
    facts.put("studies", Text.grouped(summary.studies()));
    new TreeMap<>(summary.kinds())
        .forEach((kind, count) -> facts.put(kind.name(), Text.grouped(count)));
    for (int i = 0; i < summary.notes().size(); i++) {
      facts.put("note " + (i + 1), summary.notes().get(i));
    }
    return Card.titled("Changes")
        .facts(facts)
        .next("table() for the rows; of(ChangeKind.STATUS) for some kinds; write(file)")
        .mimeBundle();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Changes changes
        && changes.earlier.equals(earlier)
        && changes.later.equals(later)
        && changes.kinds.equals(kinds)
        && Objects.equals(changes.nctIds, nctIds);
  }

  @Override
  public int hashCode() {
    return Objects.hash(earlier, later, kinds, nctIds);
  }

  @Override
  public String toString() {
    String some =
        kinds.size() == ChangeKind.values().length
            ? ""
            : kinds.stream().map(ChangeKind::name).collect(Collectors.joining(", ", " of ", ""));
    return "Changes from %s to %s%s".formatted(earlier.name(), later.name(), some);
  }
}
