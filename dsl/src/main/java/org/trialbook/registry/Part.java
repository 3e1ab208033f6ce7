package org.trialbook.registry;

/**
 * A part of a crawl, and how far it has come.
 *
 * @param extent how much of the part's file belongs to this position; what is behind is of a page
 *     that was not finished
 */
record Part(Span span, Position position, Extent extent) {

  Part at(Position further, Extent longer) {
    return new Part(span, further, longer);
  }

  long bytes() {
    return extent.bytes();
  }

  /** Whether all its pages have come. */
  boolean ended() {
    return position.isBehindTheLastPage();
  }
}
