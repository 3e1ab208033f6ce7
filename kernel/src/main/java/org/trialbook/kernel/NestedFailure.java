package org.trialbook.kernel;

/** Code that a cell has asked to evaluate has failed, and this is the report of it. */
final class NestedFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  NestedFailure(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
