package org.trialbook;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialbook.accounting.Counts;
import org.trialbook.corpus.Chunk;
import org.trialbook.flatten.Plan;
import org.trialbook.frame.Provenance;
import org.trialbook.query.Membership;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Page;
import org.trialbook.registry.Pages;

/** The studies that a search finds; only the fields that the rows need cross the wire. */
record SearchedStudies(Search search) implements StudySource {

  @Override
  public Incoming open(Plan plan) {
    Pages pages = search.asked().pages(query(plan), search.limit());
    try {
      // With the first page the date of the data is known.
      return new IncomingPages(pages, pages.hasNext());
    } catch (RuntimeException e) {
      pages.close();
      throw e;
    }
  }

  /** Pages on their way: while one is flattened, the next one is asked for. */
  private final class IncomingPages implements Incoming {
    private final Pages pages;
    private boolean more;

    IncomingPages(Pages pages, boolean more) {
      this.pages = pages;
      this.more = more;
    }

    @Override
    public Optional<Chunk> next() {
      if (!more) {
        return Optional.empty();
      }
      Page page = pages.next();
      more = pages.hasNext();
      return Optional.of(chunk(page));
    }

    private Chunk chunk(Page page) {
      return sink -> {
        sink.input(pages.url().toString());
        for (int i = 0; i < page.size(); i++) {
          sink.study(page.body(), page.offset(i), page.length(i), page.offset(i));
        }
      };
    }

    @Override
    public Provenance provenance() {
      return SearchedStudies.this.provenance(pages);
    }

    @Override
    public void close() {
      pages.close();
    }
  }

  @Override
  public StudySource limit(long studies) {
    return new SearchedStudies(search.limit(studies));
  }

  @Override
  public Optional<URI> url(Plan plan) {
    return Optional.of(search.asked().url(query(plan)));
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>(search.query().parameters());
    search.limit().ifPresent(studies -> facts.put("limit", studies + " studies"));
    facts.put("registry", search.asked().url().toString());
    return facts;
  }

  private StudyQuery query(Plan plan) {
    return search.query().fields(plan.fields());
  }

  private Provenance provenance(Pages pages) {
    List<String> notes = new ArrayList<>(pages.notes());
    notes.addAll(search.query().remarks());
    Membership membership = Membership.of(search.query());
    if (AskedSnapshots.isSnapshot(search.asked()) && !membership.isExact()) {
      notes.add("Which studies match is " + membership.describe() + ".");
    }
    return new Provenance(
        search.describe(),
        Optional.of(pages.url()),
        pages.dataTimestamp(),
        pages.fetchedAt().orElse(Instant.EPOCH),
        Counts.NONE,
        0,
        TrialbookVersion.text(),
        notes);
  }

  @Override
  public String toString() {
    return search.toString();
  }
}
