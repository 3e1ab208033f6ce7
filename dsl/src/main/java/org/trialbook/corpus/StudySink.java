package org.trialbook.corpus;

import org.trialbook.TrialbookException;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;

/** Takes the bytes of studies, one record after the other. */
@FunctionalInterface
public interface StudySink {

  /**
   * Takes one record.
   *
   * @param bytes the array that holds it; may be reused after the call
   * @param offset where the record begins in the array
   * @param length how many bytes it has
   * @param position the byte of the input at which it begins
   */
  void study(byte[] bytes, int offset, int length, long position);

  /** Says where the records come from that follow: a file, or a file in an archive. */
  default void input(String name) {
    // Who does not care takes the records as they come.
  }

  /**
   * Takes word of a part of the input that is no record and should be one, such as a damaged file
   * in an archive. Who takes records and not this cannot go on: the default throws.
   */
  default void reject(Reject reject) {
    throw new TrialbookException("Cannot read " + reject.line() + ".");
  }

  /** Takes word of a part of the input that is no study, and should not be one. */
  default void leftOut(LeftOut thing) {
    // Who does not care misses no study.
  }
}
