package org.trialbook.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Flattened;
import org.trialbook.flatten.Flattener;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relations;

/** Records are found in whatever studies are kept in. */
class StudyFilesTest {

  private static final String ONE = study(1);
  private static final String TWO = study(2);
  private static final String WIDE =
      "{\n  \"protocolSection\" : {\n    \"a\" : [ {\n\n } ]\n  }\n}";

  @TempDir Path folder;

  private static String study(int number) {
    return String.format(
        Locale.ROOT,
        "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT0000000%d\"}}}",
        number);
  }

  private record Found(String text, long position) {}

  private List<Found> read(byte[] content) {
    try {
      return read(Files.write(folder.resolve("input"), content));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Found> read(Path file) {
    List<Found> found = new ArrayList<>();
    StudyFiles.read(
        file,
        (bytes, offset, length, position) ->
            found.add(
                new Found(new String(bytes, offset, length, StandardCharsets.UTF_8), position)));
    return found;
  }

  private List<String> texts(String content) {
    return read(content.getBytes(StandardCharsets.UTF_8)).stream().map(Found::text).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s\n%s\n",
        "%s\n%s",
        "\uFEFF%s\r\n\r\n  %s\r\n",
        "[%s,%s]",
        "[\n%s,\n%s\n]\n",
        "[ %s , %s ] ",
        "{\"totalCount\":2,\"studies\":[\n%s,\n%s\n],\"nextPageToken\":\"abc\"}",
        "{\"studies\":[%s],\"nextPageToken\":\"abc\"}\n"
            + "{ \"nextPageToken\":{\"a\":[]},\"studies\":[%s]}",
        "{ \"nextPageToken\" : null , \"studies\" : [ %s , %s ] }"
      })
  void studiesAreFoundByContent(String shape) {
    assertThat(texts(shape.formatted(ONE, TWO)).stream().map(String::strip))
        .containsExactly(ONE, TWO);
  }

  @Test
  void oneStudyMayTakeManyLines() {
    assertThat(texts(WIDE)).containsExactly(WIDE);
    assertThat(texts(WIDE + "\n" + WIDE)).containsExactly(WIDE, WIDE);
    assertThat(texts("[ " + WIDE + ", " + WIDE + " ]")).containsExactly(WIDE, WIDE);
    assertThat(texts(ONE)).containsExactly(ONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\r\n", "[]", "{\"totalCount\":0,\"studies\":[\n\n]}"})
  void nothingIsNoStudies(String content) {
    assertThat(texts(content)).isEmpty();
  }

  @Test
  void positionsCountTheBytesOfTheText() throws IOException {
    byte[] text = ("{\"é\":1}\n" + ONE + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(read(text)).extracting(Found::position).containsExactly(0L, 9L);
    assertThat(read(gzip(text))).extracting(Found::position).containsExactly(0L, 9L);
    assertThat(read(("[" + ONE + ", " + TWO + "]").getBytes(StandardCharsets.UTF_8)))
        .extracting(Found::position)
        .containsExactly(1L, ONE.length() + 3L);
  }

  @Test
  void manyRecordsOfManySizesComeThroughTheWindow() throws IOException {
    List<String> records = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      records.add("{\"text\":\"" + "ab".repeat(i * i % 70_001) + "\"}");
    }
    records.add(3, "{\"text\":\"" + "x".repeat(5_000_000) + "\"}");
    String lines = String.join("\n", records);
    assertThat(texts(lines)).isEqualTo(records);
    assertThat(texts(ONE + "\n" + lines)).startsWith(ONE).endsWith(records.get(400));
    assertThat(texts("{\"studies\":[" + lines.replace("\n", ",\n") + "]}")).isEqualTo(records);
    assertThat(read(gzip(lines.getBytes(StandardCharsets.UTF_8))))
        .extracting(Found::text)
        .isEqualTo(records);
  }

  @Test
  void aBrokenLineIsOneRecordAndTheRestGoesOn() {
    String broken = TWO.substring(0, 30);
    assertThat(texts(ONE + "\n" + broken + "\n" + TWO)).containsExactly(ONE, broken, TWO);
    assertThat(texts("{\"studies\":[\n" + ONE + ",\n" + broken + "\n" + TWO + "\n]}"))
        .containsExactly(ONE, broken, TWO);
    assertThat(texts("[\n" + broken + ",\n" + TWO + "]")).containsExactly(broken + ",", TWO);
  }

  @Test
  void aPageThatEndsEarlyIsNotTakenForWhole() {
    String page = "{\"studies\":[\n" + ONE + ",\n" + TWO + "\n]}";
    Plan plan = Plan.of(Relations.STUDIES.select("nctId"));
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    for (int end = 1; end < bytes.length; end++) {
      Flattened flattened = new Flattened();
      Flattener flattener = new Flattener(plan, flattened.batches::add, flattened.rejects::add);
      byte[] cut = Arrays.copyOf(bytes, end);
      read(cut)
          .forEach(
              found -> {
                byte[] record = found.text().getBytes(StandardCharsets.UTF_8);
                flattener.study(record, 0, record.length, found.position());
              });
      assertThat(flattened.rejects).as(new String(cut, StandardCharsets.UTF_8)).isNotEmpty();
    }
  }

  @Test
  void damagedGzipIsSaidAfterWhatCouldBeRead() throws IOException {
    byte[] whole = gzip((ONE + "\n" + TWO + "\n").getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 9));
    List<String> seen = new ArrayList<>();
    assertThatThrownBy(
            () -> StudyFiles.read(file, (bytes, offset, length, at) -> seen.add("" + length)))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("The compressed data of " + file + " end early or are damaged");
    assertThat(seen).isNotEmpty();
  }

  @Test
  void whatIsNoStudiesIsSaid() throws IOException {
    Path text = Files.write(folder.resolve("all.txt"), new byte[] {'N', 'o', 3, 4});
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(TrialbookException.class)
        .hasMessage("Cannot read " + text + ": it holds no studies: it begins with 'No??'.");
    assertThatThrownBy(() -> read(folder.resolve("none")))
        .hasMessage("There is no file " + folder.resolve("none") + ".");
  }

  @Test
  void zstandardIsUnpackedFrameByFrame() throws IOException {
    byte[] one = Zstd.compress((ONE + "\n").getBytes(StandardCharsets.UTF_8));
    byte[] two = Zstd.compress((TWO + "\n").getBytes(StandardCharsets.UTF_8));
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    assertThat(read(both)).extracting(Found::text).containsExactly(ONE, TWO);
    Path cut = Files.write(folder.resolve("cut.zst"), Arrays.copyOf(both, both.length - 3));
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("The compressed data of " + cut + " end early or are damaged");
  }

  @Test
  void anArchiveHoldsOneStudyAFileOrManyInOne() throws IOException {
    Path zip = folder.resolve("studies.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      put(out, "Contents.txt", "two folders");
      put(out, "01/NCT00000001.json", ONE);
      put(out, "02/NCT00000002.json", TWO + "\n");
      put(out, "03/wide.json", WIDE);
      put(out, "ctg-studies.json", "[" + ONE + ",\n" + TWO + "]");
    }
    assertThat(read(zip))
        .extracting(Found::text)
        .map(String::strip)
        .containsExactly(ONE, TWO, WIDE, ONE, TWO);
    List<String> names = new ArrayList<>();
    StudyFiles.read(
        zip,
        new StudySink() {
          @Override
          public void study(byte[] bytes, int offset, int length, long position) {
            // Only the names matter here.
          }

          @Override
          public void input(String name) {
            names.add(name);
          }
        });
    assertThat(names).startsWith(zip + "!01/NCT00000001.json", zip + "!02/NCT00000002.json");
  }

  @Test
  void whatIsReadAheadOfAnArchiveOutlivesItsEnd() throws IOException {
    Path zip = folder.resolve("studies.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      put(out, "01/NCT00000001.json", ONE);
    }
    List<Chunk> ahead = new ArrayList<>();
    try (Chunks chunks = StudyFiles.open(List.of(zip, zip))) {
      for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
        ahead.add(chunk.get());
      }
    }
    List<String> found = new ArrayList<>();
    for (Chunk chunk : ahead) {
      chunk.records(
          (bytes, offset, length, position) ->
              found.add(new String(bytes, offset, length, StandardCharsets.UTF_8)));
    }
    assertThat(found).containsExactly(ONE, ONE);
  }

  @Test
  void anArchiveThatIsCutOffOrSaysTooLittleIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      put(out, "01/NCT00000001.json", ONE);
    }
    byte[] whole = bytes.toByteArray();
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length - 30));
    assertThatThrownBy(() -> read(cut)).hasMessageStartingWith("The compressed data of " + cut);

    // The directory's word for the size of the file: less than it unpacks to.
    ByteBuffer lying = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int directory = lying.getInt(whole.length - 22 + 16);
    lying.putInt(directory + 24, 10);
    Path bomb = Files.write(folder.resolve("bomb.zip"), lying.array());
    assertThatThrownBy(() -> read(bomb))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("is not as long as the archive says");
  }

  @Test
  void aFolderIsReadInTheOrderOfItsPaths() throws IOException {
    Path studies = Files.createDirectories(folder.resolve("studies/02"));
    Files.writeString(studies.resolve("NCT00000002.json"), TWO);
    Files.write(studies.resolve("more.gz"), gzip((ONE + "\n").getBytes(StandardCharsets.UTF_8)));
    Files.writeString(studies.resolveSibling("01.json"), ONE);
    Files.writeString(studies.resolve(".hidden"), "not read");
    assertThat(read(studies.getParent())).extracting(Found::text).containsExactly(ONE, TWO, ONE);
  }

  @Test
  void aLimitEndsTheReading() throws IOException {
    Path file = folder.resolve("many");
    Files.writeString(file, (ONE + "\n").repeat(50_000) + TWO + "\n");
    List<Long> positions = new ArrayList<>();
    try (Chunks chunks = new LimitedChunks(StudyFiles.open(List.of(file)), 20_000)) {
      for (var next = chunks.next(); next.isPresent(); next = chunks.next()) {
        next.get().records((bytes, offset, length, position) -> positions.add(position));
      }
    }
    assertThat(positions).hasSize(20_000).isSorted().doesNotHaveDuplicates();
  }

  private static void put(ZipOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }

  private static byte[] gzip(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text);
    }
    return bytes.toByteArray();
  }
}
