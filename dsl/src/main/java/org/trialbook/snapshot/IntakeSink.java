package org.trialbook.snapshot;

import java.io.IOException;
import org.trialbook.flatten.StudySink;

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
  public void study(byte[] bytes, int offset, int length, long position) {
    try {
      intake.record(bytes, offset, length, position == 0 ? name : name + " byte " + position);
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
