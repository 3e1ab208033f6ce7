package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB in processes that are killed: nothing of it stays. */
@Timeout(120)
class DuckDbLibraryTest {

  @TempDir private Path folder;

  /** Uses DuckDB, and never ends. */
  static final class Uses {

    private Uses() {}

    public static void main(String[] arguments) throws Exception {
      try (DuckDBConnection connection = DuckDb.open();
          var statement = connection.createStatement();
          var rows = statement.executeQuery("select 42")) {
        rows.next();
        System.out.println(rows.getInt(1));
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("libduckdb_java"))
          .sorted()
          .toList();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theLibraryOfAKilledProcessIsNotLeft() throws Exception {
    Path old = Files.createFile(folder.resolve("libduckdb_java1.so"));
    Files.setLastModifiedTime(old, FileTime.fromMillis(0));
    Files.createFile(folder.resolve("libduckdb_java2.so"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Uses.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("42");

    assertThat(left()).as("while it is in use").containsExactly("libduckdb_java2.so");
    process.destroyForcibly().waitFor();
    assertThat(left()).as("after the end").containsExactly("libduckdb_java2.so");
  }

  @Test
  void whatIsYoungMayBeAboutToBeLoaded() throws IOException {
    Files.createFile(folder.resolve("libduckdb_java1.so"));
    Files.createFile(folder.resolve("another.so"));
    Files.setLastModifiedTime(folder.resolve("another.so"), FileTime.fromMillis(0));

    new DuckDbLibrary(folder).sweep();

    assertThat(folder.resolve("another.so")).exists();
    assertThat(folder.resolve("libduckdb_java1.so")).exists();
  }

  @Test
  void aFolderThatIsNotThereIsNoReasonToFail() {
    DuckDbLibrary library = new DuckDbLibrary(folder.resolve("nowhere"));
    library.sweep();
    library.letGo();
    assertThat(folder).isEmptyDirectory();
  }
}
