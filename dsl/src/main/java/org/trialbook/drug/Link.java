package org.trialbook.drug;

import java.util.ArrayList;
import java.util.List;

/**
 * Two names of which records say that they are of one drug.
 *
 * @param name the key of a name, and {@code drug} that of the one that it stands beside
 * @param how in words, such as "another name of"
 * @param sources numbers of the studies that say so
 */
record Link(String name, String drug, String how, List<String> sources) {

  private static final int SHOWN = 3;

  Link and(String nctId) {
    if (sources.contains(nctId)) {
      return this;
    }
    List<String> more = new ArrayList<>(sources);
    more.add(nctId);
    return new Link(name, drug, how, List.copyOf(more));
  }

  List<String> shown() {
    return sources.stream().sorted().limit(SHOWN).toList();
  }

  boolean isOf(String key) {
    return name.equals(key) || drug.equals(key);
  }

  String other(String key) {
    return name.equals(key) ? drug : name;
  }
}
