package org.trialbook;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.StudyFile;
import org.trialbook.flatten.StudySink;
import org.trialbook.frame.Provenance;

/** The studies in files, one file after the other. */
record StoredStudies(List<Path> files, OptionalLong limit) implements StudySource {

  StoredStudies {
    files = List.copyOf(files);
  }

  @Override
  public Provenance read(Plan plan, Function<Provenance, StudySink> open) {
    Provenance provenance =
        new Provenance(
            toString(),
            Optional.empty(),
            Optional.empty(),
            lastModified(),
            0,
            0,
            0,
            TrialbookVersion.text(),
            List.of());
    StudySink sink = limited(open.apply(provenance));
    files.forEach(file -> StudyFile.read(file, sink));
    return provenance;
  }

  private StudySink limited(StudySink sink) {
    if (limit.isEmpty()) {
      return sink;
    }
    AtomicLong left = new AtomicLong(limit.getAsLong());
    return (bytes, offset, length, position) -> {
      if (left.getAndDecrement() > 0) {
        sink.study(bytes, offset, length, position);
      }
    };
  }

  @Override
  public StudySource limit(long studies) {
    return new StoredStudies(files, OptionalLong.of(studies));
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
    return Map.of("files", toString());
  }

  @Override
  public String toString() {
    return String.join(", ", files.stream().map(Path::toString).toList());
  }
}
