package org.trialbook.registry;

import java.util.Optional;
import org.trialbook.TrialbookException;
import org.trialbook.TrialbookVersion;

/** How the client introduces itself: plainly, and with somebody to write to. */
final class UserAgent {

  private UserAgent() {}

  static String of(Optional<String> contact) {
    return "Trialbook/%s (Java notebook client for ClinicalTrials.gov; contact %s)"
        .formatted(TrialbookVersion.text(), contact.orElse("not set"));
  }

  /** A contact that fits into a header: one line of printable ASCII. */
  static String contact(String text) {
    String contact = text.strip();
    if (contact.isEmpty() || !contact.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new TrialbookException(
          "Not a contact: \"%s\"\nIt goes into the User-Agent: one line of plain ASCII.\n%s"
              .formatted(text, "Try contact(\"you@example.org\")"));
    }
    return contact;
  }
}
