package org.trialbook.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trialbook.TrialbookException;
import org.trialbook.file.WholeFile;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Registry;

/**
 * What a watch knows of its studies. The file has the question as a URL in its first line and then
 * one study a line, with tabs between id, status and day.
 */
record KnownStudies(StudyQuery query, SortedMap<String, Study> studies) {

  private static final String QUESTION = "# ";

  /** What is compared: a study of which both are the same has nothing new. */
  record Study(String status, Optional<LocalDate> updated) {}

  /** Knows nothing where there is no file yet. */
  static KnownStudies read(Path file, StudyQuery query) {
    SortedMap<String, Study> studies = new TreeMap<>();
    if (!Files.exists(file)) {
      return new KnownStudies(query, studies);
    }
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.isEmpty() || !lines.get(0).startsWith(QUESTION)) {
        throw new IOException("its first line is no question");
      }
      String asked = lines.get(0).substring(QUESTION.length());
      if (!StudyQuery.parse(asked).equals(query)) {
        throw new TrialbookException(
            "%s belongs to another search: %s\nUse a file of its own for each search."
                .formatted(file, asked));
      }
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 3) {
          throw new IOException("\"" + line + "\" is no study");
        }
        studies.put(cells[0], new Study(cells[1], day(cells[2])));
      }
      return new KnownStudies(query, studies);
    } catch (IOException | DateTimeException e) {
      throw new TrialbookException(
          "Cannot read what the watch knows in %s: %s.\nWithout the file every study is new again."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static Optional<LocalDate> day(String cell) {
    return cell.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cell));
  }

  Optional<Study> study(String nctId) {
    return Optional.ofNullable(studies.get(nctId));
  }

  /** The day from which to ask again. */
  Optional<LocalDate> latest() {
    return studies.values().stream()
        .flatMap(study -> study.updated().stream())
        .max(Comparator.naturalOrder());
  }

  KnownStudies with(Collection<StatusChange> changes) {
    SortedMap<String, Study> more = new TreeMap<>(studies);
    changes.forEach(
        change -> more.put(change.nctId(), new Study(change.statusNow(), change.updatedNow())));
    return new KnownStudies(query, more);
  }

  void write(Path file) {
    List<String> lines = new ArrayList<>();
    // Whichever registry is asked, the question is the same.
    lines.add(QUESTION + Registry.live().url(query));
    for (Map.Entry<String, Study> each : studies.entrySet()) {
      Study study = each.getValue();
      String day = study.updated().map(LocalDate::toString).orElse("");
      lines.add(String.join("\t", each.getKey(), study.status(), day));
    }
    try {
      WholeFile.write(file, path -> Files.write(path, lines));
    } catch (TrialbookException e) {
      throw new TrialbookException(
          "Cannot write what the watch knows to %s: %s.\nThe same changes will come again."
              .formatted(file, e.getMessage().lines().findFirst().orElse("")),
          e);
    }
  }
}
