package org.trialbook.kernel.magic.builtin;

import java.util.List;
import org.trialbook.Trialbook;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Workspace;
import org.trialbook.registry.Registry;
import org.trialbook.registry.wire.RegistryException;
import org.trialbook.registry.wire.Version;

/** {@code %registry}: whom the questions go to. */
final class RegistryMagic implements LineMagic {

  @Override
  public String name() {
    return "registry";
  }

  @Override
  public Help help() {
    return new Help(
        "%registry",
        "Shows which registry is asked, the date of its data, and how fast.",
        "It asks the registry for its version, one small request.",
        "In Java, use(live()), use(sample()) and use(Registry.at(URL)) choose another.");
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) {
    Registry registry = Trialbook.registry();
    workspace.display(
        new Listing(
            List.of("registry", registry.url().toString()),
            List.of(
                List.of("data of", dataDate(registry)),
                List.of("pace", pace(registry.requestsPerSecond())))));
    return null;
  }

  private static String dataDate(Registry registry) {
    try {
      Version version = registry.version();
      return version.dataTimestamp() + ", API " + version.apiVersion();
    } catch (RegistryException e) {
      return "not known: " + e.getMessage();
    }
  }

  private static String pace(double requestsPerSecond) {
    return Double.isInfinite(requestsPerSecond)
        ? "as fast as it answers"
        : "%s requests a second at most"
            .formatted(
                requestsPerSecond == Math.rint(requestsPerSecond)
                    ? String.valueOf((long) requestsPerSecond)
                    : String.valueOf(requestsPerSecond));
  }
}
