package org.trialbook.alert;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.change.Change;
import org.trialbook.frame.PartialFile;

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
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private final Map<String, Set<String>> taken = new HashMap<>();
  private final Map<String, Batch> unfinished = new LinkedHashMap<>();
  private ObjectNode state;

  /**
   * Alerts that go to one outlet together.
   *
   * @param id the same whenever it is tried again
   */
  record Batch(String id, String outlet, List<Alert> alerts) {}

  /** How an outlet stands after failures. */
  record Retry(int failures, Instant notBefore) {}

  private Outbox(Path folder, FileChannel lock) throws IOException {
    this.folder = folder;
    this.lock = lock;
    this.alertLines = LineFile.open(folder.resolve("alerts.ndjson"));
    this.batchLines = LineFile.open(folder.resolve("batches.ndjson"));
    for (String line : alertLines.lines()) {
      Alert alert = AlertJson.read(JSON.readTree(line));
      alerts.put(alert.key(), alert);
    }
    for (String line : batchLines.lines()) {
      remember(JSON.readTree(line));
    }
    Path kept = folder.resolve("state.json");
    this.state =
        Files.exists(kept) ? (ObjectNode) JSON.readTree(kept.toFile()) : JSON.createObjectNode();
  }

  /**
   * Opens the outbox in a folder, which is made where there is none.
   *
   * @throws TrialbookException where another process has it open
   */
  public static Outbox open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel lock =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      try {
        if (lock.tryLock() == null) {
          throw new OverlappingFileLockException();
        }
        return new Outbox(folder, lock);
      } catch (OverlappingFileLockException e) {
        lock.close();
        throw new TrialbookException(
            "Another process delivers from %s.\nWait until it is done.".formatted(folder), e);
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static TrialbookException failure(Path folder, IOException e) {
    return new TrialbookException(
        "The outbox %s cannot be used: %s.\nIs it writable, and is there space on the disk?"
            .formatted(folder, e.getMessage()),
        e);
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
   * @return how many were new
   */
  public int add(Collection<Change> changes) {
    List<String> lines = new ArrayList<>();
    for (Change change : changes) {
      Alert alert = new Alert(change.id(), change);
      if (alerts.putIfAbsent(alert.key(), alert) == null) {
        lines.add(AlertJson.write(alert).toString());
      }
    }
    append(alertLines, lines);
    return lines.size();
  }

  private void append(LineFile file, List<String> lines) {
    try {
      if (!lines.isEmpty()) {
        file.append(lines);
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  /** All alerts, in the order in which they came. */
  public List<Alert> alerts() {
    return List.copyOf(alerts.values());
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
    Batch batch = new Batch(Keys.of(outlet.name(), waiting), outlet.name(), waiting);
    ObjectNode line =
        JSON.createObjectNode().put("batch", batch.id()).put("outlet", batch.outlet());
    waiting.forEach(alert -> line.withArray("/keys").add(alert.key()));
    append(batchLines, List.of(line.toString()));
    begin(batch);
    return Optional.of(batch);
  }

  /** The batch has arrived. */
  void arrived(Batch batch) {
    append(batchLines, List.of(JSON.createObjectNode().put("arrived", batch.id()).toString()));
    unfinished.remove(batch.id());
    if (retry(batch.outlet()).isPresent()) {
      ((ObjectNode) state.path("retries")).remove(batch.outlet());
      keepState();
    }
  }

  Optional<Retry> retry(String outlet) {
    JsonNode retry = state.path("retries").path(outlet);
    return retry.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Retry(
                retry.path("failures").asInt(), Instant.parse(retry.path("notBefore").asText())));
  }

  void retry(String outlet, Retry retry) {
    state
        .withObject("/retries")
        .putObject(outlet)
        .put("failures", retry.failures())
        .put("notBefore", retry.notBefore().toString());
    keepState();
  }

  /** The snapshot up to which changes are in the outbox; empty before the first look. */
  public Optional<String> seen() {
    return Optional.ofNullable(state.path("seen").textValue());
  }

  /** Remembers up to which snapshot changes are in the outbox. */
  public void seen(String snapshot) {
    state.put("seen", snapshot);
    keepState();
  }

  private void keepState() {
    PartialFile part = PartialFile.beside(folder.resolve("state.json"));
    try {
      Files.writeString(part.path(), state.toPrettyString());
      part.commit();
    } catch (IOException e) {
      throw part.failure(e);
    } finally {
      part.delete();
    }
  }

  @Override
  public void close() {
    try (lock;
        alertLines;
        batchLines) {
      // all three
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
