package org.trialbook.snapshot;

import java.time.Clock;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Registry;

/** How the whole of a registry is brought. */
public enum Route {
  /** One zip archive: quickest, and not part of the registry's API description. */
  ARCHIVE,
  /** Page by page through the documented API: some six hundred requests. */
  PAGES,
  /** One zip archive of the classic site's XML. Studies have fewer fields in it. */
  LEGACY_ARCHIVE;

  Input input(Registry registry, Clock clock) {
    return switch (this) {
      case ARCHIVE -> new ArchiveInput(registry, false, clock);
      case PAGES -> new PageInput(registry, StudyQuery.all());
      case LEGACY_ARCHIVE -> new ArchiveInput(registry, true, clock);
    };
  }
}
