package org.trialbook.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.trialbook.TrialbookException;
import org.trialbook.change.Change;

/**
 * The alerts of a watch list, and which outlet has had which: a folder that outlives every stop.
 *
 * <p>{@code alerts.ndjson} holds each alert once, by its key, from before it is first delivered.
 * {@code batches.ndjson} says which alerts go to an outlet together, from before they go, and which
 * have arrived; so what is tried again is the same batch under the same id. {@code former.txt}
 * holds the keys of alerts that have been let go, and {@code state.json} the last snapshot that was
 * looked at, and when to try a failing outlet again. One process at a time.
 */
public final class Outbox implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final FileChannel lock;
  private final LineFile alertLines;
  private final OutboxState state;
  private final LineFile formerLines;
  private final Batches batches;
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Set<String> former = new HashSet<>();

  /** What can go wrong on the disk. */
  private interface Keeping {
    void run() throws IOException;
  }

  private Outbox(Path folder, FileChannel lock) throws IOException {
    this.folder = folder;
    this.lock = lock;
    this.alertLines = new LineFile(folder.resolve("alerts.ndjson"));
    this.formerLines = new LineFile(folder.resolve("former.txt"));
    this.state = OutboxState.read(folder.resolve("state.json"));
    each(
        alertLines,
        line -> {
          Alert alert = AlertJson.read(line);
          alerts.put(alert.key(), alert);
        });
    former.addAll(formerLines.lines());
    LineFile batchLines = new LineFile(folder.resolve("batches.ndjson"));
    this.batches = new Batches(batchLines);
    each(batchLines, line -> batches.remember(line, this::alert));
  }

  /**
   * Opens the outbox in a folder, which is made where there is none.
   *
   * @throws TrialbookException where another process has it open, or what is in it cannot be read
   */
  public static Outbox open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel lock =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      try {
        if (!isLocked(lock)) {
          throw new TrialbookException(
              "Another process delivers from %s.\nWait until it is done.".formatted(folder));
        }
        return new Outbox(folder, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static boolean isLocked(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static TrialbookException failure(Path folder, IOException e) {
    return new TrialbookException(
        "The outbox %s cannot be used: %s.\nIs it writable, and is there space on the disk?"
            .formatted(folder, e.getMessage()),
        e);
  }

  private static void each(LineFile file, Consumer<JsonNode> reader) throws IOException {
    int number = 0;
    for (String line : file.lines()) {
      number++;
      try {
        reader.accept(JSON.readTree(line));
      } catch (JsonProcessingException | RuntimeException e) {
        throw new TrialbookException(
            String.format(
                Locale.ROOT,
                "Line %,d of %s cannot be read.\nIt is damaged, or a later Trialbook wrote it.",
                number,
                file.path()),
            e);
      }
    }
  }

  private Optional<Alert> alert(String key) {
    Optional<Alert> alert = Optional.ofNullable(alerts.get(key));
    if (alert.isEmpty() && !former.contains(key)) {
      throw new IllegalArgumentException("There is no alert " + key);
    }
    return alert;
  }

  /**
   * Takes changes in: those that are not here yet become alerts. On the disk when it returns.
   *
   * @param watch the name of the list, which is part of the alerts' keys
   * @return how many were new
   */
  public int add(String watch, Collection<Change> changes) {
    Map<String, Alert> more = new LinkedHashMap<>();
    for (Change change : changes) {
      Alert alert = new Alert(AlertIds.of(watch, change), change);
      if (!alerts.containsKey(alert.key()) && !former.contains(alert.key())) {
        more.putIfAbsent(alert.key(), alert);
      }
    }
    append(
        alertLines,
        more.values().stream().map(alert -> AlertJson.write(alert).toString()).toList());
    alerts.putAll(more);
    return more.size();
  }

  private void append(LineFile file, List<String> lines) {
    if (!lines.isEmpty()) {
      keep(() -> file.append(lines));
    }
  }

  private void keep(Keeping keeping) {
    try {
      keeping.run();
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  /** All alerts, in the order in which they came. */
  public List<Alert> alerts() {
    return List.copyOf(alerts.values());
  }

  /** How many alerts an outlet has still to get. */
  int waiting(Outlet outlet) {
    int begun = batches.unfinished(outlet).map(batch -> batch.alerts().size()).orElse(0);
    return alerts.size() - batches.taken(outlet).size() + begun;
  }

  /** What is to go to an outlet next: what did not arrive, or else what it has not had. */
  Optional<Batch> next(Outlet outlet) {
    Optional<Batch> again = batches.unfinished(outlet);
    if (again.isPresent()) {
      return again;
    }
    Set<String> had = batches.taken(outlet);
    List<Alert> waiting =
        alerts.values().stream()
            .filter(alert -> !had.contains(alert.key()))
            .limit(outlet.most())
            .toList();
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Batch batch = new Batch(AlertIds.of(outlet, waiting), outlet.name(), waiting);
    keep(() -> batches.begin(batch));
    return Optional.of(batch);
  }

  /** The batch has arrived. */
  void arrived(Batch batch) {
    keep(() -> batches.arrived(batch));
    state.clear(batch.outlet());
  }

  /**
   * Lets go of alerts of changes before a day that all outlets have had; their keys are remembered,
   * so that none comes again. A stop at any point leaves an outbox that is as good.
   */
  void prune(List<Outlet> outlets, LocalDate before) {
    List<String> old =
        alerts.values().stream()
            .filter(alert -> alert.change().when().isBefore(before))
            .map(Alert::key)
            .filter(key -> batches.isDone(key, outlets))
            .toList();
    if (!old.isEmpty()) {
      append(formerLines, old);
      former.addAll(old);
      old.forEach(alerts::remove);
      alertLines.replace(
          alerts.values().stream().map(alert -> AlertJson.write(alert).toString()).toList());
      batches.forget(old);
    }
  }

  Optional<OutboxState.Retry> retry(String outlet) {
    return state.retry(outlet);
  }

  void retry(String outlet, OutboxState.Retry retry) {
    state.retry(outlet, retry);
  }

  /** The snapshot up to which changes are in the outbox; empty before the first look. */
  public Optional<String> seen() {
    return state.seen();
  }

  /** Remembers up to which snapshot changes are in the outbox. */
  public void seen(String snapshot) {
    state.seen(snapshot);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw TrialbookException.cannot("close the outbox", e);
    }
  }
}
