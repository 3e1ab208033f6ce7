package org.trialbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbook.Trialbook;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relations;
import org.trialbook.sample.Sample;
import org.trialbook.snapshot.Snapshots;

/** Something in which there is no study: every command says so in the same words, and ends in 1. */
class NothingReadTest {

  private static final List<String> COMMANDS =
      List.of(
          "flatten IT --out OUT --format csv",
          "flatten IT --out OUT --relations all",
          "snapshot create IT --name mine --in SNAPSHOTS",
          "serve IT",
          "diff IT GOOD --out OUT.csv",
          "diff GOOD IT --out OUT.csv",
          "postgres --url jdbc:postgresql://127.0.0.1:1/x load IT");

  @TempDir private Path folder;

  @BeforeEach
  void make() {
    Sample.write(folder.resolve("good.ndjson"), 3);
  }

  static List<String> nothings() {
    return Stream.of("x.ndjson", "x.json", "x.jsonl", "x.xml", "x", "x.txt", "x.gz", "x.zst")
        .flatMap(name -> Stream.of(name + " ", name + " \n\r\n \t", name + " \uFEFF"))
        .flatMap(Stream::of)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("nothings")
  void aFileWithoutAByteThatSaysAnything(String nameAndText) throws IOException {
    String[] parts = nameAndText.split(" ", 2);
    byte[] text = parts[1].getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve(parts[0]);
    if (parts[0].endsWith(".gz")) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(text);
      }
      Files.write(file, packed.toByteArray());
    } else {
      Files.write(file, parts[0].endsWith(".zst") ? Zstd.compress(text) : text);
    }
    isNothingEverywhere(file);
  }

  @Test
  void aFolderOrAnArchiveWithoutAStudy() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    isNothingEverywhere(empty);
    Files.writeString(empty.resolve("README.md"), "# Studies");
    Files.writeString(empty.resolve("none.ndjson"), "");
    isNothingEverywhere(empty);
    Path zip = folder.resolve("x.zip");
    try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(zip))) {
      archive.flush();
    }
    isNothingEverywhere(zip);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private void isNothingEverywhere(Path input) throws IOException {
    for (String command : COMMANDS) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int status = Commands.run(out, err, words(command, input));
      assertThat(status).as("%s %s", command, err).isEqualTo(1);
      assertThat(err.toString())
          .as(command)
          .startsWith("Nothing of " + input + " could be read: ")
          .contains("Studies are NDJSON")
          .hasLineCount(3);
      assertThat(out.toString()).as(command).isEmpty();
      assertThat(Snapshots.in(folder.resolve("snapshots")).list()).isEmpty();
      assertThat(files(folder.resolve("out"))).as(command).isEmpty();
      assertThat(folder.resolve("out.csv")).as(command).doesNotExist();
      assertThat(folder.resolve("snapshots/.mine.staging")).as(command).doesNotExist();
    }
    assertThatThrownBy(() -> Trialbook.read(input).flatten(Relations.STUDIES).frame())
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Nothing of " + input + " could be read: ");
  }

  /** Who answers with a list of no studies has answered. */
  @Test
  void aListOfNoStudiesIsAnAnswer() throws IOException {
    for (String none : List.of("[]", "{\"totalCount\":0,\"studies\":[\n\n]}")) {
      Path file = Files.writeString(folder.resolve("x.json"), none);
      for (String command : COMMANDS.subList(0, 2)) {
        StringWriter err = new StringWriter();
        assertThat(Commands.run(err, err, words(command, file))).as(err.toString()).isZero();
        assertThat(err.toString()).endsWith("0 studies read\n");
      }
      StringWriter err = new StringWriter();
      String diff = "diff IT GOOD --out OUT.csv";
      assertThat(Commands.run(err, err, words(diff, file))).as(err.toString()).isZero();
      assertThat(err.toString()).contains("3 REGISTERED");
    }
  }

  private String[] words(String command, Path input) {
    return Stream.of(command.split(" ", -1))
        .map(
            word ->
                word.replace("IT", input.toString())
                    .replace("GOOD", folder.resolve("good.ndjson").toString())
                    .replace("OUT", folder.resolve("out").toString())
                    .replace("SNAPSHOTS", folder.resolve("snapshots").toString()))
        .toArray(String[]::new);
  }
}
