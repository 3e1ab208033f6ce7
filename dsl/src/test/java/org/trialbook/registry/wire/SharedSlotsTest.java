package org.trialbook.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSlotsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static final Duration SPACING = Duration.ofMillis(300);

  @TempDir private Path folder;

  @Test
  void twoProcessesTakeTurns() {
    Pacer one = process();
    Pacer other = process();

    assertThat(one.reserve(0, SPACING)).isZero();
    assertThat(other.reserve(77, SPACING)).hasMillis(300);
    assertThat(one.reserve(0, SPACING)).hasMillis(600);
    assertThat(other.reserve(77, SPACING)).hasMillis(900);
  }

  @Test
  void timeThatPassesCounts() {
    at(NOW).reserve("registry", SPACING);

    assertThat(at(NOW.plusMillis(100)).reserve("registry", SPACING)).hasMillis(200);
    assertThat(at(NOW.plusSeconds(9)).reserve("registry", SPACING)).isZero();
  }

  @Test
  void hostsHaveFilesOfTheirOwn() {
    at(NOW).reserve("registry", SPACING);

    assertThat(at(NOW).reserve("[::1]", SPACING)).isZero();
  }

  @Test
  void whoDoesNotPaceNeitherReadsNorWrites() {
    process().reserve(0, Duration.ZERO);

    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2026-11-23", "2026-11-23T11:00:00Z", "1999-01-01T00:00:00Z"})
  void whatNobodyCanMeanIsNoReasonToWait(String content) throws IOException {
    Files.writeString(folder.resolve("registry"), content);

    assertThat(at(NOW).reserve("registry", SPACING)).isZero();
    assertThat(at(NOW).reserve("registry", SPACING)).hasMillis(300);
  }

  @Test
  void withoutAFolderEachProcessKeepsItsOwnPace() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Pacer pacer =
        new Pacer.ByHost(Optional.of(new SharedSlots(file, Clock.systemUTC()))).of("registry");

    assertThat(pacer.reserve(0, SPACING)).isZero();
    assertThat(pacer.reserve(0, SPACING)).hasMillis(300);
  }

  private Pacer process() {
    return new Pacer.ByHost(Optional.of(at(NOW))).of("registry");
  }

  private SharedSlots at(Instant now) {
    return new SharedSlots(folder, Clock.fixed(now, ZoneOffset.UTC));
  }
}
