package org.trialbook;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;
import org.trialbook.frame.BatchWriter;
import org.trialbook.frame.FileFormat;
import org.trialbook.frame.Provenance;

/** One file a relation, written side by side; closing without a commit leaves no trace of any. */
final class RelationFiles implements AutoCloseable {

  private final FileFormat format;
  private final Map<Relation, Path> files;
  private final Map<String, BatchWriter> writers = new LinkedHashMap<>();

  RelationFiles(FileFormat format, Map<Relation, Path> files) {
    this.format = format;
    this.files = files;
  }

  /** Begins the files; batches find theirs by their relation. */
  Consumer<Batch> open(Provenance origin) {
    files.forEach(
        (relation, file) -> writers.put(relation.name(), format.open(file, relation, origin)));
    return batch -> writers.get(batch.relation().name()).write(batch);
  }

  void commit(Function<Relation, Provenance> provenance) {
    files
        .keySet()
        .forEach(relation -> writers.get(relation.name()).commit(provenance.apply(relation)));
  }

  @Override
  public void close() {
    RuntimeException first = null;
    for (BatchWriter writer : writers.values()) {
      try {
        writer.close();
      } catch (RuntimeException e) {
        // The others must be closed all the same.
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
