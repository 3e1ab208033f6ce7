package org.trialbook.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
 * have arrived; so what is tried again is the same batch under the same id. {@code state.json}
 * holds the last snapshot that was looked at, and when to try a failing outlet again. One process
 * at a time.
 */
public final class Outbox implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final FileChannel lock;
  private final LineFile alertLines;
  private final LineFile batchLines;
  private final OutboxState state;
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Map<String, Set<String>> taken = new HashMap<>();
  private final Map<String, Batch> unfinished = new LinkedHashMap<>();

  /**
   * Alerts that go to one outlet together.
   *
   * @param id the same whenever it is tried again
   * @param outlet the name of the outlet
   */
  record Batch(String id, String outlet, List<Alert> alerts) {}

  /** What can go wrong on the disk. */
  private interface Keeping {
    void run() throws IOException;
  }

  private Outbox(Path folder, FileChannel lock) throws IOException {
    this.folder = folder;
    this.lock = lock;
    this.alertLines = new LineFile(folder.resolve("alerts.ndjson"));
    this.batchLines = new LineFile(folder.resolve("batches.ndjson"));
    this.state = OutboxState.read(folder.resolve("state.json"));
    each(
        alertLines,
        line -> {
          Alert alert = AlertJson.read(line);
          alerts.put(alert.key(), alert);
        });
    each(batchLines, this::remember);
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
            "Line %,d of %s cannot be read.\nIt is damaged, or a later Trialbook wrote it."
                .formatted(number, file.path()),
            e);
      }
    }
  }

  private void remember(JsonNode line) {
    if (line.has("arrived")) {
      unfinished.remove(line.path("arrived").asText());
      return;
    }
    List<Alert> batch = new ArrayList<>();
    line.path("keys").forEach(key -> batch.add(alerts.get(key.asText())));
    begin(new Batch(line.path("batch").asText(), line.path("outlet").asText(), batch));
  }

  private void begin(Batch batch) {
    unfinished.put(batch.id(), batch);
    Set<String> keys = taken.computeIfAbsent(batch.outlet(), outlet -> new HashSet<>());
    batch.alerts().forEach(alert -> keys.add(alert.key()));
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
      Alert alert = new Alert(Keys.of(watch, change), change);
      if (!alerts.containsKey(alert.key())) {
        more.putIfAbsent(alert.key(), alert);
      }
    }
    append(
        alertLines, more.values().stream().map(alert -> AlertJson.write(alert).toString()).toList());
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
    int begun =
        unfinished.values().stream()
            .filter(batch -> batch.outlet().equals(outlet.name()))
            .mapToInt(batch -> batch.alerts().size())
            .sum();
    return alerts.size() - taken.getOrDefault(outlet.name(), Set.of()).size() + begun;
  }

  /** What is to go to an outlet next: what did not arrive, or else what it has not had. */
  Optional<Batch> next(Outlet outlet) {
    Optional<Batch> again =
        unfinished.values().stream()
            .filter(batch -> batch.outlet().equals(outlet.name()))
            .findFirst();
    if (again.isPresent()) {
      return again;
    }
    Set<String> had = taken.getOrDefault(outlet.name(), Set.of());
    List<Alert> waiting =
        alerts.values().stream()
            .filter(alert -> !had.contains(alert.key()))
            .limit(outlet.most())
            .toList();
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Batch batch = new Batch(Keys.of(outlet, waiting), outlet.name(), waiting);
    append(batchLines, List.of(line(batch).toString()));
    begin(batch);
    return Optional.of(batch);
  }

  private static ObjectNode line(Batch batch) {
    ObjectNode line =
        JSON.createObjectNode().put("batch", batch.id()).put("outlet", batch.outlet());
    batch.alerts().forEach(alert -> line.withArray("/keys").add(alert.key()));
    return line;
  }

  /** The batch has arrived. */
  void arrived(Batch batch) {
    append(batchLines, List.of(JSON.createObjectNode().put("arrived", batch.id()).toString()));
    unfinished.remove(batch.id());
    keep(() -> state.clear(batch.outlet()));
  }

  Optional<OutboxState.Retry> retry(String outlet) {
    return state.retry(outlet);
  }

  void retry(String outlet, OutboxState.Retry retry) {
    keep(() -> state.retry(outlet, retry));
  }

  /** The snapshot up to which changes are in the outbox; empty before the first look. */
  public Optional<String> seen() {
    return state.seen();
  }

  /** Remembers up to which snapshot changes are in the outbox. */
  public void seen(String snapshot) {
    keep(() -> state.seen(snapshot));
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
