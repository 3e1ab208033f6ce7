package org.trialbook.flatten;

import java.util.Arrays;
import java.util.function.Consumer;

/** Passes on the records that are studies, and counts what is none. */
final class CheckedStudies implements StudySink {

  private final Consumer<byte[]> studies;
  private final Flattener flattener =
      new Flattener(Plan.of(Relations.STUDIES.select("nctId")), batch -> {}, reject -> {});

  CheckedStudies(Consumer<byte[]> studies) {
    this.studies = studies;
  }

  @Override
  public void input(String name) {
    flattener.input(name);
  }

  @Override
  public void study(byte[] bytes, int offset, int length, long position) {
    long before = flattener.studies();
    flattener.study(bytes, offset, length, position);
    if (flattener.studies() > before) {
      studies.accept(Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }

  @Override
  public void reject(Reject reject) {
    flattener.reject(reject);
  }

  @Override
  public void leftOut(LeftOut thing) {
    flattener.leftOut(thing);
  }

  Accounting accounting() {
    return flattener.takeAccounting();
  }
}
