package org.trialbook.source;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.TrialbookVersion;
import org.trialbook.accounting.Counts;
import org.trialbook.corpus.Chunk;
import org.trialbook.flatten.Plan;
import org.trialbook.frame.Provenance;
import org.trialbook.query.Membership;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.Pages;
import org.trialbook.registry.Registry;
import org.trialbook.registry.page.Page;

/** The studies that a search finds; only the fields that the rows need cross the wire. */
public record SearchedStudies(StudyQuery query, Optional<Registry> registry, OptionalLong limit)
    implements StudySource {

  /** The registry that is asked now. */
  public Registry asked() {
    Defaults defaults = Defaults.current();
    return registry.orElseGet(defaults::registry).progress(defaults.progress());
  }

  /** The question in plain words. */
  public String describe() {
    return query.describe() + (limit.isPresent() ? "; the first " + limit.getAsLong() : "");
  }

  @Override
  public Incoming open(Plan plan) {
    Pages pages = asked().pages(query(plan), limit);
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
        page.rejects().forEach(sink::reject);
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
    return new SearchedStudies(query, registry, OptionalLong.of(studies));
  }

  @Override
  public Optional<URI> url(Plan plan) {
    return Optional.of(asked().url(query(plan)));
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>(query.parameters());
    limit.ifPresent(studies -> facts.put("limit", studies + " studies"));
    facts.put("registry", asked().url().toString());
    return facts;
  }

  private StudyQuery query(Plan plan) {
    return query.fields(plan.fields());
  }

  private Provenance provenance(Pages pages) {
    List<String> notes = new ArrayList<>(pages.notes());
    notes.addAll(query.remarks());
    Membership membership = query.membership();
    if (SnapshotRegistries.isSnapshot(asked()) && !membership.isExact()) {
      notes.add("Which studies match is " + membership.describe() + ".");
    }
    return new Provenance(
        describe(),
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
    return query + (limit.isPresent() ? " limit=" + limit.getAsLong() : "");
  }
}
