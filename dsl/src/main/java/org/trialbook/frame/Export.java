package org.trialbook.frame;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.Rejects;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;

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

  /** What a writer has left at its places. */
  public static Export of(Map<Path, Provenance> written, Accounting accounting) {
    List<Written> files = new ArrayList<>();
    written.forEach(
        (file, provenance) ->
            files.add(new Written(file, provenance.rows(), bytes(file), provenance)));
    return new Export(files, accounting);
  }

  private static long bytes(Path file) {
    try (Stream<Path> content = Files.walk(file)) {
      return content.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException e) {
      throw TrialbookException.cannot("look at what was written", e);
    }
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
