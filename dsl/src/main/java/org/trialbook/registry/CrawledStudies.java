package org.trialbook.registry;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.trialbook.accounting.Rejects;

/**
 * What a {@link Crawl} brought.
 *
 * @param file the studies, one JSON object a line in UTF-8, in the order in which they came
 * @param studies how many there are
 * @param rejects what came as a study and has no NCT id: by page and byte, and not in the file
 * @param bytes the size of the file
 * @param dataTimestamp the state of the data, by the registry's own clock
 * @param fetchedAt when the crawl began
 * @param notes what a reader should know, one sentence each: data that changed on the way, studies
 *     that came twice; empty as a rule
 */
public record CrawledStudies(
    Path file,
    long studies,
    Rejects rejects,
    long bytes,
    LocalDateTime dataTimestamp,
    Instant fetchedAt,
    List<String> notes) {

  /** What a crawl brought. */
  public CrawledStudies {
    notes = List.copyOf(notes);
  }
}
