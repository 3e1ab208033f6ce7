package org.trialbook.registry.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;
import org.trialbook.TrialbookVersion;

/**
 * How the client introduces itself: plainly, and with somebody to write to.
 *
 * @param contact a person or a page; empty where none was named
 * @param chosen the user's own User-Agent; empty for Trialbook's
 * @param maximumTls {@code 1.2} or {@code 1.3}; empty for the newest that both ends know
 */
record Introduction(
    Optional<String> contact, Optional<String> chosen, Optional<String> maximumTls) {

  /** Trialbook's, with nobody to write to. */
  static final Introduction USUAL =
      new Introduction(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String IN = "It goes into the User-Agent: one line of plain ASCII.";

  private static final Pattern TLS = Pattern.compile("(?:TLS ?v?)?(1\\.[23])");

  /** The User-Agent. */
  String agent() {
    if (chosen.isPresent()) {
      return chosen.get() + contact.map(" (contact %s)"::formatted).orElse("");
    }
    return "Trialbook/%s (Java notebook client for ClinicalTrials.gov; contact %s)"
        .formatted(TrialbookVersion.text(), contact.orElse("not set"));
  }

  /** With a contact that fits into a header. */
  Introduction withContact(String text) {
    String line =
        line(
            text,
            "Not a contact: \"%s\"\n%s\nTry contact(\"you@example.org\")".formatted(text, IN));
    return new Introduction(Optional.of(line), chosen, maximumTls);
  }

  /** With a User-Agent that fits into a header. */
  Introduction withAgent(String text) {
    String line =
        line(
            text,
            "Not a User-Agent: \"%s\"\n%s\nTry userAgent(\"our-study/1.0\")".formatted(text, IN));
    return new Introduction(contact, Optional.of(line), maximumTls);
  }

  private static String line(String text, String refusal) {
    String line = text.strip();
    if (line.isEmpty() || !line.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new TrialbookException(refusal);
    }
    return line;
  }

  /** With a newest version of TLS. */
  Introduction withMaximumTls(String version) {
    Matcher known = TLS.matcher(version.strip());
    if (!known.matches()) {
      throw new TrialbookException(
          "Not a version of TLS to stop at: \"%s\"\nOlder ones are not safe, and there is no newer."
                  .formatted(version)
              + "\nTry maximumTls(\"1.2\")");
    }
    return new Introduction(contact, chosen, Optional.of(known.group(1)));
  }
}
