package org.trialbook.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.sample.Sample;

/** The parts of an input hold together what the input holds, wherever it is cut. */
class FilePartsTest {

  private static final List<Long> SIZES = List.of(1L, 10_000L, 70_000L, 1_000_000L, Long.MAX_VALUE);

  @TempDir private Path folder;

  private final List<byte[]> studies = Sample.studies(40);

  /** All that a sink is told, as lines. */
  private static final class Heard implements StudySink {
    private final List<String> lines = new ArrayList<>();
    private String input = "";

    @Override
    public void input(String name) {
      input = name;
    }

    @Override
    public void study(byte[] bytes, int offset, int length, long position) {
      lines.add(input + " " + position + " " + new String(bytes, offset, length, UTF_8));
    }

    @Override
    public void reject(Reject reject) {
      lines.add(reject.toString());
    }

    @Override
    public void leftOut(LeftOut thing) {
      lines.add(thing.toString());
    }
  }

  private static List<String> whole(Path file) {
    Heard heard = new Heard();
    StudyFiles.read(file, heard);
    return heard.lines;
  }

  /** Each part is written and read first, as on its way to another process. */
  private static List<String> parts(List<StudyPart> parts) throws Exception {
    Heard heard = new Heard();
    for (StudyPart part : parts) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(part);
      }
      StudyPart travelled;
      try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        travelled = (StudyPart) in.readObject();
      }
      assertThat(travelled).isEqualTo(part);
      try (Chunks chunks = travelled.open()) {
        for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
          chunk.get().records(heard);
        }
      }
    }
    return heard.lines;
  }

  private static void assertCutsHoldAll(Path file) throws Exception {
    List<String> whole = whole(file);
    assertThat(whole).isNotEmpty();
    for (long size : SIZES) {
      assertThat(parts(FileParts.of(file, size)))
          .describedAs("%s in parts of %s bytes", file.getFileName(), size)
          .isEqualTo(whole);
    }
  }

  private byte[] lines(String end) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] study : studies) {
      out.write(study);
      out.write(end.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void linesAreCutWhereStudiesBegin() throws Exception {
    Path file = Files.write(folder.resolve("lines.ndjson"), lines("\n"));
    assertThat(FileParts.of(file, 1)).hasSize(studies.size());
    assertCutsHoldAll(file);
    assertCutsHoldAll(Files.write(folder.resolve("windows.ndjson"), lines("\r\n")));
    assertCutsHoldAll(Files.write(folder.resolve("gaps.ndjson"), lines("\n\n \n")));
  }

  @Test
  void brokenLinesStayWhereTheyAre() throws Exception {
    String text = new String(lines("\n"), UTF_8);
    String broken =
        text.substring(0, text.length() / 2) + "\n{\"protocolSection\":\n" + text + "{\"no\": en";
    assertCutsHoldAll(Files.writeString(folder.resolve("broken.ndjson"), broken));
  }

  @Test
  void aStudyOverSeveralLinesIsNotCut() throws Exception {
    String text = new String(lines("\n"), UTF_8);
    String spread =
        "{\"protocolSection\":\n{\"identificationModule\":\n{\"nctId\":\"NCT00000102\"}\n}\n}\n";
    assertCutsHoldAll(Files.writeString(folder.resolve("spread.ndjson"), text + spread + text));
  }

  @Test
  void whatIsOneStreamOrMustBeLookedThroughIsNotCut() throws Exception {
    Path gz = folder.resolve("lines.ndjson.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
      out.write(lines("\n"));
    }
    assertThat(FileParts.of(gz, 1)).hasSize(1);
    assertCutsHoldAll(gz);
    Path page = folder.resolve("page.json");
    Files.writeString(
        page,
        "{\"studies\":["
            + new String(lines(","), UTF_8).replaceFirst(",$", "")
            + "],\"totalCount\":40}");
    assertThat(FileParts.of(page, 1)).hasSize(1);
    assertCutsHoldAll(page);
  }

  @Test
  void archivesAreCutBetweenTheirFiles() throws Exception {
    Path zip = folder.resolve("studies.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      entry(out, "README.md", "read me".getBytes(UTF_8));
      for (int i = 0; i < studies.size(); i++) {
        entry(out, "a/" + i + ".json", studies.get(i));
      }
      entry(out, "broken.json", "{\"protocolSection\":".getBytes(UTF_8));
      entry(out, "many.ndjson", lines("\n"));
    }
    assertThat(FileParts.of(zip, 1)).hasSize(studies.size() + 3);
    assertCutsHoldAll(zip);
    byte[] damaged = Files.readAllBytes(zip);
    damaged[damaged.length / 5] ^= 0x55;
    assertCutsHoldAll(Files.write(folder.resolve("damaged.zip"), damaged));
  }

  private static void entry(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
    out.closeEntry();
  }

  @Test
  void foldersAreCutBetweenTheirFiles() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    for (int i = 0; i < studies.size(); i++) {
      Files.write(files.resolve("NCT" + (90_000_000 + i) + ".json"), studies.get(i));
    }
    Files.writeString(files.resolve(".hidden"), "");
    Files.writeString(files.resolve("notes.txt"), "no study");
    Files.write(files.resolve("z.ndjson"), lines("\n"));
    assertThat(FileParts.of(files, 1)).hasSize(studies.size() + 2);
    assertCutsHoldAll(files);
    assertCutsHoldAll(Files.createDirectory(folder.resolve("empty")));
  }

  @Test
  void whatIsNotThereIsSaidAtOnce() throws IOException {
    assertThatThrownBy(() -> FileParts.of(folder.resolve("none.zip"), 1))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("There is no file ");
    Path cut = Files.writeString(folder.resolve("cut.zip"), "PK and no more of it");
    assertThatThrownBy(() -> FileParts.of(cut, 1))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("damaged");
  }
}
