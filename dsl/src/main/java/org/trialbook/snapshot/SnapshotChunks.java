package org.trialbook.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Chunk;
import org.trialbook.flatten.Chunks;
import org.trialbook.flatten.StudySink;

/**
 * The studies of a snapshot on their way, a block at a time, unpacked by the thread that takes
 * them. A damaged block is left out, and named by {@link #problems}.
 */
public final class SnapshotChunks implements Chunks {

  private final Snapshot snapshot;
  private final StudyTable table;

  /** The rows to bring; null for all. */
  private final int[] rows;

  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
  private int next;

  private SnapshotChunks(Snapshot snapshot, int[] rows) {
    this.snapshot = snapshot;
    this.table = snapshot.table();
    this.rows = rows;
  }

  static SnapshotChunks all(Snapshot snapshot) {
    return new SnapshotChunks(snapshot, null);
  }

  /** Some rows of its table, ascending. */
  static SnapshotChunks of(Snapshot snapshot, int[] rows) {
    return new SnapshotChunks(snapshot, rows);
  }

  private int size() {
    return rows == null ? table.size() : rows.length;
  }

  private int row(int position) {
    return rows == null ? position : rows[position];
  }

  @Override
  public Optional<Chunk> next() {
    if (next == size()) {
      return Optional.empty();
    }
    int from = next;
    int block = table.block(row(from));
    while (next < size() && table.block(row(next)) == block) {
      next++;
    }
    int to = next;
    return Optional.of(sink -> records(block, from, to, sink));
  }

  private void records(int number, int from, int to, StudySink sink) {
    Block block = snapshot.manifest().blocks().get(number);
    sink.input(snapshot.file(block).toString());
    byte[] studies;
    try {
      studies = Packing.unpack(Files.readAllBytes(snapshot.file(block)), block.bytes());
    } catch (IOException e) {
      problems.add(
          "%d studies are left out, from %s on: %s is damaged (%s)."
              .formatted(to - from, StudyLine.nctId(block.first()), block.file(), e.getMessage()));
      return;
    }
    int frame = -1;
    int start = 0;
    int end = 0;
    int wanted = from;
    // The rows of a block stand in the order of its frames: the whole is their sum.
    for (int at = firstRow(number, row(from)); wanted < to; at++) {
      StudyTable.Row row = table.row(at);
      if (row.frame() != frame) {
        frame = row.frame();
        start = end;
      }
      int offset = start + row.offset();
      end = offset + row.length() + 1;
      if (end > studies.length) {
        throw new TrialbookException(
            snapshot.file(block) + " is not the block that the index knows.\nTry verify().");
      }
      if (at == row(wanted)) {
        sink.study(studies, offset, row.length(), offset);
        wanted++;
      }
    }
  }

  private int firstRow(int block, int row) {
    int first = row;
    while (first > 0 && table.block(first - 1) == block) {
      first--;
    }
    return first;
  }

  @Override
  public OptionalLong studies() {
    return OptionalLong.of(size());
  }

  /** What could not be read, one sentence each; complete when all chunks were taken. */
  public List<String> problems() {
    synchronized (problems) {
      return List.copyOf(problems);
    }
  }

  @Override
  public void close() {
    // Every block is opened and closed where it is taken.
  }
}
