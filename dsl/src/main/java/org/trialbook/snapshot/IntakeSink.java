package org.trialbook.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.StudySink;

/** Passes the records of files on to an intake. */
final class IntakeSink implements StudySink {

  private static final int MOST_NAMED = 3;

  private final Input.Intake intake;
  private final List<String> leftOut = new ArrayList<>();
  private String name = "";
  private IOException failure;

  IntakeSink(Input.Intake intake) {
    this.intake = intake;
  }

  @Override
  public void input(String file) {
    name = file;
  }

  @Override
  public void reject(Reject reject) {
    intake.reject(where(reject.input(), reject.position()), reject.reason());
  }

  @Override
  public void leftOut(LeftOut thing) {
    leftOut.add(thing.input());
  }

  /** What was left out, as a note; nothing if all was taken. */
  List<String> notes() {
    if (leftOut.isEmpty()) {
      return List.of();
    }
    int more = leftOut.size() - MOST_NAMED;
    return List.of(
        "Left out, since it is no study: "
            + String.join(", ", leftOut.subList(0, Math.min(MOST_NAMED, leftOut.size())))
            + (more > 0 ? " and " + more + " more." : "."));
  }

  private static String where(String file, long position) {
    return position == 0 ? file : file + " byte " + position;
  }

  @Override
  public void study(byte[] bytes, int offset, int length, long position) {
    try {
      intake.record(bytes, offset, length, where(name, position));
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
  }

  /** Throws what the intake threw, which a sink cannot. */
  void check() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }
}
