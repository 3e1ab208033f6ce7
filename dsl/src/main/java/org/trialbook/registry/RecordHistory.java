package org.trialbook.registry;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.trialbook.TrialbookException;
import org.trialbook.query.NctId;

/**
 * The versions of one record, from the service behind the site's history page.
 *
 * <p>That service is {@link Undocumented}. Where it does not answer as it did, a {@link
 * TrialbookException} says so.
 *
 * @param nctId whose history it is
 * @param changes one per version, the oldest first
 */
public record RecordHistory(String nctId, List<Change> changes) {

  private static final String DOCUMENTED = "/api/v2";
  private static final String UNDOCUMENTED = "/api/int";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One version of a record.
   *
   * @param version counted from 0
   * @param date when it was submitted
   * @param status the overall status in it, as the API writes it
   * @param modules what changed against the version before, in the site's words
   */
  public record Change(int version, LocalDate date, String status, List<String> modules) {

    /** One version of a record. */
    public Change {
      modules = List.copyOf(modules);
    }
  }

  /** The versions of one record. */
  public RecordHistory {
    changes = List.copyOf(changes);
  }

  static RecordHistory ask(Registry registry, String nctId) {
    String id = NctId.normalized(nctId);
    URI base = registry.url();
    if (!base.toString().endsWith(DOCUMENTED)) {
      throw gone("there is no " + DOCUMENTED + " in " + base, null);
    }
    String site = base.toString().replaceFirst(DOCUMENTED + "$", UNDOCUMENTED);
    URI url = Urls.of(URI.create(site), "/studies/" + id, Map.of("history", "true"));
    try {
      return registry.ask(url, body -> read(id, body));
    } catch (RegistryException e) {
      int status = e.status().orElse(0);
      if (status == 200 || status == 404 || status == 410) {
        throw gone(e.getMessage().lines().findFirst().orElse(""), e);
      }
      throw e;
    }
  }

  private static TrialbookException gone(String fact, RegistryException cause) {
    return new TrialbookException(
        "The record's history did not come: %s\n%s"
            .formatted(fact, "It is no documented part of the API and may be gone for good."),
        cause);
  }

  static RecordHistory read(String nctId, byte[] body) throws IOException {
    JsonNode changes = JSON.readTree(body).at("/history/changes");
    if (!changes.isArray()) {
      throw new JsonParseException(null, "no history in it");
    }
    List<Change> found = new ArrayList<>();
    for (JsonNode change : changes) {
      found.add(read(change));
    }
    return new RecordHistory(nctId, found);
  }

  private static Change read(JsonNode change) throws IOException {
    try {
      List<String> modules = new ArrayList<>();
      change.path("moduleLabels").forEach(label -> modules.add(label.asText()));
      return new Change(
          change.required("version").asInt(),
          LocalDate.parse(change.required("date").asText()),
          change.path("status").asText(),
          modules);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new JsonParseException(null, e.getMessage(), e);
    }
  }
}
