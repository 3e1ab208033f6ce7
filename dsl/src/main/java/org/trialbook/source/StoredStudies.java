package org.trialbook.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.TrialbookException;
import org.trialbook.TrialbookVersion;
import org.trialbook.accounting.Counts;
import org.trialbook.corpus.Chunk;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.LimitedChunks;
import org.trialbook.flatten.Plan;
import org.trialbook.frame.Provenance;

/**
 * The studies in files, one file after the other.
 *
 * @param everyVersion whether older versions of a study stay beside its newest one
 */
public record StoredStudies(List<Path> files, OptionalLong limit, boolean everyVersion)
    implements StudySource {

  public StoredStudies {
    files = List.copyOf(files);
  }

  @Override
  public Incoming open(Plan plan) {
    Provenance provenance =
        new Provenance(
            toString(),
            Optional.empty(),
            Optional.empty(),
            lastModified(),
            Counts.NONE,
            0,
            TrialbookVersion.text(),
            List.of());
    Chunks chunks = new StoredChunks(files);
    return new IncomingFiles(
        provenance, limit.isEmpty() ? chunks : new LimitedChunks(chunks, limit.getAsLong()));
  }

  @Override
  public boolean mayRepeat() {
    return !everyVersion;
  }

  @Override
  public Incoming again(Plan plan) {
    for (Path file : files) {
      if (!Files.isRegularFile(file) && !Files.isDirectory(file)) {
        throw new TrialbookException(
            "Studies come more than once, and %s cannot be read a second time to find the newest versions.\nSave it as a file first, or take every version: --all-versions, allVersions()."
                .formatted(file));
      }
    }
    return open(plan);
  }

  @Override
  public StudySource allVersions() {
    return new StoredStudies(files, limit, true);
  }

  /** Files on their way. */
  private record IncomingFiles(Provenance provenance, Chunks chunks) implements Incoming {

    @Override
    public Optional<Chunk> next() throws IOException {
      return chunks.next();
    }

    @Override
    public OptionalLong studies() {
      return chunks.studies();
    }

    @Override
    public void close() {
      try {
        chunks.close();
      } catch (IOException e) {
        throw TrialbookException.cannot("close what was read", e);
      }
    }
  }

  @Override
  public StudySource limit(long studies) {
    return new StoredStudies(files, OptionalLong.of(studies), everyVersion);
  }

  /** The file was fetched when it was written, as far as anyone can tell from it. */
  private Instant lastModified() {
    Instant latest = Instant.EPOCH;
    for (Path file : files) {
      try {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        latest = modified.isAfter(latest) ? modified : latest;
      } catch (IOException e) {
        throw new TrialbookException("There is no file " + file + " that can be read.", e);
      }
    }
    return latest;
  }

  @Override
  public Optional<URI> url(Plan plan) {
    return Optional.empty();
  }

  @Override
  public Map<String, String> facts() {
    return everyVersion
        ? Map.of("files", toString(), "versions", "all of each study")
        : Map.of("files", toString());
  }

  @Override
  public String toString() {
    return String.join(", ", files.stream().map(Path::toString).toList());
  }
}
