package org.trialbook.query;

import org.trialbook.TrialbookException;

/** Registry numbers: {@code NCT} and eight digits. */
public final class NctId {

  private static final String PREFIX = "NCT";
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
    int start = firstDigit(number);
    if (!isValid(number)) {
      throw new TrialbookException(
          "%s is no registry number. Write NCT and eight digits: NCT03036124."
              .formatted(text.isBlank() ? "\"" + text + "\"" : text));
    }
    String digits = number.substring(start);
    return PREFIX + "0".repeat(DIGITS - digits.length()) + digits;
  }

  /** Whether the registry would take the text as a registry number, in any spelling. */
  public static boolean isValid(String number) {
    int start = firstDigit(number);
    int digits = number.length() - start;
    return number.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        && digits > 0
        && digits <= DIGITS
        && number.substring(start).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int firstDigit(String number) {
    int start = PREFIX.length();
    while (start < number.length() && number.charAt(start) == '0') {
      start++;
    }
    return start;
  }
}
