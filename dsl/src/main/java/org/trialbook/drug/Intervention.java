package org.trialbook.drug;

import java.util.List;
import java.util.Set;

/**
 * An intervention of a study, as its record has it.
 *
 * @param otherNames that the record gives it
 * @param meshTerms those of all interventions of the study, as the registry found them
 */
record Intervention(String nctId, String name, List<String> otherNames, Set<String> meshTerms) {

  Intervention {
    otherNames = List.copyOf(otherNames);
    meshTerms = Set.copyOf(meshTerms);
  }
}
