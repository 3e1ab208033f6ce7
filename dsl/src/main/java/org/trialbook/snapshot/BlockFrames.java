package org.trialbook.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The frames of a snapshot's blocks, unpacked one by one; the last few stay at hand. */
final class BlockFrames {

  /** Frames of a quarter of a megabyte each. */
  private static final int AT_HAND = 64;

  private record Place(String file, int frame) {}

  private final Path folder;
  private final Map<Place, byte[]> frames =
      new LinkedHashMap<>(AT_HAND, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, byte[]> eldest) {
          return size() > AT_HAND;
        }
      };

  BlockFrames(Path folder) {
    this.folder = folder;
  }

  byte[] study(String file, StudyTable.Row row) throws IOException {
    Place place = new Place(file, row.frame());
    byte[] frame;
    synchronized (frames) {
      frame = frames.get(place);
    }
    if (frame == null) {
      frame = Packing.unpack(read(file, row));
      synchronized (frames) {
        frames.put(place, frame);
      }
    }
    if (row.offset() + row.length() > frame.length) {
      throw new IOException("a frame in it is shorter than the index says");
    }
    return Arrays.copyOfRange(frame, row.offset(), row.offset() + row.length());
  }

  private byte[] read(String file, StudyTable.Row row) throws IOException {
    ByteBuffer packed = ByteBuffer.allocate(row.packed());
    try (FileChannel channel = FileChannel.open(folder.resolve(file), StandardOpenOption.READ)) {
      long position = row.frame();
      while (packed.hasRemaining()) {
        int read = channel.read(packed, position + packed.position());
        if (read < 0) {
          throw new EOFException("it ends early");
        }
      }
    }
    return packed.array();
  }
}
