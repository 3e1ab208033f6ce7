package org.trialbook;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Text without the secrets of addresses, for whatever is shown, logged or kept: a name and password
 * before a host, a token among parameters, the path of a webhook, which is a password itself. What
 * is left tells where it is. Every {@link TrialbookException} shows its message like this.
 */
public final class Masked {

  private static final String MASK = "***";
  private static final String END = "[^\\s\"'<>]";

  /** What is masked, and what is shown in its place. */
  private static final List<Map.Entry<Pattern, String>> RULES =
      List.of(
          // NAME:PASSWORD@ with a slash in the password, which is none of a port
          rule("(://)[^/\\s:@\"'<>]*:(?!\\d+(?:[/?#\\s\"']|$))" + END + "*@", "$1" + MASK + "@"),
          rule("(//)[^/?#\\s\"'<>]*@", "$1" + MASK + "@"),
          // without a scheme
          rule("(?<![\\w./@:*-])[\\w.%+-]+:[^\\s@\"'<>/]+@(?=[\\w.\\[-])", MASK + "@"),
          rule(
              "((?<!page)(?:password|passwd|passphrase|pwd|secret|token|api_?key|access_?key|sig|signature|credential)s?=)[^&;,\\s\"'<>#]+",
              "$1" + MASK),
          rule("(hooks\\.slack(?:-gov)?\\.com/)" + END + "+", "$1" + MASK),
          rule("(/api/webhooks/|\\.webhook\\.office\\.com/)" + END + "+", "$1" + MASK),
          rule("(Authorization[:=]\\s*(?:basic\\s+|bearer\\s+)?)[A-Za-z0-9+/=._~-]+", "$1" + MASK));

  private Masked() {}

  private static Map.Entry<Pattern, String> rule(String pattern, String shown) {
    return Map.entry(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), shown);
  }

  /** The text with a mask for each secret; the same where there is none. */
  public static String of(String text) {
    if (text == null || !mayHaveOne(text)) {
      return text;
    }
    String masked = text;
    for (Map.Entry<Pattern, String> rule : RULES) {
      masked = rule.getKey().matcher(masked).replaceAll(rule.getValue());
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
