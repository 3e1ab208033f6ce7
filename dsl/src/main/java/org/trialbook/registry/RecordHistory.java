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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trialbook.TrialbookException;
import org.trialbook.query.NctId;
import org.trialbook.registry.wire.Client;
import org.trialbook.registry.wire.RegistryException;
import org.trialbook.registry.wire.Urls;

/**
 * The versions of one record, from the service behind the site's history page.
 *
 * <p>That service is in no document of the API. Where it does not answer as it did, a {@link
 * TrialbookException} says so.
 *
 * @param nctId whose history it is
 * @param changes one per version, the oldest first
 * @param record the record as it is now, as JSON
 * @param original the planned outcomes and the enrolment of the first version, as JSON; empty where
 *     the service did not say
 */
public record RecordHistory(
    String nctId, List<Change> changes, String record, Optional<String> original) {

  private static final String DOCUMENTED = "/api/v2";
  private static final String UNDOCUMENTED = "/api/int";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One version of a record.
   *
   * @param version counted from 0
   * @param date when it was submitted
   * @param status the overall status in it, as the API writes it; empty where it was read off the
   *     page, which does not say it
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

  static RecordHistory ask(Client client, String nctId) {
    String id = NctId.normalized(nctId);
    return ask(client, "/studies/" + id, Map.of("history", "true"), body -> read(id, body));
  }

  static String askVersion(Client client, String nctId, int version) {
    String path =
        String.format(Locale.ROOT, "/studies/%s/history/%d", NctId.normalized(nctId), version);
    return ask(client, path, Map.of(), RecordHistory::readVersion);
  }

  private static <T> T ask(
      Client client, String path, Map<String, String> parameters, Client.Reading<T> reading) {
    URI base = client.settings().base();
    if (!base.toString().endsWith(DOCUMENTED)) {
      throw gone("there is no " + DOCUMENTED + " in " + base, null);
    }
    String site = base.toString().replaceFirst(DOCUMENTED + "$", UNDOCUMENTED);
    try {
      return client.ask(Urls.of(URI.create(site), path, parameters), reading);
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
    JsonNode answer = JSON.readTree(body);
    JsonNode changes = answer.at("/history/changes");
    if (!changes.isArray()) {
      throw new JsonParseException(null, "no history in it");
    }
    List<Change> found = new ArrayList<>();
    for (JsonNode change : changes) {
      found.add(read(change));
    }
    JsonNode original = answer.at("/history/originalData");
    return new RecordHistory(
        nctId,
        found,
        answer.path("study").toString(),
        original.isObject() ? Optional.of(original.toString()) : Optional.empty());
  }

  static String readVersion(byte[] body) throws IOException {
    JsonNode study = JSON.readTree(body).path("study");
    if (!study.path("protocolSection").isObject()) {
      throw new JsonParseException(null, "no version of a study in it");
    }
    return study.toString();
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
