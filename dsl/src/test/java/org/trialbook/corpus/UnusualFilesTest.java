package org.trialbook.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.Counts;
import org.trialbook.accounting.Reject;
import org.trialbook.cli.CheckedStudies;
import org.trialbook.flatten.Container;

/** What is odd about a file is told, and everything else of it is read. */
class UnusualFilesTest {

  private static final String PAGE_OF_HTML = "<!DOCTYPE html><html>Too many requests</html>";
  private static final ReadLimits SMALL = new ReadLimits(2 << 20, 2 << 20, 20_000, 50);

  @TempDir Path folder;

  private static String study(int number) {
    return "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT%08d\"}}}"
        .replace("%08d", "0000000" + number);
  }

  private static Accounting read(Path file) {
    return CheckedStudies.read(List.of(file), study -> {});
  }

  private static Accounting read(Path file, ReadLimits limits) throws IOException {
    CheckedStudies checked = new CheckedStudies(study -> {});
    try (Chunks chunks = StudyFiles.open(List.of(file), limits)) {
      for (Optional<Chunk> next = chunks.next(); next.isPresent(); next = chunks.next()) {
        next.get().records(checked);
      }
    }
    return checked.accounting();
  }

  private static List<String> rejects(Accounting accounting) {
    return accounting.rejects().first().stream()
        .map(each -> each.input().replaceFirst(".*[/!]", "") + ": " + each.reason())
        .toList();
  }

  private static List<String> leftOut(Accounting accounting) {
    return accounting.leftOut().first().stream()
        .map(each -> each.input().replaceFirst(".*[/!]", ""))
        .toList();
  }

  private static byte[] gzip(String text) {
    return Container.gzip(Container.utf8(text));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  // ---- folders ------------------------------------------------------------------------------

  @Test
  void onePageOfHtmlInAFolderStopsNothing() throws IOException {
    Files.writeString(folder.resolve("NCT00000001.json"), study(1));
    Files.writeString(folder.resolve("NCT00000002.json"), PAGE_OF_HTML);
    Files.writeString(folder.resolve("NCT00000003.json"), study(3));
    Files.writeString(folder.resolve("README.md"), "# Studies");
    Files.writeString(folder.resolve("notes.txt"), study(4));
    Files.writeString(folder.resolve("empty.ndjson"), "");
    Files.writeString(folder.resolve("empty.json"), "");
    Files.writeString(folder.resolve(".hidden"), "x");
    Files.write(folder.resolve("cut.gz"), Arrays.copyOf(gzip(study(5) + "\n"), 40));
    Files.write(folder.resolve("packed.json"), gzip(study(6)));
    Accounting all = read(folder);
    assertThat(all.studies()).isEqualTo(4);
    assertThat(rejects(all))
        .anyMatch(each -> each.startsWith("NCT00000002.json: it holds no studies: it begins with"))
        .anyMatch(each -> each.startsWith("cut.gz: the compressed data end early or are damaged"))
        .contains("empty.json: it is empty");
    assertThat(leftOut(all)).containsExactlyInAnyOrder("README.md", "empty.ndjson", ".hidden");
  }

  @Test
  void linksAreFollowedOnceAndCirclesEnd() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path studies = Files.createDirectories(folder.resolve("studies/inner")).getParent();
    Files.writeString(elsewhere.resolve("1.json"), study(1));
    Files.writeString(studies.resolve("2.json"), study(2));
    Files.writeString(studies.resolve("inner/3.json"), study(3));
    Files.createSymbolicLink(studies.resolve("a"), elsewhere);
    Files.createSymbolicLink(studies.resolve("again"), elsewhere);
    Files.createSymbolicLink(studies.resolve("0"), studies.resolve("inner"));
    Files.createSymbolicLink(studies.resolve("inner/up"), studies);
    Files.createSymbolicLink(elsewhere.resolve("up"), studies);
    Files.createSymbolicLink(studies.resolve("gone"), folder.resolve("nowhere"));
    Accounting all = read(studies);
    assertThat(all.studies()).isEqualTo(3);
    assertThat(rejects(all)).containsExactly("gone: it is a link to nothing");
    assertThat(leftOut(all)).containsExactlyInAnyOrder("again", "0", "up", "up");
  }

  // ---- gzip ---------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"1f8c08000000000000ff", "1f8b", "6a756e6b", "0000001f", "1f8b09"})
  void whatFollowsAMemberAndIsNoneIsNotTakenForTheEnd(String hexadecimal) throws IOException {
    byte[] behind = java.util.HexFormat.of().parseHex(hexadecimal);
    Path file = Files.write(folder.resolve("x.gz"), join(gzip(study(1) + "\n"), behind));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("The compressed data of " + file + " end early or are damaged");
  }

  @Test
  void membersAndZerosBehindThemAreRead() throws IOException {
    byte[] some = join(gzip(study(1) + "\n"), gzip(""), gzip(study(2) + "\n"), new byte[700]);
    assertThat(read(Files.write(folder.resolve("x.gz"), some)).counts()).isEqualTo(Counts.of(2, 0));
  }

  // ---- zip ----------------------------------------------------------------------------------

  private Path zip(String... namesAndTexts) throws IOException {
    return Files.write(folder.resolve("x.zip"), stored(namesAndTexts));
  }

  private static byte[] stored(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] content = Container.utf8(namesAndTexts[i + 1]);
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(namesAndTexts[i]);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(content);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void everythingInAZipIsReadOrNamed() throws IOException {
    Accounting all =
        read(
            zip(
                "Contents.txt",
                "Three folders",
                "00/",
                "",
                "00/NCT00000001.json",
                study(1),
                "00/NCT00000002.json",
                PAGE_OF_HTML,
                "00/studies.txt",
                study(3) + "\n" + study(4),
                "__MACOSX/._x.json",
                "x"));
    assertThat(all.counts()).isEqualTo(new Counts(3, 1, 2, 0, 0));
    assertThat(rejects(all)).singleElement().asString().startsWith("NCT00000002.json: it holds no");
    assertThat(leftOut(all)).containsExactlyInAnyOrder("Contents.txt", "._x.json");
  }

  @Test
  void entriesOfOneNameAreTwoFiles() throws IOException {
    byte[] bytes = stored("a.json", study(1), "b.json", study(2), "c.json", study(3));
    byte[] same =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replace("b.json", "a.json")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(Files.write(folder.resolve("x.zip"), same)).counts())
        .isEqualTo(Counts.of(3, 0));
  }

  @Test
  void noFlippedBitOfAStoredFileIsReadAsIfRight() throws IOException {
    byte[] whole = stored("a.json", study(1), "b.json", study(2));
    List<String> put = List.of(study(1), study(2));
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit >> 3] ^= (byte) (1 << (bit & 7));
      Path file = Files.write(folder.resolve("x.zip"), flipped);
      List<String> studies = new ArrayList<>();
      try {
        Accounting all =
            CheckedStudies.read(
                List.of(file), study -> studies.add(new String(study, StandardCharsets.UTF_8)));
        assertThat(all.studies() + all.rejects().count()).as("bit " + bit).isPositive();
        assertThat(studies.size() == 2 || all.rejects().count() > 0).as("bit " + bit).isTrue();
      } catch (TrialbookException e) {
        assertThat(e.getMessage()).contains(file.toString());
      }
      assertThat(put).as("bit " + bit).containsAll(studies);
    }
  }

  @Test
  void bytesThatTheDirectoryDoesNotNameAreTold() throws IOException {
    byte[] one = stored("a.json", study(1));
    Accounting two =
        read(Files.write(folder.resolve("x.zip"), join(one, stored("b.json", study(2)))));
    assertThat(two.studies()).isEqualTo(1);
    assertThat(two.rejects().first())
        .containsExactly(
            new Reject(
                folder.resolve("x.zip").toString(),
                Optional.empty(),
                0,
                one.length,
                "bytes that belong to no file of its directory"));
  }

  @Test
  void moreFilesThanSixteenBitsCountAreRead() throws IOException {
    String[] all = new String[2 * 66_000];
    for (int i = 0; i < all.length; i += 2) {
      all[i] = i + ".json";
      all[i + 1] = study(i % 9);
    }
    assertThat(read(zip(all)).counts()).isEqualTo(Counts.of(66_000, 0));
  }

  @Test
  void aLargeFileOfAZipIsHeldToItsChecksumToo() throws IOException {
    String many = (study(1) + "\n").repeat(150_000);
    byte[] whole = stored("many.ndjson", many, "NCT00000002.json", study(2));
    assertThat(read(Files.write(folder.resolve("x.zip"), whole)).counts())
        .isEqualTo(Counts.of(150_001, 0));
    whole[5_000_000] ^= 1;
    Accounting flipped = read(Files.write(folder.resolve("x.zip"), whole));
    assertThat(rejects(flipped)).anyMatch(each -> each.contains("its checksum differs"));
    assertThat(flipped.studies()).isBetween(149_999L, 150_001L);
  }

  @Test
  void whatIsPackedInAnArchiveOrTwiceIsUnpackedOnce() throws IOException {
    byte[] lines = gzip(study(1) + "\n" + study(2) + "\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("some.ndjson.gz"));
      zip.write(lines);
      zip.putNextEntry(new ZipEntry("cut.ndjson.gz"));
      zip.write(lines, 0, 12);
      zip.putNextEntry(new ZipEntry("twice.gz"));
      zip.write(Container.gzip(Container.gzip(lines)));
    }
    Accounting all = read(Files.write(folder.resolve("x.zip"), bytes.toByteArray()));
    assertThat(all.counts()).isEqualTo(Counts.of(2, 2));
    assertThat(rejects(all))
        .anyMatch(each -> each.startsWith("cut.ndjson.gz: the compressed data end early"))
        .contains("twice.gz: it holds no studies: it is gzip data");
    Path twice = Files.write(folder.resolve("x.gz"), Container.gzip(lines));
    assertThat(read(twice).counts()).isEqualTo(Counts.of(2, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "504b0304, a zip archive",
    "425a6839314159, bzip2 data",
    "fd377a585a000004, xz data",
    "377abcaf271c, a 7z archive",
    "7b002200700072006f00, text in UTF-16; JSON is UTF-8",
    "007b002200700072006f, text in UTF-16; JSON is UTF-8",
    "0000feff0000007b, text in UTF-32; JSON is UTF-8",
    "50415231, a Parquet file",
  })
  void whatItIsInsteadIsSaid(String hexadecimal, String what) throws IOException {
    byte[] content = java.util.HexFormat.of().parseHex(hexadecimal);
    Path file = Files.write(folder.resolve("x.gz"), Container.gzip(content));
    assertThat(rejects(read(file))).containsExactly("x.gz: it holds no studies: it is " + what);
  }

  // ---- text ---------------------------------------------------------------------------------

  @Test
  void anotherEncodingIsNamed() throws IOException {
    Path file = folder.resolve("x.json");
    Files.write(file, ("\uFEFF" + study(1)).getBytes(StandardCharsets.UTF_16LE));
    assertThat(rejects(read(file)))
        .containsExactly("x.json: it holds no studies: it is text in UTF-16; JSON is UTF-8");
    String xml = "<clinical_study><id_info><nct_id>NCT00000001</nct_id></id_info></clinical_study>";
    Files.write(file, ("\uFEFF<?xml version=\"1.0\"?>" + xml).getBytes(StandardCharsets.UTF_16BE));
    assertThat(read(file).studies()).isEqualTo(1);
  }

  @Test
  void filesPutOneBehindTheOtherAreRead() throws IOException {
    Path file = folder.resolve("x.ndjson");
    Files.writeString(file, study(1) + "\n\uFEFF" + study(2) + "\r\n\n  \n" + study(3));
    assertThat(read(file).counts()).isEqualTo(Counts.of(3, 0));
    Files.writeString(file, "\uFEFF" + study(1) + "\n\uFEFF" + study(2) + "\n");
    assertThat(read(file).counts()).isEqualTo(Counts.of(2, 0));
  }

  @Test
  void aFirstLineThatIsNoneLeavesTheOthers() throws IOException {
    Path file = folder.resolve("x.ndjson");
    Files.writeString(file, "// from the registry\n" + study(1) + "\n" + study(2));
    assertThat(read(file).counts()).isEqualTo(Counts.of(2, 1));
  }

  @Test
  void studiesOfAPageThatAreNoArrayAreNotSkipped() throws IOException {
    Path file = folder.resolve("x.json");
    Files.writeString(file, "{\"totalCount\":1,\"studies\":{\"0\":" + study(1) + "}}");
    assertThat(read(file).rejects().count()).isEqualTo(1);
    Files.writeString(file, "{\"totalCount\":1,\"\\u0073tudies\":[" + study(1) + "]}");
    assertThat(read(file).rejects().count()).isEqualTo(1);
    Files.writeString(file, "{\"totalCount\":0,\"studies\":null}");
    assertThat(read(file).counts()).isEqualTo(Counts.NONE);
  }

  // ---- bounds -------------------------------------------------------------------------------

  @Test
  void aRecordWithoutEndIsOneRejectAndTheRestIsRead() throws IOException {
    Path file = folder.resolve("x.ndjson");
    String endless = "{\"protocolSection\":\"" + "x".repeat(5_000_000);
    for (String begin : List.of(study(1) + "\n", "\uFEFF" + study(1) + "\n")) {
      Files.writeString(file, begin + endless + "\n" + study(2) + "\n");
      Accounting all = read(file, SMALL);
      assertThat(all.counts()).as(begin).isEqualTo(Counts.of(2, 1));
      assertThat(all.rejects().first().get(0))
          .isEqualTo(
              new Reject(
                  file.toString(),
                  Optional.empty(),
                  Container.utf8(begin).length,
                  endless.length(),
                  "it is longer than 2 MB"));
    }
  }

  @Test
  void blanksWithoutEndAreRefused() throws IOException {
    Path file = folder.resolve("x.ndjson");
    for (String begin : List.of("", study(1) + "\n", "[" + study(1))) {
      Files.writeString(file, begin + " \n".repeat(2_500_000) + study(2));
      assertThatThrownBy(() -> read(file, SMALL))
          .isInstanceOf(TrialbookException.class)
          .hasMessageStartingWith("Cannot read " + file + " from byte ")
          .hasMessageEndingWith(" of blanks.");
    }
  }

  @Test
  void dataThatUnpackToMuchMoreAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("x.gz"), gzip((study(1) + "\n").repeat(100_000)));
    assertThatThrownBy(() -> read(file, SMALL))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("it unpacks to more than 50 times its size, which studies never do.");
    assertThat(read(file).counts()).isEqualTo(Counts.of(100_000, 0));
  }
}
