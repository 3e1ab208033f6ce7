package org.trialbook.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.query.NctId;
import org.trialbook.registry.browser.Browser;
import org.trialbook.registry.wire.Client;
import org.trialbook.registry.wire.Urls;

/**
 * The page of the registry's site that shows a record's versions, read by what it says and not by
 * how it is built: a row is a number, a day and words; a version is lines of labels and values.
 */
record HistoryPage(Client client, Browser browser, String nctId) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROWS = "table tbody tr";
  private static final String VERSION = "#version-content-panel";

  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** What stands in the first row, where no module can. */
  private static final Pattern NONE = Pattern.compile("(?i)none\\b.*|-+|—");

  static HistoryPage of(Client client, Browser browser, String nctId) {
    return new HistoryPage(client, browser, NctId.normalized(nctId));
  }

  /** The versions, the oldest first; the page does not say which status a version had. */
  List<RecordHistory.Change> changes() {
    URI page = page(Map.of("tab", "history"));
    List<RecordHistory.Change> changes = new ArrayList<>();
    for (String row : texts(ROWS, page)) {
      change(row).ifPresent(changes::add);
    }
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).version() != i) {
        throw other(page, "its versions are not counted from 1 on");
      }
    }
    if (changes.isEmpty()) {
      throw other(page, "no table of versions is in it");
    }
    return changes;
  }

  /** A row of any table; empty where it is not that of a version. */
  private static Optional<RecordHistory.Change> change(String row) {
    List<String> parts =
        Arrays.stream(row.split("[\\t\\n\\r]+"))
            .map(String::strip)
            .filter(p -> !p.isEmpty())
            .toList();
    int day = 1;
    while (day < parts.size() && !DAY.matcher(parts.get(day)).matches()) {
      day++;
    }
    if (day >= parts.size() || !NUMBER.matcher(parts.get(0)).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RecordHistory.Change(
              Integer.parseInt(parts.get(0)) - 1,
              LocalDate.parse(parts.get(day)),
              "",
              parts.stream()
                  .skip(day + 1L)
                  .flatMap(words -> Stream.of(words.split(",\\s*")))
                  .map(String::strip)
                  .filter(word -> !word.isEmpty() && !NONE.matcher(word).matches())
                  .toList()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * What the page says of one version that histories are made of, in the shape of a record.
   *
   * @param version counted from 0; the page counts from 1
   */
  String version(int version) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("tab", "history");
    parameters.put("a", String.valueOf(version + 1));
    URI page = page(parameters);
    List<String> panels = texts(VERSION, page);
    if (panels.size() != 1) {
      throw other(page, "no version is in it");
    }
    ObjectNode record = VersionText.record(panels.get(0), fact -> other(page, fact));
    ((ObjectNode) record.path("protocolSection"))
        .putObject("identificationModule")
        .put("nctId", nctId);
    return record.toString();
  }

  private URI page(Map<String, String> parameters) {
    URI base = client.settings().base();
    URI site = URI.create(base.getScheme() + "://" + base.getRawAuthority());
    return Urls.of(site, "/study/" + nctId, parameters);
  }

  private List<String> texts(String selector, URI page) {
    return client.displaying(browser.texts(selector)).ask(page, HistoryPage::read);
  }

  private static List<String> read(byte[] json) throws IOException {
    return List.of(JSON.readValue(json, String[].class));
  }

  private static TrialbookException other(URI page, String fact) {
    return new TrialbookException(
        "The page of the record's history is not as it was: %s.\nLooked at: %s\nOpen it yourself; registry().allowUndocumented() asks the service behind it instead."
            .formatted(fact, page));
  }
}
