package org.trialbook.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which alerts went to an outlet together, and which of these batches have arrived. */
final class Batches {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The batch of all that an outlet had before the last pruning. */
  private static final String HAD = "had";

  private final LineFile file;
  private final Map<String, Set<String>> taken = new HashMap<>();
  private final Map<String, Batch> unfinished = new LinkedHashMap<>();

  Batches(LineFile file) {
    this.file = file;
  }

  /**
   * Takes in a line of the file.
   *
   * @param alerts the alert of a key; empty for one that has been let go
   */
  void remember(JsonNode line, Function<String, Optional<Alert>> alerts) {
    if (line.has("arrived")) {
      unfinished.remove(line.path("arrived").asText());
      return;
    }
    List<Alert> batch = new ArrayList<>();
    line.path("keys").forEach(key -> alerts.apply(key.asText()).ifPresent(batch::add));
    remember(new Batch(line.path("batch").asText(), line.path("outlet").asText(), batch));
  }

  private void remember(Batch batch) {
    unfinished.put(batch.id(), batch);
    Set<String> keys = taken.computeIfAbsent(batch.outlet(), outlet -> new HashSet<>());
    batch.alerts().forEach(alert -> keys.add(alert.key()));
  }

  /** The batch is about to go. On the disk when it returns. */
  void begin(Batch batch) throws IOException {
    file.append(List.of(line(batch.id(), batch.outlet(), keys(batch))));
    remember(batch);
  }

  /** The batch has arrived. On the disk when it returns. */
  void arrived(Batch batch) throws IOException {
    file.append(List.of(arrival(batch.id())));
    unfinished.remove(batch.id());
  }

  /** What has begun to go to an outlet and has not arrived. */
  Optional<Batch> unfinished(Outlet outlet) {
    return unfinished.values().stream()
        .filter(batch -> batch.outlet().equals(outlet.name()))
        .findFirst();
  }

  /** The keys of what an outlet has had, or is about to get. */
  Set<String> taken(Outlet outlet) {
    return taken.getOrDefault(outlet.name(), Set.of());
  }

  /** Whether an alert has arrived at all these outlets, and is on its way to no other. */
  boolean isDone(String key, List<Outlet> outlets) {
    return outlets.stream().allMatch(outlet -> taken(outlet).contains(key))
        && unfinished.values().stream().noneMatch(batch -> keys(batch).contains(key));
  }

  /** Lets go of alerts: what outlets have had of the others becomes one batch of each. */
  void forget(Collection<String> keys) {
    taken.values().forEach(each -> keys.forEach(each::remove));
    List<String> lines = new ArrayList<>();
    taken.forEach(
        (outlet, had) -> {
          lines.add(line(HAD, outlet, had.stream().sorted().toList()));
          lines.add(arrival(HAD));
        });
    unfinished.values().forEach(batch -> lines.add(line(batch.id(), batch.outlet(), keys(batch))));
    file.replace(lines);
  }

  private static List<String> keys(Batch batch) {
    return batch.alerts().stream().map(Alert::key).toList();
  }

  private static String line(String id, String outlet, List<String> keys) {
    ObjectNode line = JSON.createObjectNode().put("batch", id).put("outlet", outlet);
    keys.forEach(line.withArray("/keys")::add);
    return line.toString();
  }

  private static String arrival(String id) {
    return JSON.createObjectNode().put("arrived", id).toString();
  }
}
