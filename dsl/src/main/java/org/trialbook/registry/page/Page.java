package org.trialbook.registry.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.trialbook.accounting.Reject;

/**
 * One page of studies: the bytes as the registry sent them, and where each study lies in them.
 *
 * <p>Studies are counted from 0. A study's range holds one JSON object in UTF-8, whatever the white
 * space around it. A page may be empty and still have a page after it.
 */
public final class Page {

  private final byte[] body;
  private final StudySpan[] studies;
  private final OptionalLong totalCount;
  private final Optional<String> nextPageToken;
  private final List<Reject> rejects;

  /** One study within the body; {@code nctId} is null where the study does not carry it. */
  record StudySpan(int offset, int length, String nctId) {}

  Page(byte[] body, StudySpan[] studies, OptionalLong totalCount, Optional<String> nextPageToken) {
    this(body, studies, totalCount, nextPageToken, List.of());
  }

  private Page(
      byte[] body,
      StudySpan[] studies,
      OptionalLong totalCount,
      Optional<String> nextPageToken,
      List<Reject> rejects) {
    this.body = body;
    this.studies = studies;
    this.totalCount = totalCount;
    this.nextPageToken = nextPageToken;
    this.rejects = rejects;
  }

  /** How many studies this page has. */
  public int size() {
    return studies.length;
  }

  /** The whole body. It is shared, not copied: only read it. */
  public byte[] body() {
    return body;
  }

  /** The position in {@link #body()} of a study's first byte, its opening brace. */
  public int offset(int study) {
    return studies[study].offset();
  }

  /** How many bytes a study takes, both braces included. */
  public int length(int study) {
    return studies[study].length();
  }

  /** One study's JSON as a copy. */
  public byte[] study(int study) {
    return Arrays.copyOfRange(body, offset(study), offset(study) + length(study));
  }

  /** A study's NCT id; empty where the question asked for other fields only. */
  public Optional<String> nctId(int study) {
    return Optional.ofNullable(studies[study].nctId());
  }

  /** How many studies match the question in all; the registry says it on the first page only. */
  public OptionalLong totalCount() {
    return totalCount;
  }

  /** What the registry wants to hear to send the page after this; empty on the last page. */
  public Optional<String> nextPageToken() {
    return nextPageToken;
  }

  /**
   * What came among the studies and is none, since nobody could say which: it has no NCT id. Empty
   * where the question asked for fields without it.
   */
  public List<Reject> rejects() {
    return rejects;
  }

  /** The same page, with studies that do not say which they are among its rejects. */
  Page rejectingUnnamed(String url) {
    List<Reject> unnamed = new ArrayList<>();
    for (StudySpan study : studies) {
      if (isUnnamed(study)) {
        unnamed.add(
            new Reject(url, Optional.empty(), study.offset(), study.length(), "it has no NCT id"));
      }
    }
    Page named = keep(study -> !isUnnamed(studies[study]));
    return unnamed.isEmpty()
        ? this
        : new Page(body, named.studies, totalCount, nextPageToken, List.copyOf(unnamed));
  }

  private static boolean isUnnamed(StudySpan study) {
    return study.nctId() == null || study.nctId().isBlank();
  }

  /** The same page with only the studies that pass. */
  Page keep(IntPredicate wanted) {
    StudySpan[] kept =
        IntStream.range(0, size())
            .filter(wanted)
            .mapToObj(study -> studies[study])
            .toArray(StudySpan[]::new);
    return kept.length == size() ? this : new Page(body, kept, totalCount, nextPageToken, rejects);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Page of %d studies, %d bytes%s",
        size(),
        body.length,
        nextPageToken.isPresent() ? ", more to come" : ", the last");
  }
}
