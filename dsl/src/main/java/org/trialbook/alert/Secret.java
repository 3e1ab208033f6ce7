package org.trialbook.alert;

import java.util.Set;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import org.trialbook.TrialbookException;

/**
 * An address that whoever knows may post to. A watch list says {@code env:NAME}, where it stands in
 * the environment; only an address of this machine may stand in the list itself.
 *
 * @param text as the list says it, which tells nothing
 */
record Secret(String text) {

  private static final String ENVIRONMENT = "env:";
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

  Secret {
    boolean isNamed = text.matches(ENVIRONMENT + "[A-Za-z_][A-Za-z0-9_]*");
    if (!isNamed && !isLocal(text)) {
      throw new TrialbookException(
          "An address that others could post to does not belong in a watch list.\n"
              + "Put it into the environment, as in export SLACK_WEBHOOK=..., and say"
              + " \"env:SLACK_WEBHOOK\".");
    }
  }

  /** The one who sends reads the address likewise, so that no spelling means two hosts. */
  private static boolean isLocal(String text) {
    HttpUrl address = HttpUrl.parse(text);
    return address != null
        && !address.isHttps()
        && THIS_MACHINE.contains(address.host())
        && address.username().isEmpty()
        && address.password().isEmpty();
  }

  /**
   * The address.
   *
   * @throws TrialbookException where the environment lacks it, or holds no address
   */
  HttpUrl address(UnaryOperator<String> environment) {
    if (!text.startsWith(ENVIRONMENT)) {
      return HttpUrl.get(text);
    }
    String name = text.substring(ENVIRONMENT.length());
    String value = environment.apply(name);
    if (value == null || value.isBlank()) {
      throw new TrialbookException(
          "The environment has no %s.\nSet it: export %s=https://...".formatted(name, name));
    }
    HttpUrl address = HttpUrl.parse(value.strip());
    if (address == null || value.strip().matches(".*\\s.*")) {
      // Without a reason, which would say the address.
      throw new TrialbookException(
          "%s in the environment is no http or https address.\nSet it: export %s=https://..."
              .formatted(name, name));
    }
    return address;
  }
}
