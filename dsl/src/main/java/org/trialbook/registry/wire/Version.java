package org.trialbook.registry.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.trialbook.text.Text;

/**
 * Which API and which state of the data a registry serves: the answer of {@code /version}.
 *
 * @param apiVersion the version of the API, such as {@code 2.0.5}
 * @param dataTimestamp when the data was prepared, without a zone, as the registry writes it. It
 *     moves on weekdays; two answers with the same timestamp come from the same data.
 */
public record Version(String apiVersion, LocalDateTime dataTimestamp) {

  /** As much of what is no time as is shown. */
  private static final int LONGEST = 60;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public static Version read(byte[] body) throws IOException {
    JsonNode version = JSON.readTree(body);
    String timestamp = version.path("dataTimestamp").asText();
    try {
      return new Version(
          version.path("apiVersion").asText(),
          LocalDateTime.from(DateTimeFormatter.ISO_DATE_TIME.parse(timestamp)));
    } catch (DateTimeException e) {
      throw new JsonParseException(
          null,
          timestamp.isEmpty()
              ? "no dataTimestamp in it"
              : "its dataTimestamp is no time: " + Text.cut(timestamp, LONGEST),
          e);
    }
  }
}
