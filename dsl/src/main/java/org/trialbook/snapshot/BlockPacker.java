package org.trialbook.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.trialbook.text.Sha256;

/** Packs the studies of a block, and writes it or takes the same block of another snapshot. */
final class BlockPacker {

  /** A page of a thousand studies in any order unpacks a thousand frames: they have to be small. */
  private static final int FRAME = 256 << 10;

  /** A block and where its studies are; the rows' block is still to be filled in. */
  record Packed(Block block, List<StudyTable.Row> rows, List<Long> fingerprints) {}

  private final Path folder;
  private final Optional<SnapshotFiles> earlier;

  /**
   * @param folder where blocks go
   * @param earlier may have the same blocks
   */
  BlockPacker(Path folder, Optional<SnapshotFiles> earlier) {
    this.folder = folder;
    this.earlier = earlier;
  }

  Packed pack(List<StudyLine> studies) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    List<StudyTable.Row> rows = new ArrayList<>();
    List<Long> fingerprints = new ArrayList<>();
    int bytes = 0;
    for (int from = 0; from < studies.size(); ) {
      int to = from;
      int size = 0;
      while (to < studies.size() && (to == from || size + studies.get(to).json().length < FRAME)) {
        size += studies.get(to++).json().length + 1;
      }
      byte[] frame = frame(studies.subList(from, to), size);
      int at = packed.size();
      int offset = 0;
      for (StudyLine study : studies.subList(from, to)) {
        int length = study.json().length;
        rows.add(new StudyTable.Row(study.number(), 0, at, frame.length, offset, length));
        fingerprints.add(study.fingerprint());
        offset += length + 1;
      }
      packed.write(frame);
      bytes += size;
      from = to;
    }
    byte[] file = packed.toByteArray();
    Block block =
        new Block(
            Block.fileName(studies.get(0).number()),
            studies.size(),
            bytes,
            file.length,
            Sha256.of(file));
    write(block, file);
    return new Packed(block, rows, fingerprints);
  }

  private static byte[] frame(List<StudyLine> studies, int size) {
    byte[] plain = new byte[size];
    int at = 0;
    for (StudyLine study : studies) {
      System.arraycopy(study.json(), 0, plain, at, study.json().length);
      at += study.json().length;
      plain[at++] = '\n';
    }
    return Packing.pack(plain, 0, size);
  }

  private void write(Block block, byte[] file) throws IOException {
    Optional<Path> same = earlier.flatMap(snapshot -> snapshot.fileOf(block));
    // What is damaged over there must not come here.
    if (same.isPresent() && Arrays.equals(Files.readAllBytes(same.get()), file)) {
      link(same.get());
    } else {
      Files.write(folder.resolve(block.file()), file);
    }
  }

  /** Shares a block's file; a file system without links gets a copy. */
  void link(Path file) throws IOException {
    Path here = folder.resolve(file.getFileName());
    try {
      Files.createLink(here, file);
    } catch (UnsupportedOperationException | IOException e) {
      Files.deleteIfExists(here);
      Files.copy(file, here);
    }
  }
}
