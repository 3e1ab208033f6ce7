package org.trialbook.frame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;

/** One file a relation, written side by side; all of them take their places, or none does. */
final class RelationFiles implements BatchWriter {

  /** Begins the file of a relation. */
  interface Opening {
    RelationWriter open(PartialFile file, Relation relation);
  }

  /** A file in the making. */
  private record Part(Relation relation, PartialFile file, RelationWriter writer) {}

  private final Map<String, Part> parts = new LinkedHashMap<>();

  private RelationFiles() {}

  static RelationFiles open(
      FileFormat format, Path target, List<Relation> relations, Opening opening) {
    RelationFiles files = new RelationFiles();
    boolean folder = relations.size() > 1 || Files.isDirectory(target);
    try {
      for (Relation relation : relations) {
        files.add(relation, folder ? target.resolve(format.fileName(relation)) : target, opening);
      }
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
    return files;
  }

  private void add(Relation relation, Path target, Opening opening) {
    PartialFile file = PartialFile.beside(target);
    try {
      parts.put(relation.name(), new Part(relation, file, opening.open(file, relation)));
    } catch (RuntimeException e) {
      file.delete();
      throw e;
    }
  }

  @Override
  public void write(Batch batch) {
    parts.get(batch.relation().name()).writer().write(batch);
  }

  @Override
  public Map<Path, Provenance> commit(Function<Relation, Provenance> provenance) {
    Map<Path, Provenance> written = new LinkedHashMap<>();
    for (Part part : parts.values()) {
      Provenance complete = provenance.apply(part.relation());
      part.writer().finish(complete);
      written.put(part.file().target(), complete);
    }
    parts.values().forEach(part -> part.file().commit());
    return written;
  }

  @Override
  public void close() {
    Closing closing = new Closing();
    for (Part part : parts.values()) {
      closing.run(part.writer()::close);
      closing.run(part.file()::delete);
    }
    closing.end();
  }
}
