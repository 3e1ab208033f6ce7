package org.trialbook.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trialbook.snapshot.Snapshot;

/**
 * Studies that were found elsewhere, by their numbers.
 *
 * @param question that found them, in words
 * @param url of the request that did
 * @param membership a sentence on who says that it is these
 * @param nctIds in the order of the answer
 */
public record NamedStudies(String question, URI url, String membership, List<String> nctIds) {

  private static final int NAMED = 5;

  public NamedStudies {
    nctIds = List.copyOf(nctIds);
  }

  /** Who says that it is these, and which of them a snapshot lacks. */
  List<String> notes(Snapshot snapshot) {
    List<String> missing = nctIds.stream().filter(nctId -> !snapshot.has(nctId)).toList();
    List<String> notes = new ArrayList<>();
    notes.add(membership);
    if (!missing.isEmpty()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d of them are not in the snapshot %s: %s%s",
              missing.size(),
              snapshot.name(),
              String.join(", ", missing.stream().limit(NAMED).toList()),
              missing.size() > NAMED ? " ..." : ""));
    }
    return notes;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Pin of %,d studies: %s", nctIds.size(), question);
  }
}
