package org.trialbook.frame;

import java.nio.file.Path;
import java.util.List;
import org.trialbook.flatten.Relation;

/**
 * Arrow IPC: types, missing cells and lists as they are, categories as dictionaries. The file
 * (Feather 2) is for reading at will; the stream is for pipes, and carries the provenance as it is
 * known before the first row.
 *
 * @param isStream whether it is the stream and not the file
 * @param compression of the buffers
 */
public record ArrowFormat(boolean isStream, Compression compression) implements FileFormat {

  /** The file, not compressed. */
  public ArrowFormat() {
    this(false, Compression.NONE);
  }

  /** The stream in place of the file. */
  public ArrowFormat stream() {
    return new ArrowFormat(true, compression);
  }

  /** The same with buffers compressed by ZSTD. */
  public ArrowFormat zstd() {
    return compressed(Compression.ZSTD);
  }

  /** The same with compressed buffers, or without. */
  public ArrowFormat compressed(Compression wanted) {
    return new ArrowFormat(isStream, wanted);
  }

  @Override
  public String extension() {
    return isStream ? "arrows" : "arrow";
  }

  @Override
  public BatchWriter open(Path target, List<Relation> relations, Provenance origin) {
    return RelationFiles.open(
        this,
        target,
        relations,
        (file, relation) -> new ArrowWriter(file, isStream, compression, relation, origin),
        RelationFiles.NOTHING);
  }
}
