package org.trialbook.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.trialbook.Internal;
import org.trialbook.TrialbookVersion;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.Kept;
import org.trialbook.accounting.Rejects;
import org.trialbook.file.Folders;
import org.trialbook.file.LinesFile;
import org.trialbook.file.PartialFile;
import org.trialbook.frame.Export;
import org.trialbook.frame.Provenance;
import org.trialbook.registry.Crawl;
import org.trialbook.registry.CrawledStudies;
import org.trialbook.registry.Pages;
import org.trialbook.registry.Registry;
import org.trialbook.registry.page.Page;
import org.trialbook.source.SearchedStudies;

/**
 * Whole studies in a file, one a line. All studies of a question come as a crawl, kept in a folder
 * beside the file until it is whole, so that asking again goes on where the last time stopped; a
 * limited number comes at once.
 */
@Internal
public final class NdjsonFile {

  private final SearchedStudies search;
  private final Registry registry;
  private final Path asGiven;
  private final Path file;
  private final UnaryOperator<Crawl> choices;

  /** The studies of a search, to be written to a file by choices about the crawl. */
  public NdjsonFile(SearchedStudies search, Path file, UnaryOperator<Crawl> choices) {
    this.search = search;
    this.registry = search.asked();
    this.asGiven = file;
    this.file = file.toAbsolutePath();
    this.choices = choices;
  }

  /** Writes them. */
  public Export write() {
    LinesFile.requireName(file);
    try (PartialFile part = PartialFile.beside(file)) {
      Come come = search.limit().isPresent() ? some(part.path()) : all(part.path());
      come.accounting().requireStudies(search.describe());
      part.commit();
      return new Export(
          List.of(
              new Export.Written(
                  asGiven, come.provenance().rows(), Files.size(file), come.provenance())),
          come.accounting());
    } catch (IOException e) {
      throw PartialFile.failure(file, e);
    }
  }

  /** What has come, and what became of all that was sent. */
  private record Come(Provenance provenance, Accounting accounting) {}

  private Come some(Path part) throws IOException {
    try (OutputStream out = LinesFile.open(file, part);
        Pages pages = registry.pages(search.query(), search.limit())) {
      long studies = 0;
      while (pages.hasNext()) {
        Page page = pages.next();
        for (int i = 0; i < page.size(); i++) {
          out.write(page.body(), page.offset(i), page.length(i));
          out.write('\n');
        }
        studies += page.size();
      }
      return come(
          pages.dataTimestamp(),
          pages.fetchedAt().orElse(Instant.EPOCH),
          accounting(studies, pages.rejects()),
          pages.notes());
    }
  }

  private Come all(Path part) throws IOException {
    Path folder = file.resolveSibling("." + file.getFileName() + ".crawl");
    CrawledStudies crawled = choices.apply(registry.crawl(search.query(), folder)).run();
    try (OutputStream out = LinesFile.open(file, part)) {
      Files.copy(crawled.file(), out);
    }
    Folders.delete(folder);
    return come(
        Optional.of(crawled.dataTimestamp()),
        crawled.fetchedAt(),
        accounting(crawled.studies(), crawled.rejects()),
        crawled.notes());
  }

  private static Accounting accounting(long studies, Rejects rejects) {
    return new Accounting(studies, rejects, Kept.none(), 0, Kept.none());
  }

  private Come come(
      Optional<LocalDateTime> dataTimestamp,
      Instant fetchedAt,
      Accounting accounting,
      List<String> notes) {
    Provenance provenance =
        new Provenance(
            search.describe(),
            Optional.of(registry.url(search.query())),
            dataTimestamp,
            fetchedAt,
            accounting.counts(),
            accounting.studies(),
            TrialbookVersion.text(),
            notes);
    return new Come(Unread.noted(provenance, accounting), accounting);
  }
}
