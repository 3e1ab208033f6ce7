package org.trialbook.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A crawl as it is written down after each page: what was asked of whom, and how far it came.
 *
 * @param bytes how much of the studies' file belongs to this position; what is behind is of a page
 *     that was not finished
 * @param notes set once the crawl is complete
 * @param complete whether everything has come and was checked
 */
record Checkpoint(
    URI registry,
    Map<String, String> question,
    Position position,
    long bytes,
    List<String> notes,
    boolean complete) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The same crawl further on. */
  Checkpoint at(Position further, long length) {
    return new Checkpoint(registry, question, further, length, notes, false);
  }

  Checkpoint completed(List<String> remarks) {
    return new Checkpoint(registry, question, position, bytes, remarks, true);
  }

  boolean asksTheSameAs(Checkpoint other) {
    return registry.equals(other.registry) && question.equals(other.question);
  }

  /** For messages: {@code query.cond=asthma at https://clinicaltrials.gov/api/v2}. */
  String describe() {
    List<String> parts = new ArrayList<>();
    question.forEach((name, value) -> parts.add(name + "=" + value));
    return (parts.isEmpty() ? "all studies" : String.join(" ", parts)) + " at " + registry;
  }

  byte[] toJson() throws IOException {
    ObjectNode json = JSON.createObjectNode().put("registry", registry.toString());
    ObjectNode parameters = json.putObject("question");
    question.forEach(parameters::put);
    Version version = position.version().orElseThrow();
    json.put("apiVersion", version.apiVersion())
        .put("dataTimestamp", version.dataTimestamp().toString())
        .put("fetchedAt", position.fetchedAt().orElseThrow().toString());
    position.totalCount().ifPresent(count -> json.put("totalCount", count));
    json.put("pages", position.pages())
        .put("studies", position.studies())
        .put("repeats", position.repeats())
        .put("bytes", bytes);
    position.pageToken().ifPresent(token -> json.put("nextPageToken", token));
    json.put("complete", complete);
    notes.forEach(json.withArray("/notes")::add);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  static Checkpoint read(byte[] bytes) throws IOException {
    JsonNode json = JSON.readTree(bytes);
    try {
      Map<String, String> question = new LinkedHashMap<>();
      json.required("question")
          .properties()
          .forEach(parameter -> question.put(parameter.getKey(), parameter.getValue().asText()));
      List<String> notes = new ArrayList<>();
      json.path("notes").forEach(note -> notes.add(note.asText()));
      return new Checkpoint(
          URI.create(json.required("registry").asText()),
          question,
          position(json),
          json.required("bytes").asLong(),
          notes,
          json.required("complete").asBoolean());
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Position position(JsonNode json) {
    Version version =
        new Version(
            json.required("apiVersion").asText(),
            LocalDateTime.parse(json.required("dataTimestamp").asText()));
    JsonNode total = json.path("totalCount");
    return new Position(
        Optional.of(version),
        Optional.of(Instant.parse(json.required("fetchedAt").asText())),
        total.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(total.asLong()),
        Optional.ofNullable(json.get("nextPageToken")).map(JsonNode::asText),
        json.required("pages").asInt(),
        json.required("studies").asLong(),
        json.required("repeats").asLong());
  }
}
