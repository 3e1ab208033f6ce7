package org.trialbook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialbook.file.Folders;

/** A PostgreSQL server of its own, with nothing in it, as long as a test. */
public final class TestServer implements AutoCloseable {

  private final Path folder;
  private final Path programs;
  private final int port;

  private TestServer(Path folder, Path programs, int port) {
    this.folder = folder;
    this.programs = programs;
    this.port = port;
  }

  public static TestServer start() {
    Optional<Path> programs = programs();
    if (programs.isEmpty()) {
      assertThat(System.getenv("CI")).as("CI without PostgreSQL: .ci/run installs it").isNull();
      assumeTrue(
          false,
          "skipped: no PostgreSQL server; 'apt-get install postgresql' brings one to"
              + " /usr/lib/postgresql, else it has to be on the PATH");
    }
    try {
      Path folder = Files.createTempDirectory("trialbook-postgres");
      TestServer server = new TestServer(folder, programs.orElseThrow(), freePort());
      server.make();
      server.begin();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /** Debian keeps them off the PATH. */
  private static Optional<Path> programs() {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      versions
          .sorted(Comparator.reverseOrder())
          .map(version -> version.resolve("bin"))
          .forEach(folders::add);
    } catch (IOException e) {
      // another system
    }
    Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
        .map(Path::of)
        .forEach(folders::add);
    return folders.stream()
        .filter(each -> Files.isExecutable(each.resolve("initdb")))
        .filter(each -> Files.isExecutable(each.resolve("pg_ctl")))
        .findFirst();
  }

  private void make() throws IOException {
    if (isRoot()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    String data = folder.resolve("data").toString();
    run(
        programs.resolve("initdb").toString(),
        "-D",
        data,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-N");
  }

  /** Starts it, at first or after a {@link #crash}. */
  void begin() throws IOException {
    run(
        programs.resolve("pg_ctl").toString(),
        "-D",
        folder.resolve("data").toString(),
        "-w",
        "-t",
        "600",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        String.format(
            Locale.ROOT, "-p %d -h 127.0.0.1 -k %s -c fsync=off -c max_wal_size=1GB", port, folder),
        "start");
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** The server refuses to run as root. */
  private void run(String... command) throws IOException {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    all.addAll(List.of(command));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(all)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(process.exitValue())
        .as(String.join(" ", all) + "\n" + Files.readString(output))
        .isZero();
  }

  /** Its address, with the user. */
  public String url() {
    return String.format(
        Locale.ROOT, "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres", port);
  }

  /** Ends it as a crash does: nothing is written down, and the next start has to recover. */
  void crash() {
    try {
      run(
          programs.resolve("pg_ctl").toString(),
          "-D",
          folder.resolve("data").toString(),
          "-m",
          "immediate",
          "stop");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    crash();
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
