package org.trialbook.snapshot;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.Chunk;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.StudySink;

/**
 * The studies of a snapshot on their way, a block at a time, unpacked by the thread that takes
 * them. Each study of a damaged block is a reject, and the block is named by {@link #problems}.
 */
public final class SnapshotChunks implements Chunks {

  private final SnapshotFiles files;
  private final StudyTable table;

  /** The rows to bring; null for all. */
  private final int[] rows;

  private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
  private final int first;
  private final int last;
  private int next;

  private SnapshotChunks(SnapshotFiles files, int[] rows, int first, int last) {
    this.files = files;
    this.table = files.table();
    this.rows = rows;
    this.first = first;
    this.last = last;
    this.next = first;
  }

  static SnapshotChunks all(SnapshotFiles files) {
    return between(files, 0, files.table().size());
  }

  /** All rows of its table from one to another, which begin blocks. */
  static SnapshotChunks between(SnapshotFiles files, int first, int last) {
    return new SnapshotChunks(files, null, first, last);
  }

  /** Some rows of its table, ascending. */
  static SnapshotChunks of(SnapshotFiles files, int[] rows) {
    return new SnapshotChunks(files, rows, 0, rows.length);
  }

  private int row(int position) {
    return rows == null ? position : rows[position];
  }

  @Override
  public Optional<Chunk> next() {
    if (next == last) {
      return Optional.empty();
    }
    int from = next;
    int block = table.block(row(from));
    while (next < last && table.block(row(next)) == block) {
      next++;
    }
    int to = next;
    Block bytes = files.manifest().blocks().get(block);
    return Optional.of(
        rows == null ? sink -> whole(bytes, from, to, sink) : sink -> some(bytes, from, to, sink));
  }

  /** All studies of a block: their rows stand in the order of its frames. */
  private void whole(Block block, int from, int to, StudySink sink) {
    sink.input(files.file(block).toString());
    byte[] studies;
    try {
      studies = Packing.unpack(Files.readAllBytes(files.file(block)), block.bytes());
    } catch (IOException e) {
      problems.add(leftOut(block, to - from, from, e));
      for (int at = from; at < to; at++) {
        sink.reject(reject(block, at, e));
      }
      return;
    }
    int frame = -1;
    int start = 0;
    int end = 0;
    for (int at = from; at < to; at++) {
      StudyTable.Row row = table.row(at);
      if (row.frame() != frame) {
        frame = row.frame();
        start = end;
      }
      int offset = start + row.offset();
      end = offset + row.length() + 1;
      if (end > studies.length) {
        throw new TrialbookException(
            files.file(block) + " is not the block that the index knows.\nTry verify().");
      }
      sink.study(studies, offset, row.length(), offset);
    }
  }

  /** Some studies of a block: only the frames that hold them are unpacked. */
  private void some(Block block, int from, int to, StudySink sink) {
    sink.input(files.file(block).toString());
    int lost = 0;
    int firstLost = from;
    IOException reason = null;
    for (int position = from; position < to; position++) {
      StudyTable.Row row = table.row(row(position));
      try {
        byte[] study = files.json(block, row);
        sink.study(study, 0, study.length, row.offset());
      } catch (IOException e) {
        firstLost = lost++ == 0 ? position : firstLost;
        reason = e;
        sink.reject(reject(block, row(position), e));
      }
    }
    if (lost > 0) {
      problems.add(leftOut(block, lost, row(firstLost), reason));
    }
  }

  private Reject reject(Block block, int row, IOException reason) {
    return new Reject(
        files.file(block).toString(),
        Optional.of(StudyLine.nctId(table.number(row))),
        table.row(row).frame(),
        table.row(row).packed(),
        "it is in a part that is damaged (%s)".formatted(why(reason)));
  }

  private static String why(IOException reason) {
    return reason instanceof NoSuchFileException ? "the file is missing" : reason.getMessage();
  }

  private String leftOut(Block block, int studies, int firstRow, IOException reason) {
    if (reason instanceof ClosedByInterruptException) {
      throw new TrialbookException("Interrupted.", reason);
    }
    return String.format(
        Locale.ROOT,
        "%d studies are left out, from %s on: %s is damaged (%s).",
        studies,
        StudyLine.nctId(table.number(firstRow)),
        block.file(),
        why(reason));
  }

  @Override
  public OptionalLong studies() {
    return OptionalLong.of(last - first);
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
