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
import org.trialbook.accounting.Counts;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.text.Text;

/**
 * Where a frame comes from: shown under the table, kept in the metadata of Arrow and Parquet files.
 *
 * @param question the query in words, or the name of the input
 * @param url what was sent to the registry, if it was asked
 * @param dataTimestamp of the registry's data, as {@code /version} gives it, without a zone
 * @param fetchedAt when the data was asked for
 * @param counts what became of all that was there: read, rejected, left out
 * @param rows of the frame
 * @param version of Trialbook
 * @param notes what the reader of the frame should know, such as that the data changed meanwhile
 */
public record Provenance(
    String question,
    Optional<URI> url,
    Optional<LocalDateTime> dataTimestamp,
    Instant fetchedAt,
    Counts counts,
    long rows,
    String version,
    List<String> notes)
    implements Displayable {

  private static final int MOST_NOTES = 20;

  public Provenance {
    notes = List.copyOf(notes);
  }

  /** The same origin with what is known after the last study. */
  public Provenance counted(Counts counted, long rowCount) {
    return new Provenance(
        question, url, dataTimestamp, fetchedAt, counted, rowCount, version, notes);
  }

  /** How many studies were read. */
  public long studies() {
    return counts.studies();
  }

  /** How many records could not be read. */
  public long rejects() {
    return counts.rejects();
  }

  /** The same origin with one more note. */
  public Provenance note(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Provenance(question, url, dataTimestamp, fetchedAt, counts, rows, version, more);
  }

  /** The facts by name, as files keep them: {@code trialbook.question}, {@code trialbook.rows}. */
  public Map<String, String> metadata() {
    Map<String, String> metadata = origin();
    metadata.put("trialbook.rows", Long.toString(rows));
    counts.byName().forEach((name, count) -> metadata.put("trialbook." + name, count.toString()));
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
    facts.add(brought());
    facts.addAll(counts.unread());
    facts.addAll(notes);
    return String.join(" · ", facts);
  }

  /** A table of one's own comes from no studies. */
  private String brought() {
    String of = Text.count(rows, "row");
    return rows > 0 && studies() == 0 ? of : of + " from " + Text.count(studies(), "study");
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
    card = card.fact("brought", brought());
    card = card.list("not read", counts.unread(), MOST_NOTES);
    return card.list("notes", notes, MOST_NOTES).fact("Trialbook", version);
  }
}
