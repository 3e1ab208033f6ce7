package org.trialbook.bench;

import java.util.Map;

/** Something whose time is taken, as often as asked. */
interface Measurement {

  /**
   * Does the work once, from its files on.
   *
   * @return facts about what was done, such as rows by relation
   */
  Map<String, Object> run() throws Exception;
}
