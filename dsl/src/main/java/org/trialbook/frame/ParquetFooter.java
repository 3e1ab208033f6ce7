package org.trialbook.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The metadata at the end of a Parquet file. DuckDB takes it before the first row, when nothing is
 * counted yet: so it takes blanks of a fixed width, which are filled in the finished file.
 */
final class ParquetFooter {

  /** As wide as the longest count. */
  private static final int WIDTH = 20;

  /** The length of the metadata and the word PAR1 end every Parquet file. */
  private static final int TAIL = 8;

  private ParquetFooter() {}

  /** What stands for a value that is not known yet. */
  static String blank(String name) {
    return padded("?" + name, '?');
  }

  /** Puts the values where their blanks are. */
  static void fill(Path file, Map<String, String> values) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = channel.size() - TAIL;
      int length = read(channel, end, Integer.BYTES).getInt();
      byte[] metadata = read(channel, end - length, length).array();
      String text = new String(metadata, StandardCharsets.ISO_8859_1);
      for (Map.Entry<String, String> value : values.entrySet()) {
        int at = text.lastIndexOf(blank(value.getKey()));
        if (at < 0) {
          throw new IOException("no place for " + value.getKey() + " in its metadata");
        }
        byte[] filled = padded(value.getValue(), ' ').getBytes(StandardCharsets.ISO_8859_1);
        channel.write(ByteBuffer.wrap(filled), end - length + at);
      }
    }
  }

  private static ByteBuffer read(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
      // Reads on until all is there.
    }
    return bytes.flip();
  }

  private static String padded(String text, char padding) {
    return (text + String.valueOf(padding).repeat(WIDTH)).substring(0, WIDTH);
  }
}
