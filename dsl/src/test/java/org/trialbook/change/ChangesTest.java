package org.trialbook.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Corpus;
import org.trialbook.snapshot.Snapshot;
import org.trialbook.snapshot.Snapshots;
import org.trialbook.store.Sql;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class ChangesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDateTime FIRST = Sample.DATA_TIMESTAMP;
  private static final LocalDateTime SECOND = FIRST.plusDays(1);
  private static final int STUDIES = 300;

  @TempDir private Path folder;

  private Snapshot snapshot(String name, List<byte[]> studies, LocalDateTime day)
      throws IOException {
    Path file = Corpus.file(folder, name + ".ndjson", studies);
    return Snapshots.in(folder.resolve("snapshots")).create(name, List.of(file), Optional.of(day));
  }

  private static Map<String, JsonNode> byNumber(List<byte[]> studies) throws IOException {
    Map<String, JsonNode> all = new TreeMap<>();
    for (byte[] bytes : studies) {
      JsonNode study = JSON.readTree(bytes);
      all.put(study.findPath("nctId").asText(), study);
    }
    return all;
  }

  private static List<Change> list(Changes changes) {
    List<Change> list = new ArrayList<>();
    changes.forEach(list::add);
    return list;
  }

  @Test
  void changesAreThoseOfEveryPairOfVersions() throws IOException {
    List<byte[]> before = Corpus.before(STUDIES);
    List<byte[]> after = Corpus.after(STUDIES, 40, 3);
    Map<String, JsonNode> old = byNumber(before);
    Map<String, JsonNode> now = byNumber(after);
    List<Change> expected = new ArrayList<>();
    TreeMap<String, JsonNode> all = new TreeMap<>(old);
    all.putAll(now);
    JsonNode missing = MissingNode.getInstance();
    for (String nctId : all.keySet()) {
      JsonNode earlier = old.getOrDefault(nctId, missing);
      JsonNode later = now.getOrDefault(nctId, missing);
      expected.addAll(StudyDiff.between(earlier, later, SECOND.toLocalDate()));
    }
    Changes changes = Changes.between(snapshot("a", before, FIRST), snapshot("b", after, SECOND));

    assertThat(list(changes)).isEqualTo(expected);
    assertThat(expected.stream().map(Change::kind))
        .contains(ChangeKind.REGISTERED, ChangeKind.REMOVED, ChangeKind.TEXT);
    assertThat(changes.forEach(change -> {}).changes()).isEqualTo(expected.size());
    assertThat(changes.forEach(change -> {}).notes()).isEmpty();

    List<Change> texts =
        expected.stream().filter(change -> change.kind() == ChangeKind.TEXT).toList();
    assertThat(list(changes.of(ChangeKind.TEXT, ChangeKind.STATUS))).isEqualTo(texts);
    String one = texts.get(0).nctId();
    assertThat(list(changes.ofStudies(List.of(one))))
        .isEqualTo(expected.stream().filter(change -> change.nctId().equals(one)).toList());
    assertThat(changes.toString()).isEqualTo("Changes from a to b");
    assertThat(changes.mimeBundle().get("text/html").toString()).contains("REGISTERED");

    Snapshot first = changes.later();
    Snapshot second = changes.earlier();
    assertThatThrownBy(() -> Changes.between(first, second))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("earlier snapshot first");
    assertThatThrownBy(() -> changes.of(List.of())).isInstanceOf(TrialbookException.class);
  }

  @Test
  void aNumberThatWasMergedIntoAnotherIsToldWithWhereItWent() throws IOException {
    List<byte[]> before = Corpus.before(20);
    List<byte[]> after = new ArrayList<>(before);
    String gone = json(after.remove(3)).findPath("nctId").asText();
    String lost = json(after.remove(3)).findPath("nctId").asText();
    String into = json(after.get(9)).findPath("nctId").asText();
    after.set(
        9,
        new String(after.get(9), UTF_8)
            .replaceFirst(
                "(\"nctId\":\"NCT[0-9]+\")", "$1,\"nctIdAliases\":[\"%s\"]".formatted(gone))
            .getBytes(UTF_8));
    List<Change> changes =
        list(Changes.between(snapshot("a", before, FIRST), snapshot("b", after, SECOND)));
    assertThat(changes).hasSize(3);
    assertThat(changes.stream().filter(change -> change.nctId().equals(gone)))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(ChangeKind.MERGED);
              assertThat(change.after()).hasValue(into);
              assertThat(change.title()).isPresent();
            });
    assertThat(changes.stream().filter(change -> change.nctId().equals(lost)))
        .singleElement()
        .satisfies(change -> assertThat(change.kind()).isEqualTo(ChangeKind.REMOVED));
  }

  private static JsonNode json(byte[] study) throws IOException {
    return JSON.readTree(study);
  }

  @Test
  void everyFileHoldsTheRowsOfTheTable() throws IOException {
    Changes changes =
        Changes.between(
            snapshot("a", Corpus.before(60), FIRST), snapshot("b", Corpus.after(60, 9, 3), SECOND));
    Table table = changes.table();
    assertThat(table.rowCount()).isEqualTo(list(changes).size()).isPositive();
    for (String name : List.of("c.ndjson", "c.ndjson.gz", "c.ndjson.zst", "c.csv", "c.parquet")) {
      Path file = folder.resolve(name);
      assertThat(changes.write(file).changes()).isEqualTo(table.rowCount());
      if (!name.endsWith(".zst")) { // which SQL reads by another extension
        Table read = Sql.of("select * from c").with("c", file).table();
        assertThat(read.columnNames()).as(name).hasSameElementsAs(table.columnNames());
        assertThat(rows(read)).as(name).isEqualTo(rows(table));
      }
    }
    assertThat(Corpus.names(folder)).noneMatch(name -> name.endsWith(".part"));
    assertThatThrownBy(() -> changes.write(folder.resolve("c.xlsx")))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining(".parquet");
  }

  private static List<String> rows(Table table) {
    List<String> rows = new ArrayList<>();
    for (Row row : table) {
      StringBuilder cells = new StringBuilder();
      for (String name :
          List.of("nctId", "kind", "field", "item", "before", "after", "days", "when", "title")) {
        cells.append(row.isMissing(name) ? "" : row.getObject(name)).append('|');
      }
      rows.add(cells.append(row.getString("id")).toString());
    }
    return rows;
  }

  @Test
  void whatTheRegistryAddsToAllStudiesIsNoChangeOfAStudy() throws IOException {
    List<byte[]> before = Corpus.before(STUDIES);
    List<byte[]> after = Corpus.after(STUDIES, 5, 3);
    List<byte[]> withField = after.stream().map(study -> with(study, "added")).toList();
    Changes plain = Changes.between(snapshot("a", before, FIRST), snapshot("b", after, SECOND));
    Changes added = Changes.between(plain.earlier(), snapshot("c", withField, SECOND));

    assertThat(list(added)).isEqualTo(list(plain));
    assertThat(added.forEach(change -> {}).notes())
        .containsExactly(
            "derivedSection.newModule is new in all studies, or gone from all:"
                + " left out as a change of the format.");

    // In a quarter of the studies, while others have had it all the time: their own doing.
    List<byte[]> someBefore = withField.subList(0, STUDIES / 2);
    List<byte[]> some = new ArrayList<>(someBefore.subList(0, STUDIES / 4));
    someBefore.subList(STUDIES / 4, STUDIES / 2).forEach(study -> some.add(with(study, "more")));
    Changes more = Changes.between(snapshot("d", someBefore, FIRST), snapshot("e", some, SECOND));
    assertThat(more.forEach(change -> {}).notes()).isNotEmpty();
    List<byte[]> mixed = new ArrayList<>();
    for (int i = 0; i < someBefore.size(); i++) {
      mixed.add(i % 4 == 0 ? with(someBefore.get(i), "more") : someBefore.get(i));
    }
    List<byte[]> mixedLater = new ArrayList<>();
    for (int i = 0; i < someBefore.size(); i++) {
      mixedLater.add(i % 4 <= 1 ? with(someBefore.get(i), "more") : someBefore.get(i));
    }
    Changes own = Changes.between(snapshot("f", mixed, FIRST), snapshot("g", mixedLater, SECOND));
    assertThat(own.forEach(change -> {}).notes()).isEmpty();
    assertThat(list(own)).hasSize((someBefore.size() + 2) / 4);
  }

  private static byte[] with(byte[] study, String field) {
    return new String(study, UTF_8)
        .replaceFirst(
            "\"derivedSection\":\\{",
            "\"derivedSection\":{\"%sModule\":{\"x\":\"1\"},"
                .formatted(field.equals("added") ? "new" : field))
        .getBytes(UTF_8);
  }

  @Test
  void aDamagedBlockIsToldAndRemovesNothing() throws IOException {
    Snapshot earlier = snapshot("a", Corpus.before(STUDIES), FIRST);
    Snapshot later = snapshot("b", Corpus.after(STUDIES, 150, 3), SECOND);
    List<Change> whole = list(Changes.between(earlier, later));
    Path damaged;
    try (Stream<Path> blocks = Files.list(later.path().resolve("studies"))) {
      damaged =
          blocks
              .filter(
                  file ->
                      !Files.exists(earlier.path().resolve("studies").resolve(file.getFileName())))
              .sorted()
              .findFirst()
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(damaged);
    Files.delete(damaged);
    Files.write(damaged, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    Changes changes = Changes.between(Snapshot.open(earlier.path()), Snapshot.open(later.path()));
    List<Change> left = list(changes);
    assertThat(whole).containsAll(left);
    assertThat(left).hasSizeLessThan(whole.size()).isNotEmpty();
    assertThat(changes.forEach(change -> {}).notes())
        .isNotEmpty()
        .allMatch(note -> note.startsWith("After: ") && note.contains("is damaged"));
  }

  @Test
  void anInterruptEndsIt() throws IOException {
    Changes changes =
        Changes.between(
            snapshot("a", Corpus.before(60), FIRST), snapshot("b", Corpus.after(60, 9, 3), SECOND));
    Path file = folder.resolve("c.ndjson");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> changes.write(file))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("Interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).doesNotExist();
  }
}
