package org.trialbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.SameStudies;
import org.trialbook.sample.Sample;

/** The command as a process, started and stopped the way a terminal does. */
class ServeIT {

  @TempDir private static Path folder;

  private static Process serve(String... options) throws IOException {
    Path studies = folder.resolve("studies.ndjson");
    Files.writeString(
        studies,
        "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\"}},"
            + "\"derivedSection\":{\"miscInfoModule\":{\"versionHolder\":\"2026-08-14\"}}}\n");
    return serve(studies, options);
  }

  private static Process serve(Path studies, String... options) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            studies.toString());
    process.command().addAll(List.of(options));
    return process.redirectError(folder.resolve("errors").toFile()).start();
  }

  private static String url(Process process) throws IOException {
    BufferedReader out = process.inputReader();
    return out.readLine();
  }

  private static String version(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/version")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  /** Waits until all is indexed, which the last line says. */
  private static void indexed(Process process) throws IOException, InterruptedException {
    while (!Files.readString(folder.resolve("errors")).matches("(?s).*(study|studies) read.*\\n")) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(20);
    }
  }

  private static int terminated(Process process) throws InterruptedException {
    process.destroy(); // SIGTERM
    process.waitFor();
    return process.exitValue();
  }

  @Test
  void servesThisMachineUntilItIsStopped() throws IOException, InterruptedException {
    Process process = serve();
    String url = url(process);

    assertThat(url).startsWith("http://127.0.0.1:");
    assertThat(version(url)).contains("2.0.5", "2026-08-14T00:00:00");
    indexed(process);
    assertThat(terminated(process)).isZero();
    assertThat(folder.resolve("errors")).hasContent("1 study read");
  }

  @Test
  void servesFilesAndSaysWhatBecameOfTheStudiesInThem() throws IOException, InterruptedException {
    Path file = SameStudies.file(folder, "twice.ndjson", SameStudies.twice());
    Process process = serve(file, new String[0]);
    String url = url(process);

    assertThat(version(url)).contains("2.0.5");
    indexed(process);
    assertThat(terminated(process)).isZero();
    assertThat(folder.resolve("errors"))
        .content()
        .contains("2 studies read", "2 older versions left out", SameStudies.NOTE);
  }

  @Test
  void isStoppedWhileItIndexes() throws IOException, InterruptedException {
    Path many = folder.resolve("many.ndjson");
    Sample.write(many, 5_000);
    Process process = serve(many);

    assertThat(version(url(process))).contains("2.0.5");
    assertThat(terminated(process)).isZero();
    assertThat(folder.resolve("errors")).content().isEmpty();
  }

  @Test
  void warnsWhenOthersCanReachIt() throws IOException, InterruptedException {
    Process process = serve("--address", "0.0.0.0");
    String url = url(process);

    assertThat(version(url)).contains("2.0.5");
    assertThat(terminated(process)).isZero();
    assertThat(folder.resolve("errors"))
        .content()
        .contains("Warning", "0.0.0.0", "no password", "--address");
  }

  @Test
  void anAddressOfAnotherMachineIsExplained() throws IOException, InterruptedException {
    Process process = serve("--address", "203.0.113.7");

    process.waitFor();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(folder.resolve("errors")).content().contains("203.0.113.7").hasLineCount(1);
  }
}
