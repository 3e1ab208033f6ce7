package org.trialbook.registry.crawl;

import org.trialbook.Internal;
import org.trialbook.registry.page.Position;

/**
 * A part of a crawl, and how far it has come.
 *
 * @param extent how much of the part's file belongs to this position; what is behind is of a page
 *     that was not finished
 */
@Internal
public record CrawlPart(PostingSpan span, Position position, Extent extent) {

  CrawlPart at(Position further, Extent longer) {
    return new CrawlPart(span, further, longer);
  }

  long bytes() {
    return extent.bytes();
  }

  /** Whether all its pages have come. */
  boolean ended() {
    return position.isBehindTheLastPage();
  }
}
