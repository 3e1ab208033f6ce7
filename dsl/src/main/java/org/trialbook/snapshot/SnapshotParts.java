package org.trialbook.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.StudyPart;

/** A snapshot cut into parts: runs of its blocks, or studies that are named. */
final class SnapshotParts {

  private SnapshotParts() {}

  /**
   * All studies.
   *
   * @param bytes how many a part has on the disk, about
   */
  static List<StudyPart> of(SnapshotFiles files, long bytes) {
    StudyTable table = files.table();
    List<Block> blocks = files.manifest().blocks();
    List<StudyPart> parts = new ArrayList<>();
    int from = 0;
    long packed = 0;
    for (int row = 0; row < table.size(); row++) {
      boolean ends = row + 1 == table.size() || table.block(row + 1) != table.block(row);
      packed += ends ? blocks.get(table.block(row)).packed() : 0;
      if (ends && (packed >= bytes || row + 1 == table.size())) {
        parts.add(new BlocksPart(files.folder().toString(), from, row + 1, packed));
        from = row + 1;
        packed = 0;
      }
    }
    return parts;
  }

  /**
   * Those of these studies that it has; of their blocks the frames that hold them are read.
   *
   * @param numbers the digits of their registry numbers
   */
  static List<StudyPart> of(SnapshotFiles files, Set<Integer> numbers) {
    StudyTable table = files.table();
    List<Integer> rows =
        numbers.stream().map(table::find).filter(at -> at >= 0).sorted().distinct().toList();
    long bytes = rows.stream().mapToLong(row -> table.row(row).packed()).sum();
    return rows.isEmpty()
        ? List.of()
        : List.of(new NamedPart(files.folder().toString(), rows, bytes));
  }

  private static SnapshotFiles open(String folder) {
    return SnapshotFiles.open(Path.of(folder));
  }

  private static List<String> index(String folder) {
    return List.of(Path.of(folder).resolve(SnapshotFiles.INDEX).toString());
  }

  /** Whole blocks, by the rows of the table that they begin and end with. */
  private record BlocksPart(String folder, int from, int to, long bytes) implements StudyPart {

    private static final long serialVersionUID = 1L;

    @Override
    public Chunks open() {
      return SnapshotChunks.between(SnapshotParts.open(folder), from, to);
    }

    @Override
    public List<String> files() {
      return index(folder);
    }
  }

  /** Rows of the table, ascending. */
  private record NamedPart(String folder, List<Integer> rows, long bytes) implements StudyPart {

    private static final long serialVersionUID = 1L;

    @Override
    public Chunks open() {
      return SnapshotChunks.of(
          SnapshotParts.open(folder), rows.stream().mapToInt(row -> row).toArray());
    }

    @Override
    public List<String> files() {
      return index(folder);
    }
  }
}
