package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.change.Changes;
import org.trialbook.cli.Commands;
import org.trialbook.file.Folders;
import org.trialbook.frame.Frame;
import org.trialbook.mirror.Mirror;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;

/**
 * Whatever byte of a snapshot's files is another one, or missing: who reads it gets what was there,
 * or is told. Nobody gets something else without a word.
 */
class DamagedSnapshotTest {

  private static final int STUDIES = 40;
  private static final String FIGURES =
      "select count(*) as n, count(distinct overallStatus) as s, sum(hash(briefTitle)) as h from studies";

  @TempDir private Path folder;
  private Path place;
  private Path other;
  private final Map<String, byte[]> whole = new TreeMap<>();

  @BeforeEach
  void make() throws IOException {
    // One study has an alias, so that there is a list of them.
    List<byte[]> studies = new ArrayList<>(Corpus.before(STUDIES));
    studies.set(
        0,
        new String(studies.get(0), UTF_8)
            .replaceFirst("(\"nctId\":\"NCT[0-9]+\")", "$1,\"nctIdAliases\":[\"NCT99999998\"]")
            .getBytes(UTF_8));
    place = make("a", studies);
    other = make("b", Corpus.after(STUDIES, 9, 1));
    Trialbook.sql(Snapshot.open(place), FIGURES);
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        whole.put(place.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  private Path make(String name, List<byte[]> studies) throws IOException {
    Path file = Corpus.file(folder, name + ".ndjson", studies);
    // Blocks of their own: those of the other one stay whole.
    return Snapshots.in(folder.resolve("of-" + name))
        .create(name, List.of(file), Optional.of(Sample.DATA_TIMESTAMP))
        .path();
  }

  /** An answer, and whether whoever gave it has said that something is wrong. */
  private record Answer(String text, boolean isTold) {}

  private static Answer told(Supplier<Answer> question) {
    try {
      return question.get();
    } catch (TrialbookException e) {
      assertThat(e.getMessage()).isNotBlank();
      return new Answer(e.getMessage(), true);
    }
  }

  private Map<String, Answer> answers() {
    Map<String, Answer> answers = new TreeMap<>();
    answers.put("facts", told(() -> facts(Snapshot.open(place))));
    answers.put("verify", told(() -> verified(Snapshot.open(place))));
    answers.put("read", told(() -> read(Trialbook.read(Snapshot.open(place)).frame())));
    answers.put("files", told(() -> read(Trialbook.read(place).frame())));
    answers.put("one by one", told(() -> oneByOne(Snapshot.open(place))));
    answers.put("alias", told(() -> alias(Snapshot.open(place))));
    answers.put("diff", told(() -> difference(Snapshot.open(place), Snapshot.open(other))));
    answers.put("sql", told(() -> figures(Snapshot.open(place))));
    answers.put("serve", told(() -> served(Snapshot.open(place))));
    answers.put("flatten", told(this::flattened));
    return answers;
  }

  private static Answer facts(Snapshot snapshot) {
    return new Answer(
        List.of(snapshot.name(), snapshot.size(), snapshot.dataTimestamp(), snapshot.counts())
            .toString(),
        false);
  }

  private static Answer verified(Snapshot snapshot) {
    Verification verification = snapshot.verify();
    return new Answer(verification.problems().toString(), !verification.isWhole());
  }

  private static Answer read(Frame frame) {
    return new Answer(frame.print(1_000), frame.rejects().count() > 0);
  }

  private static Answer oneByOne(Snapshot snapshot) {
    StringBuilder all = new StringBuilder();
    for (String nctId : snapshot.nctIds()) {
      all.append(new String(snapshot.study(nctId).orElseThrow(), UTF_8));
    }
    return new Answer(all.toString(), false);
  }

  private static Answer alias(Snapshot snapshot) {
    return new Answer(snapshot.mergedInto("NCT99999998").toString(), false);
  }

  private static Answer difference(Snapshot before, Snapshot after) {
    StringBuilder all = new StringBuilder();
    List<String> notes =
        Changes.inOrder(before, after).forEach(change -> all.append(change).append('\n')).notes();
    return new Answer(all.toString(), notes.stream().anyMatch(note -> note.contains("damaged")));
  }

  private static Answer figures(Snapshot snapshot) {
    return new Answer(Trialbook.sql(snapshot, FIGURES).print(), false);
  }

  private static Answer served(Snapshot snapshot) {
    try (Mirror mirror = Mirror.serve(snapshot, 0)) {
      Registry registry = Registry.at(mirror.url().toString()).attempts(1);
      long all = registry.count(StudyQuery.all());
      return new Answer(all + " " + registry.count(StudyQuery.all().condition("cancer")), false);
    }
  }

  private Answer flattened() {
    StringWriter err = new StringWriter();
    Path out = folder.resolve("out");
    int status =
        Commands.run(err, err, "flatten", "" + place, "--format", "csv", "--out", "" + out);
    try {
      return status == 1
          ? new Answer(err.toString(), true)
          : new Answer(Files.readString(out.resolve("studies.csv")), status == 3);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noByteOfItIsAnotherOneUnseen() throws IOException {
    Map<String, Answer> right = answers();
    right.forEach((who, answer) -> assertThat(answer.isTold()).as(who).isFalse());
    Random random = new Random(5);
    for (String name : some()) {
      byte[] bytes = whole.get(name);
      for (int kind = 0; kind < 4; kind++) {
        damage(name, bytes, kind, random);
        String what = "%s, damage %s".formatted(name, kind);
        answers()
            .forEach(
                (who, answer) -> {
                  if (!answer.isTold()) {
                    assertThat(answer.text())
                        .as("%s after %s", who, what)
                        .isEqualTo(right.get(who).text());
                  }
                });
        // The first snapshots had no checksum of the manifest, and are whole without one.
        boolean mayBeGone = name.equals("manifest.sha256") && kind == 3;
        if (!mayBeGone && !name.startsWith("relations") && !name.equals("rejects.tsv")) {
          assertThat(told(() -> verified(Snapshot.open(place))).isTold()).as(what).isTrue();
        }
        restore();
      }
    }
  }

  /** All its files, but of blocks and tables two each. */
  private List<String> some() {
    Map<String, Integer> kinds = new TreeMap<>();
    return whole.keySet().stream()
        .filter(
            name ->
                kinds.merge(name.replaceFirst("[^/]*$", "") + suffix(name), 1, Integer::sum) <= 2)
        .filter(
            name -> !name.contains("overallStatus=") || kinds.merge("tables", 1, Integer::sum) <= 2)
        .toList();
  }

  private static String suffix(String name) {
    return name.contains("/") ? "" : name;
  }

  /** A bit flipped at the start, one in the middle, the end cut off, or the file gone. */
  private void damage(String name, byte[] bytes, int kind, Random random) throws IOException {
    Path file = place.resolve(name);
    byte[] damaged = bytes.clone();
    Files.delete(file);
    if (bytes.length == 0 || kind == 3) {
      return;
    }
    if (kind == 2) {
      damaged = Arrays.copyOf(bytes, bytes.length - 1 - random.nextInt(bytes.length / 2 + 1));
    } else {
      damaged[kind == 0 ? 0 : random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    Files.write(file, damaged);
  }

  /** As it was, derived files too: those of another time are read through. */
  private void restore() throws IOException {
    Folders.delete(place);
    for (Map.Entry<String, byte[]> file : whole.entrySet()) {
      Path target = place.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }
}
