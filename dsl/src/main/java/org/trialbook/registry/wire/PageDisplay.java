package org.trialbook.registry.wire;

import java.io.IOException;
import org.trialbook.Internal;
import org.trialbook.http.HttpAnswer;

/** Displays a page of a site as people see it, when its scripts have run. */
@Internal
@FunctionalInterface
public interface PageDisplay {

  /**
   * What is seen, as JSON; for a page that the site refuses its status alone.
   *
   * @throws IOException where no page came
   */
  HttpAnswer display(PageRequest request) throws IOException, InterruptedException;
}
