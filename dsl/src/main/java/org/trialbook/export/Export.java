package org.trialbook.export;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.Rejects;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.frame.Provenance;

/**
 * What a {@code to...} verb has written.
 *
 * @param files each with its rows and size
 * @param accounting what became of all that was there
 */
public record Export(List<Written> files, Accounting accounting) implements Displayable {

  /**
   * One file.
   *
   * @param file where it is
   * @param rows that it holds
   * @param bytes its size
   * @param provenance where the rows come from, as the file's metadata has it
   */
  public record Written(Path file, long rows, long bytes, Provenance provenance) {}

  public Export {
    files = List.copyOf(files);
  }

  /** How many rows were written, all files together. */
  public long rows() {
    return files.stream().mapToLong(Written::rows).sum();
  }

  /** The records that could not be read, and are in none of the files. */
  public Rejects rejects() {
    return accounting.rejects();
  }

  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, String> facts = new LinkedHashMap<>();
    for (Written written : files) {
      facts.put(
          written.file().toString(),
          String.format(Locale.ROOT, "%,d rows, %,d bytes", written.rows(), written.bytes()));
    }
    files.stream().findFirst().ifPresent(first -> facts.put("from", first.provenance().line()));
    return Card.titled("Written")
        .facts(facts)
        .next("the query and the date of the data stand in the metadata")
        .mimeBundle();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%,d rows in %s", rows(), files.stream().map(Written::file).toList());
  }
}
