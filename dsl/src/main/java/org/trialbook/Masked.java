package org.trialbook;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Text without the secrets of addresses, for whatever is shown, logged or kept: a name and password
 * before a host, a token among parameters, the path of a webhook, which is a password itself. What
 * is left tells where it is. Every {@link TrialbookException} shows its message like this.
 */
public final class Masked {

  private static final String MASK = "***";
  private static final String END = "[^\\s\"'<>]";

  private record Rule(Pattern pattern, String shown) {

    static Rule of(String pattern, String shown) {
      return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), shown);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          // NAME:PASSWORD@ with a slash in the password, which is none of a port
          Rule.of("(://)[^/\\s:@\"'<>]*:(?!\\d+(?:[/?#\\s\"']|$))" + END + "*@", "$1" + MASK + "@"),
          Rule.of("(//)[^/?#\\s\"'<>]*@", "$1" + MASK + "@"),
          // without a scheme
          Rule.of("(?<![\\w./@:*-])[\\w.%+-]+:[^\\s@\"'<>/]+@(?=[\\w.\\[-])", MASK + "@"),
          Rule.of(
              "((?<!page)(?:password|passwd|passphrase|pwd|secret|token|api_?key|access_?key|sig|signature|credential)s?=)[^&;,\\s\"'<>#]+",
              "$1" + MASK),
          Rule.of("(hooks\\.slack(?:-gov)?\\.com/)" + END + "+", "$1" + MASK),
          Rule.of("(/api/webhooks/|\\.webhook\\.office\\.com/)" + END + "+", "$1" + MASK),
          Rule.of(
              "(Authorization[:=]\\s*(?:basic\\s+|bearer\\s+)?)[A-Za-z0-9+/=._~-]+", "$1" + MASK));

  private Masked() {}

  /** The text with a mask for each secret; the same where there is none. */
  public static String of(String text) {
    if (text == null || !mayHaveOne(text)) {
      return text;
    }
    String masked = text;
    for (Rule rule : RULES) {
      masked = rule.pattern().matcher(masked).replaceAll(rule.shown());
    }
    return masked;
  }

  private static boolean mayHaveOne(String text) {
    return text.indexOf('@') >= 0
        || text.indexOf('=') >= 0
        || text.indexOf('/') >= 0
        || text.indexOf(':') >= 0;
  }
}
