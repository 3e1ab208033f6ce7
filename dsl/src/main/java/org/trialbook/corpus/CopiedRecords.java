package org.trialbook.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.trialbook.Internal;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;

/** Copies of records, one behind the other: a chunk in the making. */
@Internal
public final class CopiedRecords implements Chunk, StudySink {

  private static final int FIRST_BYTES = 1 << 16;
  private static final int FIRST_COUNT = 64;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int[] ends = new int[FIRST_COUNT];
  private long[] positions = new long[FIRST_COUNT];
  private String[] inputs = new String[FIRST_COUNT];
  private final List<Said> said = new ArrayList<>();
  private String input = "";
  private int count;

  /** What is said of the input before a record, or behind the last one. */
  private record Said(int before, Consumer<StudySink> word) {}

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

  @Override
  public void reject(Reject reject) {
    said.add(new Said(count, sink -> sink.reject(reject)));
  }

  @Override
  public void leftOut(LeftOut thing) {
    said.add(new Said(count, sink -> sink.leftOut(thing)));
  }

  /** Whether there is nothing to hand on. */
  boolean isEmpty() {
    return count == 0 && said.isEmpty();
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
    int next = 0;
    for (int i = 0; i < count; i++) {
      next = say(next, i, sink);
      int begin = i == 0 ? 0 : ends[i - 1];
      sink.input(inputs[i]);
      sink.study(bytes, begin, ends[i] - begin, positions[i]);
    }
    say(next, count, sink);
  }

  private int say(int from, int record, StudySink sink) {
    int next = from;
    while (next < said.size() && said.get(next).before() == record) {
      said.get(next++).word().accept(sink);
    }
    return next;
  }
}
