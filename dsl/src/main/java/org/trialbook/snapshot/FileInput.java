package org.trialbook.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trialbook.TrialbookException;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.StudyFiles;

/** Studies in files that the user has: whatever {@link StudyFiles} reads. */
record FileInput(List<Path> files, Optional<LocalDateTime> dataTimestamp) implements Input {

  FileInput {
    files = List.copyOf(files);
  }

  @Override
  public String source() {
    return files.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  /** Files are read from their start: unpacking again costs less than a place in a zip is worth. */
  @Override
  public Ending bring(Optional<String> position, Intake intake) throws IOException {
    if (position.isPresent()) {
      intake.again();
    }
    Instant modified = Instant.EPOCH;
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new TrialbookException("There is no file " + file + ".");
      }
      Instant latest = Files.getLastModifiedTime(file).toInstant();
      modified = latest.isAfter(modified) ? latest : modified;
    }
    IntakeSink sink = new IntakeSink(intake);
    try (Chunks chunks = StudyFiles.open(files)) {
      for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
        intake.expect(chunks.studies());
        chunk.get().records(sink);
        sink.check();
        intake.at("some of the files");
      }
    }
    return new Ending(dataTimestamp, modified, List.of());
  }
}
