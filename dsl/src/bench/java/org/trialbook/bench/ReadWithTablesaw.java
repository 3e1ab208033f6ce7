package org.trialbook.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.json.JsonReadOptions;
import tech.tablesaw.io.json.JsonReader;

/** Tablesaw's own JSON reader, which makes a column of every path with every index in it. */
final class ReadWithTablesaw implements Measurement {

  private final Path file;

  ReadWithTablesaw(Path file) {
    this.file = file;
  }

  @Override
  public Map<String, Object> run() throws Exception {
    String studies = "[" + String.join(",", Files.readAllLines(file)) + "]";
    Table table = new JsonReader().read(JsonReadOptions.builderFromString(studies).build());
    return Map.of("rows", Map.of("studies", table.rowCount()), "columns", table.columnCount());
  }
}
