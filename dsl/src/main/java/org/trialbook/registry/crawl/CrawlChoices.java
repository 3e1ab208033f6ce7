package org.trialbook.registry.crawl;

import java.net.URI;
import org.trialbook.Internal;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.page.Position;
import org.trialbook.registry.page.SeenStudies;
import org.trialbook.registry.page.Walk;
import org.trialbook.registry.wire.Client;

/**
 * What a crawl is about, and what its user chose.
 *
 * @param minds whether a change of the data ends a round
 * @param pageSize how many studies one request brings
 * @param atOnce how many pages come side by side
 */
@Internal
public record CrawlChoices(StudyQuery query, boolean minds, int pageSize, int atOnce) {

  public CrawlChoices minding(boolean dataChanges) {
    return new CrawlChoices(query, dataChanges, pageSize, atOnce);
  }

  public CrawlChoices withPageSize(int studies) {
    return new CrawlChoices(query, minds, studies, atOnce);
  }

  public CrawlChoices withPagesAtOnce(int pages) {
    return new CrawlChoices(query, minds, pageSize, pages);
  }

  /** The first page of the question as a whole. */
  public URI url(Client client) {
    return new Walk(client, query, pageSize, Position.START, new SeenStudies()).url();
  }
}
