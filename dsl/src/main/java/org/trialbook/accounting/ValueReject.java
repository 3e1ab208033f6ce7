package org.trialbook.accounting;

/**
 * A value that could not be read, such as {@code "123"} where a number is due. Its cell is missing;
 * the study stays.
 *
 * @param input where the study stands: the file, or the file in an archive; empty if nobody said
 * @param nctId the study
 * @param path of the value in the registry's words, such as {@code
 *     protocolSection.designModule.enrollmentInfo.count}
 * @param text the value as it stands in the record
 * @param reason what was expected
 */
public record ValueReject(String input, String nctId, String path, String text, String reason) {

  /** One line for people: which, where and why. */
  public String line() {
    return "%s %s: %s (%s)".formatted(nctId, path, text, reason);
  }
}
