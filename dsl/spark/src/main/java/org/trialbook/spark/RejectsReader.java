package org.trialbook.spark;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.unsafe.types.UTF8String;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.accounting.ValueReject;
import org.trialbook.corpus.Chunks;
import org.trialbook.corpus.StudyPart;
import org.trialbook.flatten.Flattening;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.Relations;

/** Reads a part for what of it cannot be read: every value of every relation is looked at. */
final class RejectsReader implements PartitionReader<InternalRow> {

  private final Chunks chunks;
  private final Flattening flattening;
  private final Deque<InternalRow> waiting = new ArrayDeque<>();

  RejectsReader(StudyPart part) {
    this.chunks = part.open();
    this.flattening = new Flattening(Plan.of(Relations.ALL), chunks, 1);
  }

  @Override
  public boolean next() {
    waiting.poll();
    while (waiting.isEmpty()) {
      Optional<Flattening.Result> result = flattening.next();
      if (result.isEmpty()) {
        return false;
      }
      take(result.get().accounting());
    }
    return true;
  }

  private void take(Accounting accounting) {
    for (Reject reject : accounting.rejects().first()) {
      Object length = reject.length() == Reject.TO_THE_END ? null : (Object) reject.length();
      add(
          "record",
          reject.input(),
          reject.nctId().orElse(null),
          reject.position(),
          length,
          null,
          null,
          reject.reason());
    }
    for (ValueReject value : accounting.valueRejects().first()) {
      add(
          "value",
          value.input(),
          value.nctId(),
          null,
          null,
          value.path(),
          value.text(),
          value.reason());
    }
    for (LeftOut thing : accounting.leftOut().first()) {
      add("left out", thing.input(), null, null, null, null, null, thing.reason());
    }
  }

  private void add(Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i] instanceof String text ? UTF8String.fromString(text) : cells[i];
    }
    waiting.add(new GenericInternalRow(cells));
  }

  @Override
  public InternalRow get() {
    return waiting.element();
  }

  @Override
  public void close() throws IOException {
    flattening.close();
    chunks.close();
  }
}
