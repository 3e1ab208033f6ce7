package org.trialbook.frame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.trialbook.file.PartialFile;
import org.trialbook.flatten.Batch;
import org.trialbook.flatten.Relation;

/**
 * One file a relation, or one folder, written side by side; all of them take their places, or none
 * does.
 */
final class RelationFiles implements BatchWriter {

  /** Begins the file of a relation. */
  interface Opening {
    RelationWriter open(PartialFile file, Relation relation);
  }

  /** What the files share; it ends after them. */
  interface Shared extends AutoCloseable {
    @Override
    void close();
  }

  static final Shared NOTHING = () -> {};

  /** A file in the making. */
  private record Part(Relation relation, PartialFile file, RelationWriter writer) {}

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Shared shared;

  private RelationFiles(Shared shared) {
    this.shared = shared;
  }

  static RelationFiles open(
      FileFormat format, Path target, List<Relation> relations, Opening opening, Shared shared) {
    boolean inside = relations.size() > 1 || Files.isDirectory(target);
    return open(format, target, relations, inside, opening, shared, PartialFile::beside);
  }

  /** Folders in place of files. */
  static RelationFiles openFolders(
      FileFormat format, Path target, List<Relation> relations, Opening opening, Shared shared) {
    // A folder that holds a relation already is written anew; any other keeps what it holds.
    boolean inside =
        relations.size() > 1 || (Files.isDirectory(target) && !Partitions.areIn(target));
    return open(
        format,
        target,
        relations,
        inside,
        opening,
        shared,
        place -> PartialFile.folderBeside(place, Partitions::areIn));
  }

  private static RelationFiles open(
      FileFormat format,
      Path target,
      List<Relation> relations,
      boolean inside,
      Opening opening,
      Shared shared,
      Function<Path, PartialFile> making) {
    RelationFiles files = new RelationFiles(shared);
    try {
      for (Relation relation : relations) {
        Path place = inside ? target.resolve(format.fileName(relation)) : target;
        files.add(relation, making.apply(place), opening);
      }
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
    return files;
  }

  private void add(Relation relation, PartialFile file, Opening opening) {
    try {
      parts.put(relation.name(), new Part(relation, file, opening.open(file, relation)));
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public void write(Batch batch) {
    parts.get(batch.relation().name()).writer().write(batch);
  }

  @Override
  public Map<Path, Provenance> commit(Function<Relation, Provenance> provenance) {
    parts.values().forEach(part -> part.writer().end());
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
    parts.values().forEach(part -> closing.run(part.writer()::close));
    closing.run(shared::close);
    parts.values().forEach(part -> closing.run(part.file()::close));
    closing.end();
  }
}
