package org.trialbook.registry.crawl;

import java.time.Duration;
import java.util.Optional;
import org.trialbook.registry.wire.Ticker;

/**
 * When to look whether the registry's data has changed.
 *
 * <p>The registry's entity tag is the same for all it serves from one state of the data, so every
 * page tells for nothing that another state has begun. Where tags say nothing, because there are
 * none or because each answer has its own, it is time for a look once a minute.
 */
final class DataChangeCheck {

  private static final Duration CALM = Duration.ofMinutes(1);

  private final Ticker ticker;
  private Optional<String> tag = Optional.empty();
  private boolean tagsTell = true;
  private long looked;

  /** Begins with a look that was just taken. */
  DataChangeCheck(Ticker ticker) {
    this.ticker = ticker;
    this.looked = ticker.nanos();
  }

  /** Whether to look now, with a page of this entity tag come; whoever is told so does. */
  synchronized boolean isDue(Optional<String> ofThePage) {
    boolean isNew = tag.isPresent() && ofThePage.isPresent() && !tag.equals(ofThePage);
    tag = ofThePage.or(() -> tag);
    boolean isDue = (isNew && tagsTell) || ticker.nanos() - looked >= CALM.toNanos();
    if (isDue) {
      looked = ticker.nanos();
      tagsTell &= !isNew;
    }
    return isDue;
  }
}
