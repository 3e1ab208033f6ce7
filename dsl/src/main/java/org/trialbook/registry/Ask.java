package org.trialbook.registry;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it is sent.
 *
 * @param maximumTls {@code 1.2} or {@code 1.3}; empty for the newest that both ends know
 * @param timeout how long sender and receiver may take for it
 */
record Ask(URI url, Map<String, String> headers, Optional<String> maximumTls, Duration timeout) {

  Ask {
    headers = Map.copyOf(headers);
  }

  Ask with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Ask(url, more, maximumTls, timeout);
  }

  /** The same of another address. */
  Ask at(URI other) {
    return new Ask(other, headers, maximumTls, timeout);
  }
}
