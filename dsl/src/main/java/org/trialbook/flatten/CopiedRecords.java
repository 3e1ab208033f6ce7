package org.trialbook.flatten;

import java.util.Arrays;

/** Copies of records, one behind the other: a chunk in the making. */
final class CopiedRecords implements Chunk, StudySink {

  private static final int FIRST_BYTES = 1 << 16;
  private static final int FIRST_COUNT = 64;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int[] ends = new int[FIRST_COUNT];
  private long[] positions = new long[FIRST_COUNT];
  private String[] inputs = new String[FIRST_COUNT];
  private String input = "";
  private int count;

  @Override
  public void input(String name) {
    input = name;
  }

  @Override
  public void study(byte[] source, int offset, int length, long position) {
    int end = Math.addExact(bytes(), length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length << 1));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count << 1);
      positions = Arrays.copyOf(positions, count << 1);
      inputs = Arrays.copyOf(inputs, count << 1);
    }
    System.arraycopy(source, offset, bytes, bytes(), length);
    ends[count] = end;
    positions[count] = position;
    inputs[count] = input;
    count++;
  }

  int count() {
    return count;
  }

  /** How many bytes the records have. */
  int bytes() {
    return count == 0 ? 0 : ends[count - 1];
  }

  @Override
  public void records(StudySink sink) {
    for (int i = 0; i < count; i++) {
      int begin = i == 0 ? 0 : ends[i - 1];
      sink.input(inputs[i]);
      sink.study(bytes, begin, ends[i] - begin, positions[i]);
    }
  }
}
