package org.trialbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.Trialbook;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;

/**
 * Whatever is given to a command that it cannot use: it ends with a sentence and an exit status,
 * without a stack trace and without half a file.
 */
class HostileInputsTest {

  @TempDir private Path folder;
  private Registry before;

  @BeforeEach
  void make() throws IOException {
    before = Trialbook.registry();
    Trialbook.use(Registry.at("http://127.0.0.1:1/api/v2").attempts(1));
    Files.createDirectory(folder.resolve("empty"));
    Files.createDirectory(folder.resolve("a.folder"));
    Files.createFile(folder.resolve("nothing.ndjson"));
    Files.writeString(folder.resolve("words.json"), "neither JSON nor anything");
    Files.writeString(folder.resolve("list.json"), "[1, 2, {\"name\": 3}]");
    Files.writeString(folder.resolve("deep.json"), "[".repeat(200_000));
    byte[] garbage = new byte[50_000];
    new Random(7).nextBytes(garbage);
    for (String name : List.of("g.bin", "g.ndjson", "g.gz", "g.zst", "g.zip", "g.xml", "g.json")) {
      Files.write(folder.resolve(name), garbage);
    }
    for (String name : List.of("g.duckdb", "g.parquet", "g.arrow", "g.csv")) {
      Files.write(folder.resolve(name), garbage);
    }
    try (OutputStream gzip =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("zeros.ndjson.gz")))) {
      gzip.write(new byte[1 << 20]);
    }
    byte[] cut = Files.readAllBytes(folder.resolve("zeros.ndjson.gz"));
    Files.write(folder.resolve("cut.ndjson.gz"), java.util.Arrays.copyOf(cut, cut.length / 2));
    Sample.write(folder.resolve("good.ndjson"), 20);
    Files.createDirectory(folder.resolve("snapshots"));
    Files.createDirectories(folder.resolve("snapshots/broken"));
    Files.write(folder.resolve("snapshots/broken/manifest.json"), garbage);
    Files.createDirectories(folder.resolve("snapshots/odd"));
    Files.writeString(folder.resolve("snapshots/odd/manifest.json"), "{}");
  }

  @AfterEach
  void putBack() {
    Trialbook.use(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flatten @missing.ndjson --out @t",
        "flatten @words.json --out @t",
        "flatten @deep.json --out @t",
        "flatten @g.bin --out @t",
        "flatten @g.ndjson --out @t",
        "flatten @g.gz --out @t",
        "flatten @g.zst --out @t",
        "flatten @g.zip --out @t",
        "flatten @g.xml --out @t",
        "flatten @cut.ndjson.gz --out @t",
        "flatten @zeros.ndjson.gz --out @t",
        "flatten @good.ndjson --out @words.json",
        "flatten @good.ndjson --out @words.json/t --format parquet",
        "flatten @good.ndjson --out @words.json/t --format csv",
        "flatten @good.ndjson --out @words.json/t --format duckdb",
        "flatten @good.ndjson --relations NOPE --out @t",
        "flatten @good.ndjson --relations STUDIES --sort-by nope --format parquet --out @t",
        "flatten @good.ndjson --format nope --out @t",
        "flatten @good.ndjson --format csv --compression ZSTD --out @t",
        "flatten @good.ndjson",
        "flatten --out @t",
        "flatten '' --out @t",
        "flatten @good.ndjson --out ''",
        "flatten @good.ndjson --relations '' --out @t",
        "sql @missing.parquet 'select 1'",
        "sql @empty 'select 1'",
        "sql @g.duckdb 'from studies'",
        "sql @g.parquet 'from g'",
        "sql @g.bin 'from g'",
        "sql @good.ndjson 'selec 1'",
        "sql @good.ndjson 'from nosuch'",
        "sql @good.ndjson 'from good' --out @words.json/t.csv",
        "sql @good.ndjson 'from good' --out @empty",
        "sql @snapshots/broken 'from studies'",
        "sql @snapshots/odd 'from studies'",
        "sql @good.ndjson",
        "sql @good.ndjson 'from good' --out @t.parquet",
        "sql @good.ndjson 'from good' --out @t.xlsx",
        "sql '' 'select 1'",
        "diff nosuch other --in @snapshots --out @t.csv",
        "diff broken odd --in @snapshots --out @t.csv",
        "diff '' @good.ndjson --out @t.csv",
        "diff @words.json @good.ndjson --out @t.csv",
        "snapshot verify nosuch --in @snapshots",
        "snapshot verify broken --in @snapshots",
        "snapshot verify odd --in @snapshots",
        "snapshot list --in @words.json",
        "snapshot create --in @words.json",
        "snapshot create --name mine --in @snapshots",
        "snapshot --in @snapshots create @good.ndjson --name mine --route pages",
        "snapshot create --in @t",
        "snapshot update --in @t",
        "snapshot nosuch",
        "watch @missing.json",
        "watch @g.bin",
        "watch @words.json",
        "watch @list.json",
        "watch @deep.json",
        "watch @empty",
        "watch @list.json --every banana",
        "postgres load nosuch --in @snapshots",
        "postgres load broken --in @snapshots --url jdbc:postgresql://127.0.0.1:1/x",
        "postgres load odd --url banana",
        "postgres load odd --url jdbc:postgresql://127.0.0.1/x?password=secret",
        "serve @missing.ndjson",
        "serve @g.bin",
        "serve @g.zip",
        "serve @words.json",
        "serve @snapshots/broken",
        "serve @snapshots/odd",
        "serve --port banana",
        "serve --port 99999",
        "serve --port -1",
        "serve --address no-such-host.invalid",
        "serve --address 203.0.113.7",
        "fetch --cond x --out @t.ndjson",
        "fetch --cond x --limit 5 --out @t.ndjson",
        "fetch --cond x --limit -5 --out @t.ndjson",
        "fetch --cond x --limit 5 --at-once 2 --out @t.ndjson",
        "fetch --cond x --at-once 99 --out @t.ndjson",
        "fetch --cond x --out @words.json/t.ndjson",
        "fetch --cond x --out @t.ndjson.bz2",
        "fetch --cond x --limit 5 --out @t.parquet",
        "fetch --status NOPE --out @t.ndjson",
        "fetch --phase NOPE --out @t.ndjson",
        "fetch --updated-since banana --out @t.ndjson",
        "fetch --term 'AREA[x' --out @t.ndjson",
        "fetch --url banana --out @t.ndjson",
        "fetch --contact '' --cond x --out @t.ndjson",
        "fetch --user-agent '' --cond x --out @t.ndjson",
        "fetch --maximum-tls 1.1 --cond x --out @t.ndjson",
        "sample @words.json/t.ndjson",
        "sample @t.ndjson --studies -5",
        "sample @t.zip --studies 5",
        "sample @t.ndjson --studies banana",
        "nosuch",
        "--nosuch",
      })
  void endsWithASentence(String line) throws IOException {
    List<Path> there = files();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int status = Commands.run(out, err, arguments(line));

    String said = err.toString();
    assertThat(status).as("%s\n%s", line, said).isIn(1, 2);
    assertThat(said.strip()).as(line).isNotEmpty();
    assertThat(said)
        .as(line)
        .doesNotContain("\tat ", "Exception", "java.", "org.trialbook", "null\n", "\0");
    assertThat(out.toString()).as(line).isEmpty();
    assertThat(Files.exists(folder.resolve("words.json")) && Files.exists(folder.resolve("empty")))
        .isTrue();
    assertThat(files()).as(line).filteredOn(file -> !there.contains(file)).allMatch(this::isKept);
    if (status == 1) {
      assertThat(said.strip().lines().count()).as(said).isLessThanOrEqualTo(5);
    }
  }

  /** What a snapshot keeps to go on, a lock, or the list of what was not read. */
  private boolean isKept(Path file) {
    String path = folder.relativize(file).toString();
    return path.contains(".lock") || path.contains(".staging") || path.equals("t/rejects.ndjson");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** By blanks, but for those in quotes; {@code @} stands for the folder. */
  private String[] arguments(String line) {
    return Stream.of(line.split(" (?=(?:[^']*'[^']*')*[^']*$)"))
        .map(word -> word.replace("'", ""))
        .map(word -> word.startsWith("@") ? folder.resolve(word.substring(1)).toString() : word)
        .toArray(String[]::new);
  }
}
