package org.trialbook.bench;

import java.util.Map;
import java.util.OptionalLong;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Pages;
import org.trialbook.registry.Registry;

/** A limit: every page of a registry, fetched and let go. */
final class FetchPages implements Measurement {

  private final Registry registry;

  FetchPages(Registry registry) {
    this.registry = registry;
  }

  @Override
  public Map<String, Object> run() {
    long studies = 0;
    try (Pages pages = registry.pages(StudyQuery.all(), OptionalLong.empty())) {
      while (pages.hasNext()) {
        studies += pages.next().size();
      }
    }
    return Map.of("rows", Map.of("studies", studies));
  }
}
