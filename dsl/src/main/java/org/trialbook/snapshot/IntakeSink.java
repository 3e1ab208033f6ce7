package org.trialbook.snapshot;

import java.io.IOException;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.corpus.StudySink;

/** Passes the records of files on to an intake. */
final class IntakeSink implements StudySink {

  private final Input.Intake intake;
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
    intake.leftOut(thing);
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
