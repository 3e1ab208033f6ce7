package org.trialbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.file.WholeFile;
import org.trialbook.frame.Frame;
import org.trialbook.frame.Provenance;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.source.NamedStudies;
import org.trialbook.source.SnapshotStudies;
import org.trialbook.text.Text;

/**
 * Which studies a search found in the registry at one time, by their numbers, and nothing else of
 * them.
 *
 * <p>The registry widens words by a vocabulary that no local index has. A pin takes membership from
 * the registry and data from a snapshot:
 *
 * <pre>{@code
 * search().condition("heart attack").pin().on(snapshot("2026-11-20")).frame();
 * }</pre>
 *
 * @param question the search in words
 * @param url the first request that was sent
 * @param dataTimestamp of the registry's data then; empty where it did not say
 * @param askedAt when
 * @param nctIds the studies, in the order of the answer
 */
public record Pin(
    String question,
    URI url,
    Optional<LocalDateTime> dataTimestamp,
    Instant askedAt,
    List<String> nctIds)
    implements Displayable {

  private static final ObjectMapper JSON = new ObjectMapper();

  public Pin {
    nctIds = List.copyOf(nctIds);
  }

  static Pin of(Rows rows) {
    Frame frame = rows.frame();
    Provenance from = frame.provenance();
    return new Pin(
        from.question(),
        from.url().orElseGet(rows::url),
        from.dataTimestamp(),
        from.fetchedAt(),
        frame.stringColumn(0).asList());
  }

  /** These studies with the data of a snapshot; which of them it lacks is noted in the result. */
  public Studies on(Snapshot snapshot) {
    return new Studies(
        new SnapshotStudies(
            snapshot,
            Optional.of(new NamedStudies(question, url, membership(), nctIds)),
            OptionalLong.empty()));
  }

  private String membership() {
    return String.format(
        Locale.ROOT,
        "Membership is the registry's: %,d studies, asked at %s of the data of %s.",
        nctIds.size(),
        askedAt,
        dataTimestamp.map(LocalDateTime::toString).orElse("an unknown time"));
  }

  /** Keeps it in a JSON file, which appears when it is whole. */
  public void write(Path file) {
    ObjectNode pin = JSON.createObjectNode();
    pin.put("question", question).put("url", url.toString());
    pin.put("dataTimestamp", dataTimestamp.map(LocalDateTime::toString).orElse(null));
    pin.put("askedAt", askedAt.toString());
    nctIds.forEach(pin.putArray("nctIds")::add);
    WholeFile.write(file, path -> Files.writeString(path, pin.toPrettyString() + "\n"));
  }

  /**
   * The pin that a file keeps.
   *
   * @throws TrialbookException where the file is not there or keeps none
   */
  public static Pin read(Path file) {
    try {
      JsonNode pin = JSON.readTree(Files.readString(file));
      List<String> nctIds = new ArrayList<>();
      pin.required("nctIds").forEach(nctId -> nctIds.add(nctId.asText()));
      return new Pin(
          pin.required("question").asText(),
          URI.create(pin.required("url").asText()),
          Optional.ofNullable(pin.required("dataTimestamp").textValue()).map(LocalDateTime::parse),
          Instant.parse(pin.required("askedAt").asText()),
          nctIds);
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      throw new TrialbookException(
          "%s keeps no pin.\nWrite one: search().condition(\"asthma\").pin().write(file)"
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new TrialbookException("There is no file " + file + " that can be read.", e);
    }
  }

  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("question", question);
    facts.put("studies", Text.grouped(nctIds.size()));
    dataTimestamp.ifPresent(time -> facts.put("data of", time.toString()));
    facts.put("asked at", askedAt.toString());
    return Card.titled("Pin")
        .facts(facts)
        .next("on(snapshot) brings their data; write(file) keeps it")
        .mimeBundle();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Pin of %,d studies: %s", nctIds.size(), question);
  }
}
