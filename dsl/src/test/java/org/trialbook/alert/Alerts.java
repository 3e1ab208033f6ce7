package org.trialbook.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.trialbook.TestStudies;
import org.trialbook.change.Change;
import org.trialbook.change.ChangeKind;
import org.trialbook.change.WholeChanges;

/** Changes to tell of, made up and real, and a watch list in a file. */
final class Alerts {

  static final LocalDate DAY = LocalDate.of(2026, 11, 27);
  static final String HOSTILE = "</script><img src=x onerror=alert(1)> & <b>\"'|\r\nBcc: x@y\u2028";

  private Alerts() {}

  static Change status(int number, String before, String after) {
    return new Change(
        String.format(Locale.ROOT, "NCT%08d", number),
        ChangeKind.STATUS,
        "protocolSection.statusModule.overallStatus",
        Optional.empty(),
        Optional.of(before),
        Optional.of(after),
        OptionalInt.empty(),
        DAY,
        Optional.of("Study " + number));
  }

  static Change hostile() {
    return new Change(
        "NCT00000066",
        ChangeKind.TEXT,
        "protocolSection.identificationModule.briefTitle",
        Optional.empty(),
        Optional.of("Before"),
        Optional.of(HOSTILE),
        OptionalInt.empty(),
        DAY,
        Optional.of(HOSTILE));
  }

  static List<Change> statuses(int count) {
    List<Change> changes = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      changes.add(status(i, "RECRUITING", "COMPLETED"));
    }
    return changes;
  }

  static List<Change> of(TestStudies studies) {
    try {
      return WholeChanges.of(studies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Alert> alerts(List<Change> changes) {
    return changes.stream()
        .map(change -> new Alert(AlertIds.of("Rivals", change), change))
        .toList();
  }

  static WatchList list(Path folder, String outlets) {
    try {
      Path file = folder.resolve("rivals.json");
      Files.writeString(
          file,
          "{\"name\": \"Rivals\", \"search\": {\"query.cond\": \"heart failure\"}, \"outlets\": ["
              + outlets
              + "]}");
      return WatchList.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> keys(JsonNode alerts) {
    List<String> keys = new ArrayList<>();
    alerts.forEach(alert -> keys.add(alert.path("key").asText()));
    return keys;
  }
}
