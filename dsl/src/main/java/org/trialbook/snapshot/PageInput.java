package org.trialbook.snapshot;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialbook.accounting.Reject;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Bookmark;
import org.trialbook.registry.Pages;
import org.trialbook.registry.Registry;
import org.trialbook.registry.page.Page;

/** The studies of a question, page by page; of the question about everything, the registry. */
record PageInput(Registry registry, StudyQuery query) implements Input {

  @Override
  public String source() {
    return registry.url(query).toString();
  }

  @Override
  public Ending bring(Optional<String> position, Intake intake) throws IOException {
    Optional<Bookmark> start = position.map(Bookmark::parse);
    try (Pages pages = registry.pages(query, start)) {
      while (pages.hasNext()) {
        Page page = pages.next();
        intake.expect(pages.totalCount());
        for (int i = 0; i < page.size(); i++) {
          intake.record(
              page.body(),
              page.offset(i),
              page.length(i),
              page.nctId(i).orElse("byte " + page.offset(i) + " of a page"));
        }
        for (Reject reject : page.rejects()) {
          intake.reject(reject.input() + " byte " + reject.position(), reject.reason());
        }
        Optional<Bookmark> behind = pages.bookmark();
        if (behind.isPresent()) {
          intake.at(behind.get().toString());
        }
      }
      List<String> notes = new ArrayList<>(pages.notes());
      return new Ending(pages.dataTimestamp(), pages.fetchedAt().orElse(Instant.EPOCH), notes);
    }
  }
}
