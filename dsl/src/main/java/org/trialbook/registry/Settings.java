package org.trialbook.registry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a user can choose about a {@link Registry}.
 *
 * @param introduction how the client shows itself
 * @param pace requests per second; empty for the default, which depends on the host
 * @param attempts how often one request is sent at most
 * @param deadline how long one request may take, with all its attempts and waits
 * @param cache where answers are kept; empty to keep none
 * @param recording where answers are written down; empty to write down none
 * @param remarks what is true of every answer and worth a note
 * @param undocumented whether services that no document promises may be asked
 */
record Settings(
    URI base,
    Introduction introduction,
    OptionalDouble pace,
    int attempts,
    Duration deadline,
    Optional<CacheFolder> cache,
    Optional<Path> recording,
    List<String> remarks,
    boolean undocumented) {

  private static final double DEFAULT_PACE = 3;

  Settings(URI base) {
    this(
        base,
        Introduction.USUAL,
        OptionalDouble.empty(),
        6,
        Duration.ofMinutes(3),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false);
  }

  Settings with(Introduction chosen) {
    return new Settings(
        base, chosen, pace, attempts, deadline, cache, recording, remarks, undocumented);
  }

  Settings withPace(double chosen) {
    return new Settings(
        base,
        introduction,
        OptionalDouble.of(chosen),
        attempts,
        deadline,
        cache,
        recording,
        remarks,
        undocumented);
  }

  Settings withAttempts(int chosen) {
    return new Settings(
        base, introduction, pace, chosen, deadline, cache, recording, remarks, undocumented);
  }

  Settings withDeadline(Duration chosen) {
    return new Settings(
        base, introduction, pace, attempts, chosen, cache, recording, remarks, undocumented);
  }

  Settings withCache(CacheFolder chosen) {
    return new Settings(
        base,
        introduction,
        pace,
        attempts,
        deadline,
        Optional.of(chosen),
        recording,
        remarks,
        undocumented);
  }

  Settings withRecording(Path chosen) {
    return new Settings(
        base,
        introduction,
        pace,
        attempts,
        deadline,
        cache,
        Optional.of(chosen),
        remarks,
        undocumented);
  }

  Settings withRemark(String chosen) {
    return new Settings(
        base,
        introduction,
        pace,
        attempts,
        deadline,
        cache,
        recording,
        List.of(chosen),
        undocumented);
  }

  Settings withUndocumented() {
    return new Settings(
        base, introduction, pace, attempts, deadline, cache, recording, remarks, true);
  }

  /** The pace that holds; infinite on this machine unless one was chosen. */
  double requestsPerSecond() {
    return pace.orElse(Urls.isLoopback(base) ? Double.POSITIVE_INFINITY : DEFAULT_PACE);
  }

  /** The time kept free after each request; zero where there is nobody to be polite to. */
  Duration spacing() {
    return Duration.ofNanos(Math.round(1e9 / requestsPerSecond()));
  }
}
