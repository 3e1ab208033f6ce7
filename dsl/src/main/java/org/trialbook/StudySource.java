package org.trialbook;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.trialbook.flatten.Plan;
import org.trialbook.flatten.StudySink;
import org.trialbook.frame.Provenance;

/** Where the studies of {@link Rows} come from: a registry or files. Equal sources are equal. */
interface StudySource {

  /**
   * Brings every study that the plan is about, once, in order.
   *
   * @param open is told where the studies come from before the first one, and takes them
   * @return where they came from, with what is known after the last one
   */
  Provenance read(Plan plan, Function<Provenance, StudySink> open);

  /** The same studies, but this many at most. */
  StudySource limit(long studies);

  /** The first request for what the plan needs; empty where nothing is sent. */
  Optional<URI> url(Plan plan);

  /** What the studies are, by name, for people. */
  Map<String, String> facts();
}
