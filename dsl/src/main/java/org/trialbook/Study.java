package org.trialbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialbook.change.History;
import org.trialbook.change.RecordVersion;
import org.trialbook.display.Displayable;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.registry.RecordHistory;
import org.trialbook.registry.Registry;
import org.trialbook.source.Defaults;

/**
 * The record of one study, as the registry has it.
 *
 * <pre>{@code
 * var study = study("NCT04280705");   // its card
 * study.value(OVERALL_STATUS);        // Optional[COMPLETED]
 * study.values(LOCATION_COUNTRY);     // one a site
 * json(study.json());                 // all of it, as a tree
 * }</pre>
 *
 * <p>Equal records are equal values, whatever their spaces.
 */
public final class Study implements Displayable {

  private static final String PAGE = "https://clinicaltrials.gov/study/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StudyRecord record;

  private Study(StudyRecord record) {
    this.record = record;
  }

  /**
   * The study in a record of API v2.
   *
   * @throws TrialbookException if it is no JSON object with an NCT number
   */
  public static Study of(String json) {
    try {
      Study study = new Study(new StudyRecord(JSON.readTree(json)));
      if (study.value(Fields.NCT_ID).isEmpty()) {
        throw new TrialbookException(
            "This is no study: there is no %s in it.".formatted(Fields.NCT_ID.path()));
      }
      return study;
    } catch (JsonProcessingException e) {
      throw new TrialbookException("This is no study: " + e.getOriginalMessage() + ".", e);
    }
  }

  /** The number that is the key of the study. */
  public String nctId() {
    return value(Fields.NCT_ID).orElseThrow();
  }

  /** The study's page on the registry's site, for people. */
  public URI url() {
    return URI.create(PAGE + nctId().replaceAll("[^A-Za-z0-9]", ""));
  }

  /** The whole record, indented. */
  public String json() {
    return record.json().toPrettyString();
  }

  /** The first value of a field, as the API writes it; empty where the record has none. */
  public Optional<String> value(Field<?> field) {
    return values(field).stream().findFirst();
  }

  /**
   * All values of a field, as the API writes them and in the order of the record; a structure is
   * its JSON.
   */
  public List<String> values(Field<?> field) {
    return record.values(field);
  }

  /**
   * The versions of this record, from the registry that {@link Trialbook#registry()} names: one
   * request, and one for each version that is looked at.
   *
   * <pre>{@code
   * use(registry().allowUndocumented());
   * study("NCT01874431").history().outcomeTable();
   * }</pre>
   *
   * @throws TrialbookException where {@link Registry#allowUndocumented} did not turn it on, or the
   *     service is gone: it is no documented part of the API
   */
  public History history() {
    return history(Defaults.current().registry());
  }

  /** The same from this registry. */
  public History history(Registry registry) {
    RecordHistory history = registry.history(nctId());
    List<RecordVersion> versions =
        history.changes().stream()
            .map(
                each ->
                    new RecordVersion(each.version(), each.date(), each.status(), each.modules()))
            .toList();
    return History.of(
        nctId(),
        versions,
        history.original(),
        Optional.of(history.record()),
        version -> registry.version(nctId(), version));
  }

  /** What the study is about and how it stands. */
  @Override
  public Map<String, Object> mimeBundle() {
    return new StudyCard(record, nctId(), url()).card().mimeBundle();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Study study && record.equals(study.record);
  }

  @Override
  public int hashCode() {
    return record.hashCode();
  }

  /** The number and the title. */
  @Override
  public String toString() {
    return nctId() + value(Fields.BRIEF_TITLE).map(title -> " " + title).orElse("");
  }
}
