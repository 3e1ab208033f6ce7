package org.trialbook.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.trialbook.TrialbookException;
import org.trialbook.file.WholeFile;

/** Up to which snapshot changes are in an outbox, and which outlets are left alone until when. */
final class OutboxState {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final ObjectNode state;

  /**
   * How an outlet stands after failures.
   *
   * @param failures how many there were, one after the other
   * @param failed when the last one was, by the clock of that time
   * @param notBefore when it may be tried again
   */
  record Retry(int failures, Instant failed, Instant notBefore) {

    /** A clock that shows a time before the failure ran ahead then, and tells nothing now. */
    boolean isDue(Instant now) {
      return now.isBefore(failed) || !now.isBefore(notBefore);
    }
  }

  private OutboxState(Path file, ObjectNode state) {
    this.file = file;
    this.state = state;
  }

  static OutboxState read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new OutboxState(file, JSON.createObjectNode());
    }
    try {
      if (JSON.readTree(file.toFile()) instanceof ObjectNode state) {
        return new OutboxState(file, state);
      }
    } catch (JsonProcessingException e) {
      // said below
    }
    throw new TrialbookException(
        "%s is damaged.\nPut a copy back, or delete it: the next look then begins anew."
            .formatted(file));
  }

  Optional<String> seen() {
    return Optional.ofNullable(state.path("seen").textValue());
  }

  void seen(String snapshot) {
    state.put("seen", snapshot);
    keep();
  }

  Optional<Retry> retry(String outlet) {
    JsonNode retry = state.path("retries").path(outlet);
    return retry.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Retry(
                retry.path("failures").asInt(),
                time(retry.path("failed")),
                time(retry.path("notBefore"))));
  }

  /** What is no time lies beyond all of them, so that the outlet is tried. */
  private static Instant time(JsonNode text) {
    try {
      return Instant.parse(text.asText());
    } catch (DateTimeParseException e) {
      return Instant.MAX;
    }
  }

  void retry(String outlet, Retry retry) {
    state
        .withObject("/retries")
        .putObject(outlet)
        .put("failures", retry.failures())
        .put("failed", retry.failed().toString())
        .put("notBefore", retry.notBefore().toString());
    keep();
  }

  /** The outlet works again. */
  void clear(String outlet) {
    if (state.path("retries").has(outlet)) {
      state.withObject("/retries").remove(outlet);
      keep();
    }
  }

  private void keep() {
    WholeFile.keep(file, state.toPrettyString());
  }
}
