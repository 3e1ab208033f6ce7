package org.trialbook.registry.wire;

import org.trialbook.http.HttpAnswer;

/** Answers requests in this process, as a registry does. */
@FunctionalInterface
public interface LocalAnswers {

  /**
   * The answer to a request.
   *
   * @param resource the path below the registry's, such as {@code /studies}
   * @param query percent-encoded; null where there is none
   */
  HttpAnswer answer(String resource, String query);
}
