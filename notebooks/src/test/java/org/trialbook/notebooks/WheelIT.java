package org.trialbook.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Python wheel: what is in it, its command, and what it says where no Java can run it. */
class WheelIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST_BYTES = 100_000_000;

  @TempDir private Path folder;

  private FreshEnvironment fresh;

  static List<Path> javas() throws IOException {
    return FreshEnvironment.javas();
  }

  @BeforeEach
  void prepare() throws IOException, InterruptedException {
    fresh = FreshEnvironment.get();
  }

  @Test
  void isSmallEnoughAndTheSameEachTimeItIsBuilt() throws IOException, InterruptedException {
    assertThat(Files.size(fresh.wheel())).isLessThan(LARGEST_BYTES);
    Path again = FreshEnvironment.buildWheel(folder, "");
    assertThat(Files.mismatch(fresh.wheel(), again)).isEqualTo(-1);
  }

  @Test
  void holdsTheNativeCodeOfItsPlatformAlone() throws IOException, InterruptedException {
    Path windows = FreshEnvironment.buildWheel(folder, "windows-x86_64");
    assertThat(windows.getFileName().toString()).endsWith("-py3-none-win_amd64.whl");
    assertThat(Files.size(windows)).isLessThan(LARGEST_BYTES);
    try (ZipFile wheel = new ZipFile(windows.toFile())) {
      assertThat(wheel.stream().map(entry -> entry.getName()))
          .filteredOn(name -> name.contains("libduckdb"))
          .containsExactly("trialbook/lib/libduckdb_java.so_windows_amd64");
    }
  }

  @Test
  void namesWhatOthersWroteAndHoldsTheirLicences() throws IOException {
    try (ZipFile wheel = new ZipFile(fresh.wheel().toFile())) {
      List<String> names = wheel.stream().map(entry -> entry.getName()).toList();
      assertThat(names)
          .contains(
              "trialbook/LICENSE",
              "trialbook/lib/licenses/LICENSE",
              "trialbook/lib/licenses/MPL-2.0.txt",
              "trialbook/lib/licenses/duckdb_jdbc.txt");
      String text = text(wheel, "trialbook/lib/THIRD-PARTY.txt");
      assertThat(names.stream().filter(name -> name.endsWith(".jar")))
          .map(name -> name.substring(name.lastIndexOf('/') + 1))
          .filteredOn(jar -> !jar.startsWith("trialbook-"))
          .isNotEmpty()
          .allSatisfy(jar -> assertThat(text).contains("\n" + jar + " | "));
      String metadata =
          names.stream().filter(name -> name.endsWith(".dist-info/METADATA")).findAny().get();
      assertThat(text(wheel, metadata))
          .containsPattern("(?m)^License-Expression: .*Apache-2.0 AND .* AND MPL-2.0");
    }
  }

  @Test
  void theKernelspecSaysWhatInstallWrites() throws IOException, InterruptedException {
    FreshEnvironment.run(folder, Map.of(), fresh.program("trialbook"), "install", "--prefix", ".");
    JsonNode installed = kernelspec(folder.resolve("share"));
    JsonNode ours = kernelspec(fresh.share());
    assertThat(installed.path("argv").toString()).contains("org.trialbook.kernel.Main");
    assertThat(ours.path("argv").toString())
        .isEqualTo("[\"python\",\"-m\",\"trialbook.kernel\",\"{connection_file}\"]");
    ((ObjectNode) installed).remove("argv");
    ((ObjectNode) ours).remove("argv");
    assertThat(ours).isEqualTo(installed);
    assertThat(fresh.share().resolve("jupyter/kernels/trialbook/logo-64x64.png")).exists();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void theCommandWritesTablesAndNoWarnings(Path java) throws IOException, InterruptedException {
    Map<String, String> environment = Map.of("TRIALBOOK_JAVA", java.toString());
    String trialbook = fresh.program("trialbook");
    FreshEnvironment.run(folder, environment, trialbook, "sample", "few.ndjson", "--studies", "50");
    FreshEnvironment.Run run =
        FreshEnvironment.run(
            folder,
            environment,
            trialbook,
            "flatten",
            "few.ndjson",
            "--relations=STUDIES",
            "--format=parquet",
            "--out=tables");
    assertThat(folder.resolve("tables/studies.parquet")).exists();
    assertThat(run.errors()).doesNotContainIgnoringCase("warning");
  }

  @Test
  void doctorFindsEverything() throws IOException, InterruptedException {
    FreshEnvironment.Run run =
        FreshEnvironment.run(folder, Map.of(), fresh.program("trialbook"), "doctor");
    assertThat(run.output()).contains("ok       Java", "ok       DuckDB", "ok       kernel");
  }

  @Test
  void saysWhenThereIsNoJava() throws IOException, InterruptedException {
    Map<String, String> bare =
        Map.of("PATH", folder.toString(), "JAVA_HOME", "", "TRIALBOOK_JAVA", "");
    FreshEnvironment.Run doctor =
        FreshEnvironment.attempt(folder, bare, "", fresh.program("trialbook"), "doctor");
    assertThat(doctor.exit()).isEqualTo(1);
    assertThat(doctor.output()).contains("MISSING  Java       No Java found", "TRIALBOOK_JAVA");
    FreshEnvironment.Run sample =
        FreshEnvironment.attempt(
            folder, bare, "", fresh.program("trialbook"), "sample", "x.ndjson");
    assertThat(sample.exit()).isEqualTo(1);
    assertThat(sample.errors()).startsWith("trialbook: No Java found").hasLineCount(3);
  }

  /** No older Java can be installed here, so a script says what one would. */
  @Test
  void saysInTheCellAndInTheLogThatAJavaIsTooOld() throws IOException, InterruptedException {
    Path old = folder.resolve("java");
    String settings =
        "java.home = /opt/java11\\njava.specification.version = 11\\njava.version = 11.0.2";
    Files.writeString(old, "#!/bin/sh\nprintf ' " + settings.replace("\\n", "\\n ") + "\\n' >&2\n");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(Path.of("src/test/resources/parameters.ipynb"), folder.resolve("x.ipynb"));
    FreshEnvironment.Run run =
        FreshEnvironment.attempt(
            folder,
            Map.of("TRIALBOOK_JAVA", old.toString()),
            "",
            fresh.program("jupyter"),
            "execute",
            "x.ipynb");
    String said = old + " is Java 11.0.2, and Trialbook needs 17 or newer.";
    assertThat(run.exit()).isNotZero();
    assertThat(run.errors())
        .containsSubsequence(
            "[trialbook] " + said, "An error occurred while executing the following cell", said);
  }

  private static String text(ZipFile wheel, String name) throws IOException {
    return new String(
        wheel.getInputStream(wheel.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static JsonNode kernelspec(Path share) throws IOException {
    return JSON.readTree(share.resolve("jupyter/kernels/trialbook/kernel.json").toFile());
  }
}
