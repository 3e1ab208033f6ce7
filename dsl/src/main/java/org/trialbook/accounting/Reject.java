package org.trialbook.accounting;

import java.util.Locale;
import java.util.Optional;

/**
 * A record that could not be read, or a part of an input in which none could be found. It has no
 * rows in any relation.
 *
 * @param input where it stands: the file, or the file in an archive; empty if nobody said
 * @param nctId the study, if the record says so before it breaks
 * @param position the byte of the input at which the record begins
 * @param length how many bytes of the input it has; {@link #TO_THE_END} if nothing was read from
 *     there on
 * @param reason what was expected and what was found, and at which byte of the record
 */
public record Reject(
    String input, Optional<String> nctId, long position, long length, String reason) {

  /** The length of what begins at a byte and goes as far as the input does. */
  public static final long TO_THE_END = -1;

  /** A whole file of which nothing was read. */
  public static Reject whole(String input, String reason) {
    return new Reject(input, Optional.empty(), 0, TO_THE_END, reason);
  }

  /** One line for people: which, where and why. */
  public String line() {
    String place = input.isEmpty() ? "the input" : input;
    if (length == TO_THE_END) {
      return position == 0
          ? "%s: %s".formatted(place, reason)
          : String.format(Locale.ROOT, "%s from byte %,d on: %s", place, position, reason);
    }
    return String.format(
        Locale.ROOT, "%s at byte %,d of %s: %s", nctId.orElse("a record"), position, place, reason);
  }
}
