package org.trialbook.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One question to {@code /studies}, as a value. */
public record StudyQuery(Map<String, String> parameters) {
  /** Keeps the order of the parameters. */
  public StudyQuery {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
