package org.trialbook.frame;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialbook.Displayable;
import org.trialbook.display.Card;
import org.trialbook.display.Text;

/**
 * Where a frame comes from: shown under the table, kept in the metadata of Arrow and Parquet files.
 *
 * @param question the query in words, or the name of the input
 * @param url what was sent to the registry, if it was asked
 * @param dataTimestamp of the registry's data, as {@code /version} gives it, without a zone
 * @param fetchedAt when the data was asked for
 * @param studies that were read, rejects not counted
 * @param rows of the frame
 * @param rejects records that could not be read
 * @param version of Trialbook
 * @param notes what the reader of the frame should know, such as that the data changed meanwhile
 */
public record Provenance(
    String question,
    Optional<URI> url,
    Optional<LocalDateTime> dataTimestamp,
    Instant fetchedAt,
    long studies,
    long rows,
    long rejects,
    String version,
    List<String> notes)
    implements Displayable {

  private static final int MOST_NOTES = 20;

  public Provenance {
    notes = List.copyOf(notes);
  }

  /** The same origin with what is known after the last study. */
  public Provenance counted(long studyCount, long rowCount, long rejectCount) {
    return new Provenance(
        question, url, dataTimestamp, fetchedAt, studyCount, rowCount, rejectCount, version, notes);
  }

  /** The same origin with one more note. */
  public Provenance note(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Provenance(
        question, url, dataTimestamp, fetchedAt, studies, rows, rejects, version, more);
  }

  /** The facts by name, as files keep them: {@code trialbook.question}, {@code trialbook.rows}. */
  public Map<String, String> metadata() {
    Map<String, String> metadata = origin();
    metadata.put("trialbook.studies", Long.toString(studies));
    metadata.put("trialbook.rows", Long.toString(rows));
    metadata.put("trialbook.rejects", Long.toString(rejects));
    return metadata;
  }

  /** The facts that are known before the first study. */
  Map<String, String> origin() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("trialbook.question", question);
    url.ifPresent(address -> metadata.put("trialbook.url", address.toString()));
    dataTimestamp.ifPresent(time -> metadata.put("trialbook.dataTimestamp", time.toString()));
    metadata.put("trialbook.fetchedAt", fetchedAt.toString());
    metadata.put("trialbook.version", version);
    if (!notes.isEmpty()) {
      metadata.put("trialbook.notes", String.join("\n", notes));
    }
    return metadata;
  }

  /** One line for people: question, data date, counts, notes. */
  public String line() {
    List<String> facts = new ArrayList<>();
    facts.add(question);
    dataTimestamp.ifPresent(time -> facts.add("data of " + time.truncatedTo(ChronoUnit.MINUTES)));
    facts.add(Text.count(rows, "row") + " from " + Text.count(studies, "study"));
    if (rejects > 0) {
      facts.add(Text.count(rejects, "record") + " could not be read");
    }
    facts.addAll(notes);
    return String.join(" · ", facts);
  }

  /** Every fact on a line of its own. */
  @Override
  public Map<String, Object> mimeBundle() {
    return card().mimeBundle();
  }

  Card card() {
    Card card = Card.titled("Provenance").fact("question", question);
    if (url.isPresent()) {
      card = card.link("request", url.get());
    }
    if (dataTimestamp.isPresent()) {
      card = card.fact("data of", dataTimestamp.get().toString());
    }
    card = card.fact("fetched at", fetchedAt.truncatedTo(ChronoUnit.SECONDS).toString());
    card = card.fact("brought", Text.count(rows, "row") + " from " + Text.count(studies, "study"));
    if (rejects > 0) {
      card = card.fact("could not be read", Text.count(rejects, "record"));
    }
    return card.list("notes", notes, MOST_NOTES).fact("Trialbook", version);
  }
}
