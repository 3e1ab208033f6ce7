package org.trialbook.mirror.format;

import java.util.List;
import java.util.Optional;
import org.trialbook.mirror.request.Answer;

/** How the studies of a page are written into an answer. */
public interface PageFormat extends OneStudy {

  /**
   * Some of what a question found.
   *
   * @param first whether these are the first
   * @param totalCount of all that was found; empty where it was not asked for
   * @param nextPageToken where the next page begins; empty where this is the last
   */
  record Page(
      List<byte[]> studies,
      boolean first,
      Optional<Integer> totalCount,
      Optional<String> nextPageToken) {}

  Answer page(Page page);

  /** Whether nothing of a study is written but its registry number. */
  boolean needsOnlyNumbers();
}
