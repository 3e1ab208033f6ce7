package org.trialbook.query;

import org.trialbook.TrialbookException;

/** Registry numbers: {@code NCT} and eight digits. */
public final class NctId {

  private static final int DIGITS = 8;

  private NctId() {}

  /**
   * The registry number in its one form: upper case, eight digits; {@code nct123} is {@code
   * NCT00000123}.
   *
   * @throws TrialbookException if the text is no registry number
   */
  public static String normalized(String text) {
    String number = text.strip();
    int start = 3;
    boolean prefixed = number.regionMatches(true, 0, "NCT", 0, start);
    while (start < number.length() && number.charAt(start) == '0') {
      start++;
    }
    String digits = prefixed ? number.substring(start) : "";
    boolean valid =
        !digits.isEmpty()
            && digits.length() <= DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!valid) {
      throw new TrialbookException(
          "%s is no registry number. Write NCT and eight digits: NCT03036124.".formatted(text));
    }
    return "NCT" + "0".repeat(DIGITS - digits.length()) + digits;
  }
}
