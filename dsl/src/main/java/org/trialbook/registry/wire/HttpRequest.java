package org.trialbook.registry.wire;

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
record HttpRequest(
    URI url, Map<String, String> headers, Optional<String> maximumTls, Duration timeout) {

  HttpRequest {
    headers = Map.copyOf(headers);
  }

  HttpRequest with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new HttpRequest(url, more, maximumTls, timeout);
  }

  /** The same of another address. */
  HttpRequest at(URI other) {
    return new HttpRequest(other, headers, maximumTls, timeout);
  }
}
