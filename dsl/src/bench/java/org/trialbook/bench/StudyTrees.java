package org.trialbook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** The trees of the lines that begin in a window of a file. */
final class StudyTrees {

  private static final int LONGEST_LINE = 8 << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private StudyTrees() {}

  static List<JsonNode> from(FileChannel channel, long position, int window) throws IOException {
    long begin = Math.max(0, position - 1);
    int length =
        Math.toIntExact(Math.min(channel.size(), position + window + LONGEST_LINE) - begin);
    byte[] bytes = new byte[length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining() && channel.read(buffer, begin + buffer.position()) >= 0) {}
    int at = position == 0 ? 0 : lineEnd(bytes, 0) + 1;
    List<JsonNode> studies = new ArrayList<>();
    while (at < length && begin + at < position + window) {
      int end = lineEnd(bytes, at);
      studies.add(MAPPER.readTree(bytes, at, end - at));
      at = end + 1;
    }
    return studies;
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }
}
