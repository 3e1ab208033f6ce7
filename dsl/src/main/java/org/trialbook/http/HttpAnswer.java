package org.trialbook.http;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** What came back for one request, whatever it is: a status, headers and a whole body. */
public final class HttpAnswer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * An answer; all three are taken as they are.
   *
   * @param headers by name in its usual spelling; absent where the answer has none of that name
   */
  public HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Collections.unmodifiableMap(headers);
    this.body = body;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** By name in its usual spelling. */
  public Map<String, String> headers() {
    return headers;
  }

  /** A header by its usual spelling; empty where there is none. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The bytes as they came. They are shared, not copied: only read them. */
  public byte[] body() {
    return body;
  }
}
