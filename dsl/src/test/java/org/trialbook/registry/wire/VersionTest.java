package org.trialbook.registry.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.RealData;

class VersionTest {

  @Test
  void readsTheRecordedAnswer() throws IOException {
    byte[] recorded = Files.readAllBytes(RealData.path("responses/endpoints/cheiron-version.json"));

    assertThat(Version.read(recorded))
        .isEqualTo(new Version("2.0.5", LocalDateTime.of(2026, 8, 14, 9, 0, 5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", "-04:00", ".000", ""})
  void aTimestampMaySayMoreThanItDoesToday(String more) throws IOException {
    String body =
        "{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-08-14T09:00:05" + more + "\"}";
    assertThat(Version.read(body.getBytes(UTF_8)).dataTimestamp())
        .isEqualTo(LocalDateTime.of(2026, 8, 14, 9, 0, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"yesterday\"}",
        "{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-08-14T09:00:05\"",
        "{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"2026-08-14T09:00:05\"} {}",
      })
  void whatIsNoVersionIsRefused(String body) {
    assertThatThrownBy(() -> Version.read(body.getBytes(UTF_8)))
        .isInstanceOf(JsonProcessingException.class)
        .satisfies(
            e ->
                assertThat(body.contains("yesterday"))
                    .isEqualTo(
                        e.getMessage().startsWith("its dataTimestamp is no time: yesterday")));
  }
}
