package org.trialbook.source;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.trialbook.TrialbookException;
import org.trialbook.corpus.Chunks;
import org.trialbook.flatten.Plan;
import org.trialbook.frame.Provenance;

/** Where studies come from: a registry, files or a snapshot. Equal sources are equal. */
public interface StudySource {

  /** Begins to bring every study that the plan is about, once, in order. */
  Incoming open(Plan plan);

  /**
   * Whether a study may come more than once, and only its newest version is to be kept. Then {@link
   * #again} brings the same studies a second time.
   */
  default boolean mayRepeat() {
    return false;
  }

  /**
   * Begins to bring the same studies once more.
   *
   * @throws TrialbookException where they cannot be had a second time
   */
  default Incoming again(Plan plan) {
    return open(plan);
  }

  /** The same studies, each in all versions that there are. */
  default StudySource allVersions() {
    return this;
  }

  /** The same studies, but this many at most. */
  StudySource limit(long studies);

  /** The first request for what the plan needs; empty where nothing is sent. */
  Optional<URI> url(Plan plan);

  /** What the studies are, by name, for people. */
  Map<String, String> facts();

  /** Studies on their way. */
  interface Incoming extends Chunks {

    /** Where they come from, with what is known by now: all of it behind the last chunk. */
    Provenance provenance();

    @Override
    void close();
  }
}
