package org.trialbook.registry.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.trialbook.Internal;
import org.trialbook.accounting.Reject;
import org.trialbook.accounting.Rejects;
import org.trialbook.registry.page.Position;
import org.trialbook.registry.wire.Version;

/**
 * A crawl as it is written down after each page: what was asked of whom, and how far it came.
 *
 * @param counted how many studies there are in all; empty where the question was not cut
 * @param parts that the question was cut into; one, of everything, where it was not
 * @param joined how many of the parts' files are one by now
 * @param notes what a reader should know; all of them once the crawl is complete
 * @param complete whether everything has come and was checked
 */
@Internal
public record Checkpoint(
    URI registry,
    Map<String, String> question,
    OptionalLong counted,
    List<CrawlPart> parts,
    int joined,
    List<String> notes,
    boolean complete) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nothing has come yet. */
  static Checkpoint begun(
      URI registry,
      Map<String, String> question,
      OptionalLong counted,
      List<PostingSpan> spans,
      Position start,
      List<String> notes) {
    List<CrawlPart> parts =
        spans.stream().map(span -> new CrawlPart(span, start, Extent.NONE)).toList();
    return new Checkpoint(registry, question, counted, parts, 1, notes, false);
  }

  /** The same crawl with one part further on. */
  Checkpoint at(int part, Position further, Extent longer) {
    List<CrawlPart> moved = new ArrayList<>(parts);
    moved.set(part, parts.get(part).at(further, longer));
    return new Checkpoint(registry, question, counted, List.copyOf(moved), joined, notes, false);
  }

  Checkpoint completed(List<String> remarks) {
    List<String> all = Stream.concat(notes.stream(), remarks.stream()).toList();
    return new Checkpoint(registry, question, counted, parts, joined, all, true);
  }

  /** The same crawl with the files of this many parts in one. */
  Checkpoint joined(int files) {
    return new Checkpoint(registry, question, counted, parts, files, notes, complete);
  }

  /** How far all parts have come together. */
  public Position position() {
    return Position.sum(parts.stream().map(CrawlPart::position).toList());
  }

  /** How long the files of the first parts are. */
  public long bytes(int first) {
    return parts.subList(0, first).stream().mapToLong(CrawlPart::bytes).sum();
  }

  public boolean asks(URI whom, Map<String, String> what) {
    return registry.equals(whom) && question.equals(what);
  }

  /** For messages: {@code query.cond=asthma at https://clinicaltrials.gov/api/v2}. */
  public String describe() {
    return describe(registry, question);
  }

  public static String describe(URI registry, Map<String, String> question) {
    List<String> parts = new ArrayList<>();
    question.forEach((name, value) -> parts.add(name + "=" + value));
    return (parts.isEmpty() ? "all studies" : String.join(" ", parts)) + " at " + registry;
  }

  byte[] toJson() throws IOException {
    ObjectNode json = JSON.createObjectNode().put("registry", registry.toString());
    ObjectNode parameters = json.putObject("question");
    question.forEach(parameters::put);
    Position start = parts.get(0).position();
    Version version = start.version().orElseThrow();
    json.put("apiVersion", version.apiVersion())
        .put("dataTimestamp", version.dataTimestamp().toString())
        .put("fetchedAt", start.fetchedAt().orElseThrow().toString());
    counted.ifPresent(count -> json.put("counted", count));
    parts.forEach(part -> write(part, json.withArray("/parts").addObject()));
    json.put("joined", joined).put("complete", complete);
    notes.forEach(json.withArray("/notes")::add);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  private static void write(CrawlPart part, ObjectNode json) {
    part.span().from().ifPresent(day -> json.put("from", day.toString()));
    part.span().until().ifPresent(day -> json.put("until", day.toString()));
    Position position = part.position();
    position.totalCount().ifPresent(count -> json.put("totalCount", count));
    json.put("pages", position.pages())
        .put("studies", position.studies())
        .put("repeats", position.repeats())
        .put("idle", position.idle())
        .put("bytes", part.bytes())
        .put("sha256", part.extent().sha256());
    position.pageToken().ifPresent(token -> json.put("nextPageToken", token));
    if (position.rejects().count() > 0) {
      json.put("rejects", position.rejects().count());
      for (Reject reject : position.rejects().first()) {
        json.withArray("/firstRejects")
            .addObject()
            .put("page", reject.input())
            .put("position", reject.position())
            .put("length", reject.length())
            .put("reason", reject.reason());
      }
    }
  }

  /** Reads what {@link #toJson} wrote. */
  public static Checkpoint read(byte[] bytes) throws IOException {
    JsonNode json = JSON.readTree(bytes);
    try {
      Map<String, String> question = new LinkedHashMap<>();
      json.required("question")
          .properties()
          .forEach(parameter -> question.put(parameter.getKey(), parameter.getValue().asText()));
      Position start = start(json);
      List<CrawlPart> parts = new ArrayList<>();
      json.required("parts").forEach(part -> parts.add(part(part, start)));
      List<String> notes = new ArrayList<>();
      json.path("notes").forEach(note -> notes.add(note.asText()));
      return new Checkpoint(
          URI.create(json.required("registry").asText()),
          question,
          number(json, "counted"),
          List.copyOf(parts),
          json.required("joined").asInt(),
          notes,
          json.required("complete").asBoolean());
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Position start(JsonNode json) {
    Version version =
        new Version(
            json.required("apiVersion").asText(),
            LocalDateTime.parse(json.required("dataTimestamp").asText()));
    return Position.START.begun(version, Instant.parse(json.required("fetchedAt").asText()));
  }

  private static CrawlPart part(JsonNode json, Position start) {
    Position position =
        new Position(
            start.version(),
            start.fetchedAt(),
            number(json, "totalCount"),
            Optional.ofNullable(json.get("nextPageToken")).map(JsonNode::asText),
            json.required("pages").asInt(),
            json.required("studies").asLong(),
            json.required("repeats").asLong(),
            rejects(json),
            json.path("idle").asInt());
    return new CrawlPart(
        new PostingSpan(day(json, "from"), day(json, "until")),
        position,
        new Extent(json.required("bytes").asLong(), json.required("sha256").asText()));
  }

  private static Rejects rejects(JsonNode json) {
    List<Reject> first = new ArrayList<>();
    for (JsonNode each : json.path("firstRejects")) {
      first.add(
          new Reject(
              each.required("page").asText(),
              Optional.empty(),
              each.required("position").asLong(),
              each.required("length").asLong(),
              each.required("reason").asText()));
    }
    return new Rejects(json.path("rejects").asLong(), first);
  }

  private static Optional<LocalDate> day(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name)).map(day -> LocalDate.parse(day.asText()));
  }

  private static OptionalLong number(JsonNode json, String name) {
    return json.has(name) ? OptionalLong.of(json.get(name).asLong()) : OptionalLong.empty();
  }
}
