package org.trialbook.kernel.java;

import org.trialbook.kernel.protocol.Failure;

/** Code that a cell has asked to evaluate has failed, and this is the report of it. */
public final class NestedFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public NestedFailure(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
