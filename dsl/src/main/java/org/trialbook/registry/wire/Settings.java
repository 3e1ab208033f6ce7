package org.trialbook.registry.wire;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;

/**
 * What a user can choose about a {@code Registry}.
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
@Internal
public record Settings(
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
  private static final double PAGES_PACE = 0.5;
  private static final int PAGES_ATTEMPTS = 2;

  public Settings(URI base) {
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

  /** Names somebody to write to. */
  public Settings withContact(String mailOrPage) {
    return with(introduction.withContact(mailOrPage));
  }

  /** Introduces itself so. */
  public Settings withAgent(String text) {
    return with(introduction.withAgent(text));
  }

  /** Speaks no newer TLS. */
  public Settings withMaximumTls(String version) {
    return with(introduction.withMaximumTls(version));
  }

  private Settings with(Introduction chosen) {
    return new Settings(
        base, chosen, pace, attempts, deadline, cache, recording, remarks, undocumented);
  }

  /** At most this many requests a second; infinite for no pace at all. */
  public Settings withPace(double chosen) {
    if (!(chosen > 0)) {
      throw new TrialbookException(
          "A pace is more than 0 requests a second, not " + chosen + ".\nTry pace(1)");
    }
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

  public Settings withAttempts(int chosen) {
    if (chosen < 1) {
      throw new TrialbookException("A request is sent at least once, not " + chosen + " times.");
    }
    return new Settings(
        base, introduction, pace, chosen, deadline, cache, recording, remarks, undocumented);
  }

  public Settings withDeadline(Duration chosen) {
    if (chosen.isNegative() || chosen.isZero()) {
      throw new TrialbookException(
          "A deadline lies ahead, not at " + chosen + ".\nTry deadline(Duration.ofMinutes(3))");
    }
    return new Settings(
        base, introduction, pace, attempts, chosen, cache, recording, remarks, undocumented);
  }

  /** Keeps this many bytes of answers at most in a folder. */
  public Settings withCache(Path folder, long bytes) {
    if (bytes <= 0) {
      throw new TrialbookException("A cache keeps more than 0 bytes, not " + bytes + ".");
    }
    return new Settings(
        base,
        introduction,
        pace,
        attempts,
        deadline,
        Optional.of(new CacheFolder(folder, bytes)),
        recording,
        remarks,
        undocumented);
  }

  public Settings withRecording(Path chosen) {
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

  public Settings withRemark(String chosen) {
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

  public Settings withUndocumented() {
    return new Settings(
        base, introduction, pace, attempts, deadline, cache, recording, remarks, true);
  }

  /** The same for whole pages of a site: slower, and neither kept nor recorded. */
  Settings forPages() {
    double slow = Math.min(requestsPerSecond(), PAGES_PACE);
    return new Settings(
        base,
        introduction,
        Double.isInfinite(requestsPerSecond()) ? pace : OptionalDouble.of(slow),
        Math.min(attempts, PAGES_ATTEMPTS),
        deadline,
        Optional.empty(),
        Optional.empty(),
        remarks,
        undocumented);
  }

  /** The pace that holds; infinite on this machine unless one was chosen. */
  public double requestsPerSecond() {
    return pace.orElse(Urls.isLoopback(base) ? Double.POSITIVE_INFINITY : DEFAULT_PACE);
  }

  /** The time kept free after each request; zero where there is nobody to be polite to. */
  Duration spacing() {
    return Duration.ofNanos(Math.round(1e9 / requestsPerSecond()));
  }
}
