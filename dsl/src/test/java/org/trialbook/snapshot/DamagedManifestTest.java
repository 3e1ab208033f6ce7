package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.cli.Commands;
import org.trialbook.mirror.Mirror;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;

/**
 * A snapshot that cannot be opened is named and left alone, and is no reason to fail for others.
 */
class DamagedManifestTest {

  private static final int STUDIES = 70;

  @TempDir private Path folder;
  private Registry before;
  private Path manifest;
  private byte[] whole;

  @BeforeEach
  void make() throws IOException {
    before = Trialbook.registry();
    for (int day = 0; day < 3; day++) {
      Path file = Corpus.file(folder, day + ".ndjson", Corpus.before(STUDIES + day));
      snapshots()
          .create(
              "day" + day, List.of(file), Optional.of(Sample.DATA_TIMESTAMP.minusDays(9L - day)));
    }
    manifest = folder.resolve("snapshots/day1/manifest.json");
    whole = Files.readAllBytes(manifest);
  }

  @AfterEach
  void putBack() {
    Trialbook.use(before);
  }

  private Snapshots snapshots() {
    return Snapshots.in(folder.resolve("snapshots"));
  }

  private static List<String> names(List<Snapshot> snapshots) {
    return snapshots.stream().map(Snapshot::name).toList();
  }

  /** What can become of a manifest; the last one is that it is gone. */
  private List<byte[]> damages() {
    String text = new String(whole, UTF_8);
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 4;
    List<byte[]> damages = new ArrayList<>();
    damages.add(flipped);
    damages.add(Arrays.copyOf(whole, whole.length / 3));
    damages.add(new byte[0]);
    damages.add(new byte[whole.length]);
    for (String other :
        List.of(
            "null",
            "{}",
            "[]",
            text.replace("\"format\" : 1", "\"format\" : 99"),
            text.replace("\"studies\" : " + (STUDIES + 1), "\"studies\" : 7"),
            text.replace("T09:00", "T08:00"))) {
      assertThat(other).isNotEqualTo(text);
      damages.add(other.getBytes(UTF_8));
    }
    damages.add(null);
    return damages;
  }

  private void write(byte[] damage) throws IOException {
    Files.delete(manifest);
    if (damage != null) {
      Files.write(manifest, damage);
    }
  }

  @Test
  void itIsNamedAndTheOthersWork() throws IOException {
    for (byte[] damage : damages()) {
      String what = damage == null ? "gone" : new String(damage, UTF_8);
      write(damage);
      assertThat(names(snapshots().list())).as(what).containsExactly("day0", "day2");
      assertThat(snapshots().problems()).as(what).singleElement().asString().contains("day1");
      assertThatThrownBy(() -> snapshots().get("day1"))
          .as(what)
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining("day1");
      assertThatThrownBy(() -> snapshots().get("day7"))
          .hasMessageContainingAll("There is no snapshot day7", "day");
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      assertThat(run(out, err, "list")).as(what).isEqualTo(3);
      assertThat(out.toString()).contains("day0\t", "day2\t").doesNotContain("day1");
      assertThat(err.toString()).contains("day1").doesNotContain("Exception");
      assertThat(run(out, err, "verify", "day2")).isZero();
      assertThat(run(out, err, "verify", "day1")).isEqualTo(1);
    }
  }

  @Test
  void anUpdateGoesOnAndSaysIt() throws IOException {
    write(new byte[0]);
    try (Mirror mirror = Mirror.serve(Corpus.before(STUDIES + 5), Sample.DATA_TIMESTAMP, 0)) {
      Trialbook.use(Registry.at(mirror.url().toString()));
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      assertThat(run(out, err, "update")).as(err.toString()).isZero();
      assertThat(out.toString()).contains("2026-11-20\t");
      assertThat(err.toString()).contains(manifest + " is damaged");
      // The name of the day is taken by one that cannot be opened.
      Files.write(folder.resolve("snapshots/2026-11-20/manifest.json"), new byte[0]);
      assertThat(run(out, err, "update")).as(err.toString()).isZero();
      assertThat(out.toString()).contains("2026-11-20T");
    }
  }

  @Test
  void pruningTouchesNothingOfIt() throws IOException {
    write(null);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    assertThat(run(out, err, "prune", "--keep", "1")).isEqualTo(3);
    assertThat(out.toString()).isEqualTo("day0\n");
    assertThat(err.toString()).contains("day1");
    Files.write(manifest, whole);
    // Its blocks were those of the one that is gone, too.
    assertThat(snapshots().get("day1").verify().problems()).isEmpty();
    write(new byte[0]);
    snapshots().remove("day1");
    assertThat(snapshots().problems()).isEmpty();
    assertThat(Corpus.names(folder.resolve("snapshots"))).containsExactly(".lock", "day2");
    assertThat(snapshots().get("day2").verify().problems()).isEmpty();
  }

  @Test
  void oneOfBeforeThereWereChecksumsIsRead() throws IOException {
    Files.delete(manifest.resolveSibling("manifest.sha256"));
    assertThat(snapshots().list()).hasSize(3);
    assertThat(snapshots().problems()).isEmpty();
  }

  private int run(StringWriter out, StringWriter err, String... more) {
    List<String> words = new ArrayList<>(List.of("snapshot", "--in"));
    words.add(folder.resolve("snapshots").toString());
    words.addAll(List.of(more));
    return Commands.run(out, err, words.toArray(String[]::new));
  }
}
