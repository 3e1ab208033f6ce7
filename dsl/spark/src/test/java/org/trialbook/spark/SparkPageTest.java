package org.trialbook.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.sql.DataFrameReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/spark.md shows works, and its table has the options that there are. */
class SparkPageTest {

  private static final Pattern OPTION = Pattern.compile("\\.option\\(\"(\\w+)\", \"(\\w+)\"\\)");
  private static final Pattern LOAD = Pattern.compile("\\.load\\(\"([^\"]+)\"\\)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  @TempDir private static Path data;
  private static String page;

  @BeforeAll
  static void readThePage() throws IOException {
    Map<String, Path> inputs = SampleInputs.write(data, SampleInputs.studies(100));
    Files.move(inputs.get("zip"), data.resolve("ctg-studies.json.zip"));
    page = Files.readString(file()).replace("/data/", data + "/");
  }

  private static Path file() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("docs/spark.md"))) {
      at = at.getParent();
    }
    return at.resolve("docs/spark.md");
  }

  private static List<String> fences(String language) {
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(page)
        .results()
        .map(fence -> fence.group(1))
        .toList();
  }

  @Test
  void itsSqlRuns() {
    List<Long> rows = new ArrayList<>();
    for (String statement : fences("sql").get(0).split(";", -1)) {
      rows.add((long) Session.spark().sql(statement).collectAsList().size());
    }
    assertThat(rows).hasSize(4);
    assertThat(rows.get(2)).isGreaterThan(5);
    assertThat(rows.get(3)).isGreaterThan(2);
    Session.spark().catalog().dropTempView("sites");
    Session.spark().catalog().dropTempView("studies");
  }

  /** Scala and Python say the same to the reader, by the same names. */
  @Test
  void itsReadersRead() {
    List<String> lines = new ArrayList<>();
    fences("scala").forEach(fence -> fence.lines().forEach(lines::add));
    fences("python").forEach(fence -> fence.lines().forEach(lines::add));
    List<String> readers =
        lines.stream().filter(line -> line.contains("format(\"trialbook\")")).toList();
    assertThat(readers).hasSize(4);
    for (String line : readers) {
      DataFrameReader reader = Session.spark().read().format("trialbook");
      OPTION
          .matcher(line)
          .results()
          .forEach(option -> reader.option(option.group(1), option.group(2)));
      String path = LOAD.matcher(line).results().findFirst().orElseThrow().group(1);
      boolean isRejects = line.contains("REJECTS");
      assertThat(reader.load(path).count() == 0).describedAs(line).isEqualTo(isRejects);
    }
  }

  @Test
  void itsTableHasTheOptions() {
    String table = page.substring(page.indexOf("## Options"), page.indexOf("## What executors"));
    assertThat(ROW.matcher(table).results().map((MatchResult row) -> row.group(1)))
        .containsExactlyElementsOf(ReadOptions.NAMES);
  }
}
