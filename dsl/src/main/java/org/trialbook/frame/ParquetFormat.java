package org.trialbook.frame;

import java.nio.file.Path;
import java.util.List;
import org.trialbook.flatten.Relation;

/** Parquet, compressed with ZSTD. */
public record ParquetFormat() implements FileFormat {

  @Override
  public String extension() {
    return "parquet";
  }

  @Override
  public BatchWriter open(Path target, List<Relation> relations, Provenance origin) {
    return RelationFiles.open(
        this, target, relations, (file, relation) -> new ParquetWriter(file, relation, origin));
  }
}
