package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.StudySink;
import org.trialbook.mirror.Mirror;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;

class SnapshotsTest {

  private static final int STUDIES = 400;

  @TempDir private Path folder;

  private Snapshots snapshots() {
    return Snapshots.in(folder.resolve("snapshots"));
  }

  private Snapshot ofFile(String name, List<byte[]> studies) throws IOException {
    Path file = Corpus.file(folder, name + ".ndjson", studies);
    return snapshots().create(name, List.of(file), Optional.of(Sample.DATA_TIMESTAMP));
  }

  @Test
  void everyStudyComesBackByteForByte() throws IOException {
    List<byte[]> studies = new ArrayList<>(Corpus.before(STUDIES));
    Collections.shuffle(studies, new Random(7));
    Snapshot snapshot = ofFile("a", studies);
    assertThat(snapshot.size()).isEqualTo(STUDIES);
    assertThat(snapshot.dataTimestamp()).isEqualTo(Sample.DATA_TIMESTAMP);
    for (byte[] study : studies) {
      String nctId = StudyLine.of(study, 0, study.length).nctId();
      assertThat(snapshot.study(nctId)).hasValue(study);
      assertThat(snapshot.has(nctId.toLowerCase(java.util.Locale.ROOT))).isTrue();
    }
    assertThat(snapshot.study("NCT00000001")).isEmpty();
    assertThat(snapshot.nctIds()).isSorted().hasSize(STUDIES);
    assertThat(read(snapshot.chunks())).containsExactlyElementsOf(sorted(studies));
    assertThat(snapshot.verify().isWhole()).isTrue();
    assertThat(Corpus.names(folder.resolve("snapshots"))).containsExactly(".lock", "a");
  }

  @Test
  void someStudiesComeInTheOrderOfTheirNumbers() throws IOException {
    List<byte[]> studies = Corpus.before(STUDIES);
    Snapshot snapshot = ofFile("a", studies);
    List<String> ids = new ArrayList<>(snapshot.nctIds());
    Collections.shuffle(ids, new Random(3));
    List<String> some = new ArrayList<>(ids.subList(0, 50));
    some.add("NCT00000001");
    some.add(some.get(0));
    List<String> expected =
        some.stream()
            .distinct()
            .sorted()
            .flatMap(id -> snapshot.study(id).stream())
            .map(study -> new String(study, UTF_8))
            .toList();
    assertThat(read(snapshot.chunks(some))).isEqualTo(expected);
  }

  private static List<String> sorted(List<byte[]> studies) throws IOException {
    Map<Integer, String> sorted = new TreeMap<>();
    for (byte[] study : studies) {
      sorted.put(StudyLine.of(study, 0, study.length).number(), new String(study, UTF_8));
    }
    return List.copyOf(sorted.values());
  }

  private static List<String> read(SnapshotChunks chunks) {
    return read(chunks, new ArrayList<>());
  }

  private static List<String> read(SnapshotChunks chunks, List<String> lost) {
    List<String> studies = new ArrayList<>();
    StudySink sink =
        new StudySink() {
          @Override
          public void study(byte[] bytes, int offset, int length, long position) {
            studies.add(new String(bytes, offset, length, UTF_8));
          }

          @Override
          public void reject(Reject reject) {
            lost.add(reject.nctId().orElseThrow());
          }
        };
    for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
      chunk.get().records(sink);
    }
    return studies;
  }

  @Test
  void snapshotsShareBlocksThatAreTheSame() throws IOException {
    Snapshot first = ofFile("a", Corpus.before(STUDIES));
    List<byte[]> changed = new ArrayList<>(Corpus.before(STUDIES));
    changed.set(17, Corpus.updated(changed.get(17), "Changed"));
    Snapshot second = ofFile("b", changed);
    int shared = 0;
    for (Block block : second.files().blocks().values()) {
      Optional<Path> other = first.files().fileOf(block);
      if (other.isPresent()) {
        assertThat(Files.isSameFile(other.get(), second.files().file(block))).isTrue();
        shared++;
      }
    }
    assertThat(shared).isEqualTo(first.files().blocks().size() - 1).isPositive();
    snapshots().remove("a");
    assertThat(second.verify().isWhole()).isTrue();
  }

  @Test
  void anUpdateIsWhatADownloadWouldBe() throws IOException {
    for (long seed = 1; seed <= 2; seed++) {
      Path place = folder.resolve("seed" + seed);
      List<byte[]> after = Corpus.after(STUDIES, 25, seed);
      Snapshots updated = Snapshots.in(place.resolve("updated"));
      try (Mirror mirror = Mirror.serve(Corpus.before(STUDIES), Sample.DATA_TIMESTAMP, 0)) {
        updated.create(at(mirror));
      }
      LocalDateTime later = Sample.DATA_TIMESTAMP.plusDays(1);
      try (Mirror mirror = Mirror.serve(after, later, 0)) {
        assertThatThrownBy(() -> updated.update(at(mirror)))
            .isInstanceOf(TrialbookException.class)
            .hasMessageContainingAll("would come from " + mirror.url(), "ANOTHER_REGISTRY");
        // More than 5 % are gone as well: that is refused on its own.
        assertThatThrownBy(() -> updated.allow(Unusual.ANOTHER_REGISTRY).update(at(mirror)))
            .isInstanceOf(TrialbookException.class)
            .hasMessageContainingAll("of the 400 studies", "MANY_REMOVALS");
        assertThat(updated.list()).hasSize(1);
        Snapshot update = updated.allow(Unusual.values()).update(at(mirror));
        assertThat(update.registry()).hasValue(mirror.url().toString());
        Snapshot download = Snapshots.in(place.resolve("downloaded")).create(at(mirror));
        assertThat(Corpus.blocks(update)).isEqualTo(Corpus.blocks(download));
        assertThat(Files.readAllBytes(update.path().resolve("index.tsv")))
            .isEqualTo(Files.readAllBytes(download.path().resolve("index.tsv")));
        assertThat(update.dataTimestamp()).isEqualTo(later).isEqualTo(download.dataTimestamp());
        assertThat(update.updated()).isEqualTo(download.updated());
        assertThat(update.verify().problems()).isEmpty();
        assertThat(updated.update(at(mirror))).isEqualTo(update);
        assertThat(updated.list()).hasSize(2);
      }
    }
  }

  private static byte[] study(String nctId, String aliases, String updated, String title) {
    return """
        {"protocolSection":{"identificationModule":{"nctId":"%s",%s"briefTitle":"%s"},\
        "statusModule":{"overallStatus":"COMPLETED"%s}}}"""
        .formatted(
            nctId,
            aliases.isEmpty() ? "" : "\"nctIdAliases\":" + aliases + ",",
            title,
            updated.isEmpty() ? "" : ",\"lastUpdatePostDateStruct\":{\"date\":\"" + updated + "\"}")
        .getBytes(UTF_8);
  }

  @Test
  void ofAStudyThatComesTwiceTheNewestIsKeptWithANote() throws IOException {
    Snapshot snapshot =
        ofFile(
            "a",
            List.of(
                study("NCT00000001", "", "2026-01-01", "newest"),
                study("nct00000001", "", "2025-01", "older"),
                study("NCT1", "", "", "of no day"),
                study("NCT00000002", "", "", "first"),
                study("NCT00000002", "", "", "last"),
                study("NCT00000003", "", "", "alone")));
    assertThat(snapshot.size()).isEqualTo(3);
    assertThat(new String(snapshot.study("NCT00000001").orElseThrow(), UTF_8)).contains("newest");
    assertThat(new String(snapshot.study("NCT00000002").orElseThrow(), UTF_8)).contains("last");
    assertThat(snapshot.notes())
        .containsExactly("Studies that came more than once and were kept once: 2.");
  }

  @Test
  void aStudyIsFoundByTheNumberThatItHadBefore() throws IOException {
    List<byte[]> first =
        List.of(
            study("NCT00000007", "[\"NCT00000003\",\"nct4\",\"none\",7]", "2026-01-01", "seven"),
            study("NCT00000009", "", "2026-01-01", "nine"));
    Snapshot snapshot = ofFile("a", first);
    assertThat(snapshot.study("NCT00000003")).hasValue(first.get(0));
    assertThat(snapshot.study("nct4")).isPresent();
    assertThat(snapshot.mergedInto("NCT00000004")).hasValue("NCT00000007");
    assertThat(snapshot.mergedInto("NCT00000007")).isEmpty();
    assertThat(snapshot.study("NCT00000005")).isEmpty();
    assertThat(snapshot.has("NCT00000003")).isFalse();
    assertThat(Snapshot.open(snapshot.path()).study("NCT00000003")).isPresent();

    Path file = snapshot.path().resolve(Aliases.FILE);
    Files.writeString(file, Files.readString(file).replace('7', '9'));
    assertThat(snapshot.verify().problems())
        .singleElement()
        .asString()
        .contains("aliases.tsv is not as it was written");
  }

  @Test
  void anUpdateKeepsTheNumbersOfBefore() throws IOException {
    List<byte[]> studies = new ArrayList<>(Corpus.before(STUDIES));
    studies.set(5, named(studies.get(5), "NCT00000003"));
    Snapshots updated = Snapshots.in(folder.resolve("updated")).allow(Unusual.ANOTHER_REGISTRY);
    try (Mirror mirror = Mirror.serve(studies, Sample.DATA_TIMESTAMP, 0)) {
      assertThat(updated.create(at(mirror)).mergedInto("NCT00000003")).isPresent();
    }
    studies.set(300, Corpus.updated(named(studies.get(300), "NCT00000004"), "Merged"));
    try (Mirror mirror = Mirror.serve(studies, Sample.DATA_TIMESTAMP.plusDays(1), 0)) {
      Snapshot update = updated.update(at(mirror));
      for (String alias : List.of("NCT00000003", "NCT00000004")) {
        assertThat(update.study(alias))
            .hasValue(update.study(update.mergedInto(alias).orElseThrow()).orElseThrow());
      }
    }
  }

  private static byte[] named(byte[] study, String alias) {
    return new String(study, UTF_8)
        .replaceFirst("(\"nctId\":\"NCT[0-9]+\")", "$1,\"nctIdAliases\":[\"%s\"]".formatted(alias))
        .getBytes(UTF_8);
  }

  @Test
  void allRoutesBringTheSame() throws IOException {
    try (Mirror mirror = Mirror.serve(Corpus.before(STUDIES), Sample.DATA_TIMESTAMP, 0)) {
      Snapshot archive = Snapshots.in(folder.resolve("a")).create(at(mirror), Route.ARCHIVE);
      Snapshot pages = Snapshots.in(folder.resolve("p")).create(at(mirror), Route.PAGES);
      assertThat(Corpus.blocks(archive)).isEqualTo(Corpus.blocks(pages));
      assertThat(archive.notes()).isEmpty();
      assertThat(archive.name()).isEqualTo("2026-11-20");
      Snapshot some =
          Snapshots.in(folder.resolve("p"))
              .create("asthma", at(mirror), StudyQuery.all().condition("asthma"));
      assertThat(some.size())
          .isPositive()
          .isEqualTo((int) at(mirror).count(StudyQuery.all().condition("asthma")));
    }
  }

  private static Registry at(Mirror mirror) {
    return Registry.at(mirror.url().toString());
  }

  @Test
  void theNewestSaysThatANewerOneMayBeDamaged() throws IOException {
    Snapshot older = ofFile("2026-11-20", Corpus.before(20));
    assertThat(snapshots().newest().orElseThrow().notes()).isEqualTo(older.notes());
    Snapshot damaged = ofFile("2026-11-21", Corpus.before(20));
    Files.writeString(damaged.path().resolve("manifest.json"), "{");

    Snapshot newest = snapshots().newest().orElseThrow();

    assertThat(newest).isEqualTo(older);
    assertThat(newest.notes())
        .last()
        .asString()
        .startsWith("Taken as the newest snapshot; one that may be newer cannot be opened: ")
        .contains(damaged.path().toString());
    assertThat(org.trialbook.Trialbook.read(newest).frame().provenance().notes())
        .containsAll(newest.notes());
    assertThat(snapshots().get("2026-11-20").notes())
        .as("named, not chosen")
        .isEqualTo(older.notes());
  }

  @Test
  void aDamagedBlockLosesOnlyItself() throws IOException {
    Snapshot snapshot = ofFile("a", Corpus.before(STUDIES));
    Block block = snapshot.files().manifest().blocks().get(1);
    byte[] bytes = Files.readAllBytes(snapshot.files().file(block));
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(snapshot.files().file(block), bytes);
    Verification verification = snapshot.verify();
    assertThat(verification.studies()).isEqualTo(STUDIES - block.studies());
    assertThat(verification.problems()).hasSize(1);
    assertThat(verification.problems().get(0)).contains(block.file());
    SnapshotChunks chunks = snapshot.chunks();
    List<String> lost = new ArrayList<>();
    assertThat(read(chunks, lost)).hasSize(STUDIES - block.studies());
    assertThat(lost).hasSize(block.studies()).contains(StudyLine.nctId(block.first()));
    assertThat(chunks.problems()).hasSize(1);
    assertThat(chunks.problems().get(0)).contains(block.studies() + " studies are left out");
  }

  @Test
  void whatCannotBeReadIsListedAndTheRestIsThere() throws IOException {
    List<byte[]> studies = new ArrayList<>(Corpus.before(20));
    studies.add(3, "{\"protocolSection\":{\"identificationModule\":{}}}".getBytes(UTF_8));
    studies.add(
        9, "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT0".getBytes(UTF_8));
    Snapshot snapshot = ofFile("a", studies);
    assertThat(snapshot.size()).isEqualTo(20);
    assertThat(Files.readAllLines(snapshot.path().resolve("rejects.tsv")))
        .hasSize(2)
        .anyMatch(line -> line.contains("it has no registry number"))
        .anyMatch(line -> line.contains("breaks off"));
    assertThat(snapshot.notes())
        .containsExactly("Records that could not be read: 2, listed in rejects.tsv.");
  }

  /** All that is needed for an order stands before the fault. */
  @Test
  void aRecordThatIsWrongBehindItsNumberIsNotTaken() throws IOException {
    String begin = new String(study("NCT00000001", "", "2026-01-01", "wrong"), UTF_8);
    String open = begin.substring(0, begin.length() - 1);
    List<byte[]> studies = new ArrayList<>(Corpus.before(5));
    List<String> wrong =
        List.of(
            open + ",}",
            open + ",\"x\":tru}",
            open + ",\"x\":[1,2}}",
            open + ",\"x\" 1}",
            open + ",\"x\":\"\\q\"}",
            open + ",\"x\":NaN}",
            begin.replace("\"briefTitle\"", "\"nctId\":\"NCT00000002\",\"briefTitle\""));
    wrong.forEach(each -> studies.add(each.getBytes(UTF_8)));
    Snapshot snapshot = ofFile("a", studies);
    assertThat(snapshot.size()).isEqualTo(5);
    assertThat(snapshot.rejects()).isEqualTo(wrong.size());
    assertThat(Files.readAllLines(snapshot.path().resolve("rejects.tsv")))
        .anyMatch(line -> line.endsWith("found 'N' (byte 187 of the record)"));
  }

  @Test
  void anIdThatIsNoRegistryNumberIsARejectByNameAndTheRestGoesIn() throws IOException {
    List<byte[]> studies = new ArrayList<>(Corpus.before(20));
    List<String> wrong =
        List.of(
            "NCT00000000", "NCT0", "NCT123456789", "NCT", "", " ", "NCT0000000x", "NCT٠٠٠٠٠٠٠١");
    for (String nctId : wrong) {
      studies.add(
          "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"%s\"}}}"
              .formatted(nctId)
              .getBytes(UTF_8));
    }
    Snapshot snapshot = ofFile("a", studies);
    assertThat(snapshot.size()).isEqualTo(20);
    List<String> rejects = Files.readAllLines(snapshot.path().resolve("rejects.tsv"));
    assertThat(rejects).hasSize(wrong.size());
    for (int i = 0; i < wrong.size(); i++) {
      assertThat(rejects.get(i)).endsWith("\"" + wrong.get(i) + "\" is no registry number");
    }
    assertThat(snapshot.notes())
        .containsExactly("Records that could not be read: 8, listed in rejects.tsv.");
  }

  @Test
  void badNamesAndMissingSnapshotsAreExplained() throws IOException {
    ofFile("2026-11-20", Corpus.before(5));
    assertThatThrownBy(() -> snapshots().get("2026-11-21"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Did you mean 2026-11-20");
    for (String name : List.of("../evil", "", ".hidden", "a/b", "a b")) {
      assertThatThrownBy(() -> ofFile(name.isEmpty() ? "" : name, List.of()))
          .isInstanceOfAny(TrialbookException.class, java.io.IOException.class);
      assertThatThrownBy(() -> snapshots().get(name)).isInstanceOf(TrialbookException.class);
    }
    assertThatThrownBy(() -> ofFile("2026-11-20", List.of()))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("already");
    assertThatThrownBy(
            () -> Snapshots.in(folder.resolve("none")).update(Registry.at("http://127.0.0.1:1")))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("no snapshot");
  }

  @Test
  void pruneKeepsTheNewest() throws IOException {
    for (int day = 1; day <= 3; day++) {
      Path file = Corpus.file(folder, day + ".ndjson", Corpus.before(70 + day));
      snapshots()
          .create("day" + day, List.of(file), Optional.of(LocalDateTime.of(2026, 1, day, 9, 0)));
    }
    assertThat(snapshots().prune(1)).containsExactly("day1", "day2");
    assertThat(snapshots().list()).extracting(Snapshot::name).containsExactly("day3");
    assertThat(snapshots().get("day3").verify().isWhole()).isTrue();
    assertThatThrownBy(() -> snapshots().prune(0)).isInstanceOf(TrialbookException.class);
  }
}
