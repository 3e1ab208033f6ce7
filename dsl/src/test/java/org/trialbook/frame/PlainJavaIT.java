package org.trialbook.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Counts;

/** What works in a Java that was started without any flag, as other kernels do it. */
class PlainJavaIT {

  @TempDir Path folder;

  /** Writes one format and prints what went wrong. */
  static final class Writing {
    private Writing() {}

    /** Arguments: format, file. */
    public static void main(String[] arguments) {
      Path file = Path.of(arguments[1]);
      FileFormat format =
          switch (arguments[0]) {
            case "arrow" -> new ArrowFormat();
            case "csv" -> new CsvFormat();
            default -> new ParquetFormat();
          };
      try (BatchWriter writer =
          format.open(file, List.of(AllTypes.RELATION), AllTypes.PROVENANCE)) {
        AllTypes.batches(5).forEach(writer::write);
        writer.commit(relation -> AllTypes.PROVENANCE.counted(Counts.of(5, 0), 5));
      } catch (TrialbookException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private String write(String format) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + folder.resolve("classes"),
                "-cp",
                System.getProperty("java.class.path"),
                Writing.class.getName(),
                format,
                folder.resolve("file").toString()));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor();
    return Files.readString(output);
  }

  private List<String> loaded(String prefix) throws IOException {
    try (var lines = Files.lines(folder.resolve("classes"))) {
      return lines.filter(line -> line.contains("] " + prefix)).toList();
    }
  }

  @Test
  void arrowNeedsNoFlag() throws Exception {
    assertThat(write("arrow")).isEmpty();
    assertThat(folder.resolve("file")).isNotEmptyFile();
    assertThat(loaded("org.apache.arrow.memory.RootAllocator")).isEmpty();
    assertThat(loaded("com.github.luben.zstd.")).isEmpty();
  }

  @Test
  void parquetSaysWhichFlagItNeeds() throws Exception {
    assertThat(write("parquet"))
        .isEqualToIgnoringNewLines(
            """
            Parquet and DuckDB files need Arrow's memory, which this Java keeps closed.
            Start Java with --add-opens=java.base/java.nio=ALL-UNNAMED, as the Trialbook kernel does,
            or write an .arrow file: that needs no flag.\
            """);
    assertThat(folder.resolve("file")).doesNotExist();
  }

  @Test
  void heavyLibrariesAreLoadedWhenTheyAreUsed() throws Exception {
    assertThat(write("csv")).isEmpty();
    assertThat(loaded("org.trialbook.frame.CsvWriter")).isNotEmpty();
    assertThat(loaded("org.duckdb.")).isEmpty();
    assertThat(loaded("org.apache.arrow.")).isEmpty();
    assertThat(loaded("tech.tablesaw.")).isEmpty();
  }
}
