package org.trialbook.registry.page;

import java.net.URI;
import java.util.Locale;
import org.trialbook.Internal;
import org.trialbook.registry.wire.RegistryException;

/** What can be wrong with pages of which each by itself is right. */
@Internal
public final class WrongPages {

  private WrongPages() {}

  /** The pages go in a circle. */
  public static RegistryException repeated(URI url, String pageToken) {
    String message =
        "The registry sends the same pages again: page token %s came twice.\nAsked: %s\n%s"
            .formatted(pageToken, url, "Ask again; if it stays, sort or narrow the question.");
    return new RegistryException(message, url, 200, 1, null);
  }

  /** Pages come and come, each with a token for one more. */
  public static RegistryException endless(URI url, long studies, long pages, int idle) {
    String message =
        "The registry's pages have no end: %s studies in %s pages, the last %s with nothing new.\nAsked: %s\n%s"
            .formatted(
                studies,
                pages,
                idle,
                url,
                "Ask again; if it stays, sort or narrow the question, or set a limit(...).");
    return new RegistryException(message, url, 200, 1, null);
  }

  /** Studies are missing, and the data did not change on the way. */
  public static RegistryException incomplete(URI url, long counted, long sent) {
    String message =
        String.format(
            Locale.ROOT,
            "The registry counted %d studies and sent %d.\nAsked: %s\n%s",
            counted,
            sent,
            url,
            "Ask again; if it stays, sort or narrow the question.");
    return new RegistryException(message, url, 200, 1, null);
  }

  /** The parts of a question have not the studies that the whole has, and the data is the same. */
  static RegistryException parts(URI url, long counted, long inParts) {
    String message =
        String.format(
            Locale.ROOT,
            "The registry counted %d studies, and %d in the parts of the crawl.\nAsked: %s\n%s",
            counted,
            inParts,
            url,
            "Ask again without sideBySide(...).");
    return new RegistryException(message, url, 200, 1, null);
  }
}
