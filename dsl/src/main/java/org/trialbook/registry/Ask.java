package org.trialbook.registry;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One request as it is sent.
 *
 * @param timeout how long sender and receiver may take for it
 */
record Ask(URI url, Map<String, String> headers, Duration timeout) {

  Ask {
    headers = Map.copyOf(headers);
  }

  Ask with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Ask(url, more, timeout);
  }
}
