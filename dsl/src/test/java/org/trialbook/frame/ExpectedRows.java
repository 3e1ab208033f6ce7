package org.trialbook.frame;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Cells;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Relation;

/** Rows as plain JSON, cell by cell, for {@code read_back.py} to compare our files with. */
public final class ExpectedRows implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, JsonGenerator> files = new LinkedHashMap<>();

  /** Begins the rows of these relations. */
  public ExpectedRows(Path folder, List<Relation> relations) throws IOException {
    Map<String, Map<String, String>> types = new LinkedHashMap<>();
    Path rows = Files.createDirectories(folder.resolve("expected"));
    for (Relation relation : relations) {
      String name = relation.name().toLowerCase(Locale.ROOT);
      Map<String, String> columns = new LinkedHashMap<>();
      for (Column column : relation.columns()) {
        columns.put(column.name(), column.type().name());
      }
      types.put(name, columns);
      files.put(
          relation.name(),
          JSON.createGenerator(Files.newBufferedWriter(rows.resolve(name + ".ndjson")))
              .setRootValueSeparator(new SerializedString("\n")));
    }
    JSON.writeValue(folder.resolve("expected.json").toFile(), types);
  }

  /** Writes the rows of a batch. */
  public void write(Batch batch) {
    try {
      JsonGenerator out = files.get(batch.relation().name());
      for (int row = 0; row < batch.rows(); row++) {
        out.writeStartObject();
        for (int column = 0; column < batch.cells().size(); column++) {
          cell(batch.relation().columns().get(column), batch.cells().get(column), row, out);
        }
        out.writeEndObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void cell(Column column, Cells cells, int row, JsonGenerator out)
      throws IOException {
    out.writeFieldName(column.name());
    Object value = cells.value(row);
    if (value instanceof List<?> texts) {
      out.writeStartArray();
      for (Object text : texts) {
        out.writeString((String) text);
      }
      out.writeEndArray();
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value == null) {
      out.writeNull();
    } else {
      out.writeString(value.toString());
    }
  }

  @Override
  public void close() throws IOException {
    for (JsonGenerator file : files.values()) {
      file.close();
    }
  }
}
