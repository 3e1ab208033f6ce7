package org.trialbook.alert;

import java.net.URI;
import java.util.function.UnaryOperator;
import org.trialbook.TrialbookException;

/**
 * An address that whoever knows may post to. A watch list says {@code env:NAME}, where it stands in
 * the environment; only an address of this machine may stand in the list itself.
 *
 * @param text as the list says it, which tells nothing
 */
record Secret(String text) {

  private static final String ENVIRONMENT = "env:";

  Secret {
    boolean isNamed = text.matches(ENVIRONMENT + "[A-Za-z_][A-Za-z0-9_]*");
    if (!isNamed && !isLocal(text)) {
      throw new TrialbookException(
          "An address that others could post to does not belong in a watch list.\n"
              + "Put it into the environment, as in export SLACK_WEBHOOK=..., and say"
              + " \"env:SLACK_WEBHOOK\".");
    }
  }

  private static boolean isLocal(String text) {
    try {
      URI address = URI.create(text);
      return "http".equals(address.getScheme())
          && ("127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The address.
   *
   * @throws TrialbookException where the environment lacks it, or holds no address
   */
  URI address(UnaryOperator<String> environment) {
    if (!text.startsWith(ENVIRONMENT)) {
      return URI.create(text);
    }
    String name = text.substring(ENVIRONMENT.length());
    String value = environment.apply(name);
    if (value == null || value.isBlank()) {
      throw new TrialbookException(
          "The environment has no %s.\nSet it: export %s=https://...".formatted(name, name));
    }
    if (!value.strip().matches("https?://[^\\s]+")) {
      throw new TrialbookException(name + " in the environment is no http or https address.");
    }
    try {
      return URI.create(value.strip());
    } catch (IllegalArgumentException e) {
      // Not as the cause, which would say the address.
      throw new TrialbookException(name + " in the environment is no http or https address.");
    }
  }
}
