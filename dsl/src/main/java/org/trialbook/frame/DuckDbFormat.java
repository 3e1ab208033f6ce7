package org.trialbook.frame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trialbook.OptionalPart;
import org.trialbook.flatten.Relation;

/**
 * A DuckDB database file with a table for each relation, named like it in lower case: types,
 * missing cells and lists as they are, descriptions as comments, and a table {@code provenance}
 * with one row a relation.
 */
public record DuckDbFormat() implements FileFormat {

  private static final String NAME = "trialbook.duckdb";

  @Override
  public String extension() {
    return "duckdb";
  }

  /** The same file for all of them. */
  @Override
  public String fileName(Relation relation) {
    return NAME;
  }

  /**
   * Begins a database.
   *
   * @param target the file, or a folder that is there already, for {@code trialbook.duckdb} in it
   */
  @Override
  public BatchWriter open(Path target, List<Relation> relations, Provenance origin) {
    OptionalPart.SQL.need();
    BatchReader.requireOpenModule();
    return DuckDbFile.open(Files.isDirectory(target) ? target.resolve(NAME) : target, relations);
  }
}
