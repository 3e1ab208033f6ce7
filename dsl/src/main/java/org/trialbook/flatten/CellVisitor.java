package org.trialbook.flatten;

import java.time.LocalDate;
import java.util.List;

/** Takes the value of one cell, by its kind; see {@link Cells#visit}. */
public interface CellVisitor {

  /** There is no value. */
  void missing();

  /**
   * A text, from the buffer that holds it.
   *
   * @param utf8 not to be changed
   * @param from its first byte
   * @param to behind its last byte
   */
  void text(byte[] utf8, int from, int to);

  /** A list of texts, perhaps empty. */
  void texts(List<String> texts);

  /** A whole number. */
  void integer(long value);

  /** A number. */
  void number(double value);

  /** True or false. */
  void truth(boolean value);

  /** A day. */
  void date(LocalDate value);
}
