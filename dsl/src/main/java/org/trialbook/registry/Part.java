package org.trialbook.registry;

/**
 * A part of a crawl, and how far it has come.
 *
 * @param bytes how much of the part's file belongs to this position; what is behind is of a page
 *     that was not finished
 */
record Part(Span span, Position position, long bytes) {

  Part at(Position further, long length) {
    return new Part(span, further, length);
  }

  /** Whether all its pages have come. */
  boolean ended() {
    return position.isBehindTheLastPage();
  }
}
