package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trialbook.sample.Sample;

/** Two days of a made-up registry, and what is the same about folders. */
public final class Corpus {

  public static final LocalDate NEXT_DAY = Sample.DATA_TIMESTAMP.toLocalDate().plusDays(1);

  private Corpus() {}

  /** The registry on the first day. */
  public static List<byte[]> before(int studies) {
    return Sample.studies(studies);
  }

  /** The registry on the next day: some studies changed, some are gone, some are new. */
  public static List<byte[]> after(int studies, int each, long seed) {
    Random random = new Random(seed);
    Map<Integer, byte[]> all = new TreeMap<>();
    List<byte[]> larger = Sample.studies(studies + each);
    for (int i = 0; i < studies + each; i++) {
      all.put(i, larger.get(i));
    }
    // New ones stand between old ones too: some of the first day's are left out there.
    for (int i = 0; i < each; i++) {
      int changed = random.nextInt(studies);
      all.computeIfPresent(changed, (number, study) -> updated(study, "Changed"));
      all.remove(random.nextInt(studies));
    }
    for (int i = studies; i < studies + each; i++) {
      all.computeIfPresent(i, (number, study) -> updated(study, "New"));
    }
    return new ArrayList<>(all.values());
  }

  /** The study with another title, posted on the next day. */
  public static byte[] updated(byte[] study, String word) {
    String json = new String(study, UTF_8);
    return json.replaceFirst("\"briefTitle\":\"", "\"briefTitle\":\"" + word + " ")
        .replaceFirst("(\"lastUpdatePostDateStruct\":\\{\"date\":\")[0-9-]*", "$1" + NEXT_DAY)
        .getBytes(UTF_8);
  }

  public static Path file(Path folder, String name, List<byte[]> studies) throws IOException {
    Path file = folder.resolve(name);
    StringBuilder text = new StringBuilder();
    studies.forEach(study -> text.append(new String(study, UTF_8)).append('\n'));
    return Files.writeString(file, text);
  }

  /** What is in the blocks of a snapshot: files by name with their checksums. */
  static Map<String, Block> blocks(Snapshot snapshot) {
    return new HashMap<>(snapshot.files().blocks());
  }

  /** The names of all that is in a folder, hidden things included. */
  public static List<String> names(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
