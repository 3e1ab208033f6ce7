package org.trialbook.frame;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relation;

/** The file formats that a relation can be written to, batch by batch. */
public enum FileFormat {
  /** Arrow IPC file (Feather 2), not compressed; types and missing cells as they are. */
  ARROW("arrow") {
    @Override
    BatchWriter open(PartialFile file, Relation relation, Provenance provenance) {
      return ArrowWriter.file(file, relation, provenance);
    }
  },
  /** Arrow IPC stream, for pipes: provenance as it is known before the first row. */
  ARROW_STREAM("arrows") {
    @Override
    BatchWriter open(PartialFile file, Relation relation, Provenance provenance) {
      return ArrowWriter.stream(file, relation, provenance);
    }
  },
  /** Parquet, compressed with ZSTD. */
  PARQUET("parquet") {
    @Override
    BatchWriter open(PartialFile file, Relation relation, Provenance provenance) {
      return new ParquetWriter(file, relation, provenance);
    }
  },
  /**
   * CSV by RFC 4180 in UTF-8 with a header line. Missing cells are nothing, empty text is {@code
   * ""}; lists are joined by {@code |}. No provenance.
   */
  CSV("csv") {
    @Override
    BatchWriter open(PartialFile file, Relation relation, Provenance provenance) {
      return new CsvWriter(file, relation);
    }
  };

  private final String extension;

  FileFormat(String extension) {
    this.extension = extension;
  }

  /** What the names of such files end with, without the dot. */
  public String extension() {
    return extension;
  }

  /** The name of a relation's file: {@code locations.arrow}. */
  public String fileName(Relation relation) {
    return relation.name().toLowerCase(Locale.ROOT) + "." + extension;
  }

  /**
   * Begins a file for a relation.
   *
   * @param target where the file will be; its folder is made if it is not there
   * @param provenance what is known before the first row
   */
  public BatchWriter open(Path target, Relation relation, Provenance provenance) {
    PartialFile file = PartialFile.beside(target);
    try {
      return open(file, relation, provenance);
    } catch (RuntimeException e) {
      file.delete();
      throw e;
    }
  }

  abstract BatchWriter open(PartialFile file, Relation relation, Provenance provenance);

  /** The format that the name of a file asks for. */
  public static FileFormat of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith("." + format.extension))
        .findFirst()
        .orElseThrow(
            () ->
                new TrialbookException(
                    "No format for %s.\nThe name should end with %s."
                        .formatted(
                            file,
                            String.join(
                                ", ",
                                Arrays.stream(values()).map(f -> "." + f.extension).toList()))));
  }
}
