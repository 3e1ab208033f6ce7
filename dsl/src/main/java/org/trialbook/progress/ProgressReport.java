package org.trialbook.progress;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.trialbook.text.Text;

/**
 * How one work stands.
 *
 * @param title what is done, such as the URL of a question; the same in all reports of this work
 * @param pages the pages that have come, those of an earlier run of a crawl included
 * @param studies the studies in them
 * @param total how many studies are to come in all; empty while that is not known
 * @param retries how often a request was sent again
 * @param elapsed the time since this run began
 * @param studiesPerSecond the rate of this run so far; 0 before the first page
 * @param waiting what is waited for before the next attempt, such as {@code 12 s after status 429};
 *     empty while there is nothing to wait for
 * @param ended true in the last report of a work, whether it ended well or not
 */
public record ProgressReport(
    String title,
    long pages,
    long studies,
    OptionalLong total,
    long retries,
    Duration elapsed,
    double studiesPerSecond,
    Optional<String> waiting,
    boolean ended) {

  /** How much is done, from 0 to 1; empty while the total is not known. */
  public OptionalDouble share() {
    return total.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(1.0, studies / (double) Math.max(1, total.getAsLong())));
  }

  /** How long the rest takes at the rate so far; empty while nobody can know. */
  public Optional<Duration> timeLeft() {
    if (total.isEmpty() || studiesPerSecond <= 0) {
      return Optional.empty();
    }
    double seconds = Math.max(0, total.getAsLong() - studies) / studiesPerSecond;
    return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  /** One line: {@code 3,000 of 12,345 studies, 812/s, 11 s left, 2 retries}. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(Text.grouped(studies));
    total.ifPresent(all -> line.append(" of ").append(Text.grouped(all)));
    line.append(" studies");
    if (studiesPerSecond > 0) {
      line.append(", ").append(Text.grouped(Math.round(studiesPerSecond))).append("/s");
    }
    if (!ended) {
      timeLeft().ifPresent(left -> line.append(", ").append(inWords(left)).append(" left"));
    }
    if (retries > 0) {
      line.append(", ").append(retries).append(retries == 1 ? " retry" : " retries");
    }
    waiting.ifPresent(what -> line.append("; waiting ").append(what));
    return line.toString();
  }

  /** {@code 45 s}, {@code 12 min}, {@code 2 h 5 min}. */
  private static String inWords(Duration time) {
    if (time.toMinutes() < 2) {
      return time.toSeconds() + " s";
    }
    return time.toHours() == 0
        ? time.toMinutes() + " min"
        : String.format(Locale.ROOT, "%d h %d min", time.toHours(), time.toMinutesPart());
  }
}
