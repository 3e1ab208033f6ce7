package org.trialbook.mirror.request;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What goes back to the client.
 *
 * @param headers beside those that every answer has
 */
public record Answer(int status, Map<String, String> headers, Body body) {

  /** Writes the body; called at most once. */
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  private static final String TYPE = "Content-Type";

  public static Answer of(String contentType, Body body) {
    return new Answer(200, Map.of(TYPE, contentType), body);
  }

  public static Answer json(Body body) {
    return of("application/json", body);
  }

  public static Answer csv(Map<String, String> headers, Body body) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(TYPE, "text/csv");
    return new Answer(200, all, body);
  }

  public static Answer zip(String fileName, Body body) {
    return new Answer(
        200,
        Map.of(TYPE, "application/zip", "Content-Disposition", "attachment; filename=" + fileName),
        body);
  }

  public static Answer refusal(Refusal refusal) {
    byte[] body = refusal.getMessage().getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>(refusal.headers());
    headers.put(TYPE, "text/plain;charset=UTF-8");
    return new Answer(refusal.status(), headers, out -> out.write(body));
  }

  public static Answer redirect(String location) {
    return new Answer(301, Map.of("Location", location), out -> {});
  }
}
