package org.trialbook.analysis;

import static org.trialbook.flatten.Relations.MESH_TERMS;

import org.trialbook.flatten.Relation;

/** The MeSH terms that the registry found for a study, without those above them. */
final class MeshTerms {

  private MeshTerms() {}

  static Relation needed() {
    return MESH_TERMS.select("nctId", "meshOf", "meshRole", "meshTerm");
  }

  /**
   * The terms of each study.
   *
   * @param of CONDITION or INTERVENTION
   */
  static Tally<String> byStudy(Material material, String of) {
    Tally<String> terms = new Tally<>();
    material
        .lines(MESH_TERMS)
        .filter(line -> of.equals(line.text("meshOf")) && "TERM".equals(line.text("meshRole")))
        .filter(line -> !line.isMissing("meshTerm"))
        .forEach(line -> terms.add(line.nctId(), line.text("meshTerm")));
    return terms;
  }
}
