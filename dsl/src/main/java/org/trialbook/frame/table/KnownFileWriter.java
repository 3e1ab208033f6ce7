package org.trialbook.frame.table;

import java.io.File;
import java.util.Locale;
import org.trialbook.TrialbookException;
import org.trialbook.file.WholeFile;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.DataFrameWriter;
import tech.tablesaw.io.DataWriter;
import tech.tablesaw.io.Destination;

/** Tablesaw's writer, which writes files whole, and begins none of a kind that it cannot write. */
final class KnownFileWriter extends DataFrameWriter {

  private final Table table;

  KnownFileWriter(Table table) {
    super(Table.defaultWriterRegistry, table);
    this.table = table;
  }

  @Override
  public void toFile(String file) {
    toFile(new File(file));
  }

  @Override
  public void toFile(File file) {
    String name = file.getName();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    DataWriter<?> writer = Table.defaultWriterRegistry.getWriterForExtension(extension);
    if (writer == null) {
      throw new TrialbookException(
          ("Tables are not written as %s files: %s.\n"
                  + "Write a .csv file; a frame has toExcel(path), toParquet(path), toArrow(path) and"
                  + " toDuckDb(path), and frame(table) makes one of any table.")
              .formatted(name.contains(".") ? "." + extension : "such", file));
    }
    WholeFile.write(file.toPath(), path -> writer.write(table, new Destination(path.toFile())));
  }
}
