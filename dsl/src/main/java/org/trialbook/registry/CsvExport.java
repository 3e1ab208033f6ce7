package org.trialbook.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.trialbook.file.PartialFile;
import org.trialbook.http.HttpAnswer;
import org.trialbook.progress.WorkTally;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.page.Position;
import org.trialbook.registry.page.Walk;
import org.trialbook.registry.page.WrongPages;
import org.trialbook.registry.wire.Client;
import org.trialbook.registry.wire.RegistryException;

/**
 * The registry's CSV, page after page in one file.
 *
 * <p>Only the first page has a header row, so the pages put together are one CSV; token and total
 * come as headers.
 */
record CsvExport(Client client, StudyQuery query, List<String> columns) {

  /** Writes the file and counts its rows. */
  long write(Path file) {
    try (PartialFile part = PartialFile.beside(file)) {
      long rows = writePages(part.path());
      part.keep();
      return rows;
    } catch (ClosedByInterruptException | InterruptedException e) {
      throw RegistryException.interrupted(url(Optional.empty()), e);
    } catch (IOException e) {
      throw PartialFile.failure(file, e);
    }
  }

  private long writePages(Path file) throws IOException, InterruptedException {
    URI first = url(Optional.empty());
    WorkTally tally = client.tally(first);
    Set<String> tokens = new HashSet<>();
    try (OutputStream out = Files.newOutputStream(file)) {
      HttpAnswer page = client.askWhole(first, CsvExport::wholeRows, tally);
      OptionalLong due = count(page);
      long rows = rows(page.body()) - 1;
      int idle = 0;
      out.write(page.body());
      for (Optional<String> token = next(page); token.isPresent(); token = next(page)) {
        URI url = url(token);
        if (!tokens.add(token.get())) {
          throw WrongPages.repeated(url, token.get());
        }
        page = client.askWhole(url, CsvExport::wholeRows, tally);
        long more = rows(page.body());
        rows += more;
        idle = more == 0 ? idle + 1 : 0;
        out.write(page.body());
        if (idle == Position.MOST_IDLE || rows > Position.most(due)) {
          throw WrongPages.endless(url, rows, tokens.size() + 1L, idle);
        }
      }
      if (rows != due.orElse(rows)) {
        throw WrongPages.incomplete(first, due.getAsLong(), rows);
      }
      return rows;
    } finally {
      tally.end();
    }
  }

  private static OptionalLong count(HttpAnswer page) {
    String told = page.header("X-Total-Count").orElse("");
    return told.matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(told)) : OptionalLong.empty();
  }

  private static Optional<String> next(HttpAnswer page) {
    return page.header("X-Next-Page-Token").filter(token -> !token.isEmpty());
  }

  private URI url(Optional<String> pageToken) {
    Map<String, String> parameters = new LinkedHashMap<>(query.parameters());
    parameters.remove("fields"); // Pieces, which a CSV does not know.
    parameters.remove("markupFormat");
    parameters.put("format", "csv");
    if (!columns.isEmpty()) {
      parameters.put("fields", String.join(",", columns));
    }
    parameters.put("pageSize", String.valueOf(Walk.LARGEST_PAGE));
    pageToken.ifPresentOrElse(
        token -> parameters.put("pageToken", token), () -> parameters.put("countTotal", "true"));
    return client.url("/studies", parameters);
  }

  private static HttpAnswer wholeRows(HttpAnswer page) throws IOException {
    byte[] body = page.body();
    if (body.length > 0 && (body[body.length - 1] != '\n' || quotes(body) % 2 != 0)) {
      throw new IOException("a CSV that ends in mid-row");
    }
    return page;
  }

  private static long quotes(byte[] csv) {
    long quotes = 0;
    for (byte unit : csv) {
      quotes += unit == '"' ? 1 : 0;
    }
    return quotes;
  }

  /** Line ends outside of quotes; a quote in quotes is doubled, so it changes nothing. */
  static long rows(byte[] csv) {
    long rows = 0;
    boolean quoted = false;
    for (byte unit : csv) {
      quoted ^= unit == '"';
      rows += unit == '\n' && !quoted ? 1 : 0;
    }
    return rows;
  }
}
