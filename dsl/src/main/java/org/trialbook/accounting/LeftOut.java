package org.trialbook.accounting;

/**
 * Something beside the studies of an input that holds none: a README in a folder, the list of
 * contents in an archive, a hidden file, zeros behind compressed data.
 *
 * @param input where it stands: the file, or the file in an archive
 * @param reason why it is taken for no data
 */
public record LeftOut(String input, String reason) {

  /** One line for people: what and why. */
  public String line() {
    return input + ": " + reason;
  }
}
