package org.trialbook.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.trialbook.corpus.Chunk;
import org.trialbook.mirror.LocalMirror;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.SnapshotChunks;

/**
 * What is measured of a snapshot within one process: {@code lookup}, {@code index}, {@code search},
 * {@code unpack}.
 */
final class AskSnapshot {

  private static final String[] CONDITIONS = {
    "heart failure", "breast cancer", "diabetes", "asthma", "COVID-19", "depression",
    "stroke", "HIV", "obesity", "leukemia", "lung cancer", "hypertension"
  };
  private static final String[] TERMS = {
    "pembrolizumab", "metformin", "placebo", "aspirin", "vaccine", "insulin", "surgery", "exercise"
  };

  private AskSnapshot() {}

  public static void main(String[] arguments) throws Exception {
    List<Snapshot> snapshots = new ArrayList<>();
    for (String folder : List.of(arguments).subList(1, arguments.length)) {
      snapshots.add(Snapshot.open(Path.of(folder)));
    }
    switch (arguments[0]) {
      case "lookup" -> lookup(snapshots.get(0));
      case "index" -> LocalMirror.over(snapshots.get(0), studies -> {});
      case "search" -> search(snapshots.get(0));
      default -> unpack(snapshots);
    }
    System.exit(0);
  }

  private static void tell(List<Double> milliseconds) {
    Collections.sort(milliseconds);
    int size = milliseconds.size();
    System.out.printf(
        "{\"median\": %.3f, \"p95\": %.3f, \"worst\": %.3f, \"n\": %d}%n",
        milliseconds.get(size / 2),
        milliseconds.get(size * 95 / 100),
        milliseconds.get(size - 1),
        size);
  }

  /** The status of studies by their numbers, anywhere in the snapshot. */
  private static void lookup(Snapshot snapshot) {
    List<String> nctIds = snapshot.nctIds();
    Random random = new Random(3);
    List<Double> milliseconds = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String nctId = nctIds.get(random.nextInt(nctIds.size()));
      long start = System.nanoTime();
      String study = new String(snapshot.study(nctId).orElseThrow(), StandardCharsets.UTF_8);
      if (!study.contains("\"overallStatus\":\"")) {
        throw new IllegalStateException(nctId);
      }
      milliseconds.add((System.nanoTime() - start) / 1e6);
    }
    tell(milliseconds);
  }

  /** Pages of four sorts of search, as a client asks for them; the first ones warm up. */
  private static void search(Snapshot snapshot) {
    LocalMirror mirror = LocalMirror.over(snapshot, studies -> {});
    Random random = new Random(3);
    List<Double> milliseconds = new ArrayList<>();
    for (int i = 0; i < 440; i++) {
      String condition = CONDITIONS[random.nextInt(CONDITIONS.length)].replace(" ", "+");
      String term = TERMS[random.nextInt(TERMS.length)];
      String query =
          switch (i % 4) {
            case 0 -> "query.cond=" + condition + "&pageSize=10&countTotal=true";
            case 1 ->
                "query.cond=%s&filter.overallStatus=RECRUITING&fields=NCTId&pageSize=100"
                    .formatted(condition);
            case 2 -> "query.term=%s&sort=LastUpdatePostDate:desc&pageSize=20".formatted(term);
            default -> "query.intr=%s&query.cond=%s&pageSize=10".formatted(term, condition);
          };
      long start = System.nanoTime();
      if (mirror.answer("/studies", query).status() != 200) {
        throw new IllegalStateException(query);
      }
      if (i >= 40) {
        milliseconds.add((System.nanoTime() - start) / 1e6);
      }
    }
    tell(milliseconds);
  }

  /** Every byte of the studies, and nothing done with them. */
  private static void unpack(List<Snapshot> snapshots) throws Exception {
    long[] bytes = {0};
    for (Snapshot snapshot : snapshots) {
      try (SnapshotChunks chunks = snapshot.chunks()) {
        for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
          Chunk each = chunk.get();
          each.records((array, offset, length, position) -> bytes[0] += length);
        }
      }
    }
    System.out.printf("{\"bytes\": %d}%n", bytes[0]);
  }
}
