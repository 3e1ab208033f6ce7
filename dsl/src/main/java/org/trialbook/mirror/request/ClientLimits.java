package org.trialbook.mirror.request;

import java.time.Duration;

/**
 * What a mirror lets clients do to it.
 *
 * <p>Questions that search or read through the corpus are answered a few at a time; their answers
 * may be on the way to more clients than that, so that those who read slowly hold up nobody. Small
 * questions, which cost nothing, have room of their own.
 *
 * @param atOnce searches at the same time
 * @param waiting requests of each kind that wait for their turn; more are refused with 503
 * @param patience how long one waits before it is refused with 503
 * @param idle how long a client may take between two pieces of what it sends or reads
 * @param search how long one search may take
 * @param toFinish how long requests under way may take when the mirror ends
 * @param anyPage whether pages of any site may read it from within the user's browser
 */
public record ClientLimits(
    int atOnce,
    int waiting,
    Duration patience,
    Duration idle,
    Duration search,
    Duration toFinish,
    boolean anyPage) {

  /** Open to pages of any site, and with two seconds to finish. */
  public ClientLimits(int atOnce, int waiting, Duration patience, Duration idle, Duration search) {
    this(atOnce, waiting, patience, idle, search, Duration.ofSeconds(2), true);
  }

  /** For studies that are not everybody's. */
  public ClientLimits withoutPages() {
    return new ClientLimits(atOnce, waiting, patience, idle, search, toFinish, false);
  }

  public static final ClientLimits USUAL =
      new ClientLimits(
          8, 256, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(20));

  /** Longer than any URL that a browser or the registry's edge lets through. */
  public static final int LONGEST_URL = 32_768;

  /** The head of a request: its URL and its headers. */
  public static final int LARGEST_HEAD = 2 * LONGEST_URL;

  /** What a client that is refused for now should wait before it tries again. */
  public static final int SECONDS_TO_RETRY = 2;

  /** Who reads more slowly than this over {@link #idle} is let go. */
  public static final int LEAST_BYTES_A_SECOND = 16_384;

  /** Answers to large questions that are made or on the way at the same time. */
  public int large() {
    return 4 * atOnce;
  }

  /** Answers to small questions that are made or on the way at the same time. */
  public int small() {
    return 2 * atOnce;
  }
}
