package org.trialbook.registry.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;

/**
 * Which API and which state of the data a registry serves: the answer of {@code /version}.
 *
 * @param apiVersion the version of the API, such as {@code 2.0.5}
 * @param dataTimestamp when the data was prepared, without a zone, as the registry writes it. It
 *     moves on weekdays; two answers with the same timestamp come from the same data.
 */
public record Version(String apiVersion, LocalDateTime dataTimestamp) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public static Version read(byte[] body) throws IOException {
    JsonNode version = JSON.readTree(body);
    try {
      return new Version(
          version.path("apiVersion").asText(),
          LocalDateTime.parse(version.path("dataTimestamp").asText()));
    } catch (DateTimeException e) {
      throw new JsonParseException(null, "no dataTimestamp in it", e);
    }
  }
}
