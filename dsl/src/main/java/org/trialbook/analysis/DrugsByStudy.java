package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.INTERVENTIONS;
import static org.trialbook.flatten.Relations.MESH_TERMS;

import java.util.List;
import java.util.stream.Stream;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.MeshTerms;
import org.trialbook.drug.DrugName;
import org.trialbook.drug.Drugs;
import org.trialbook.flatten.Relation;

/**
 * The drugs of studies, under the names that their own records and the user's decisions give.
 *
 * @param drugs taught by all records at hand
 */
record DrugsByStudy(Drugs drugs, Material material) {

  static final String WITHOUT = "without a drug";
  static final String NAMED =
      "Interventions of type DRUG, BIOLOGICAL, COMBINATION_PRODUCT and GENETIC are put together"
          + " where a MeSH term, another name in a record, or a decision of yours says so, without"
          + " dose, form and salt; see Drugs.";

  /** What one intervention of a study is called, and what that means. */
  record Named(String nctId, DrugName name) {}

  static List<Relation> needs(String... studies) {
    return List.of(
        Groups.NONE.studies(studies),
        INTERVENTIONS.select(
            NCT_ID, INTERVENTION_TYPE, INTERVENTION_NAME, "interventionOtherNames"),
        MeshTerms.needed());
  }

  static DrugsByStudy of(Material material) {
    return new DrugsByStudy(
        material
            .choices()
            .drugs()
            .taughtBy(material.table(INTERVENTIONS), material.table(MESH_TERMS)),
        material);
  }

  Stream<Named> names() {
    return material
        .lines(INTERVENTIONS)
        .filter(line -> Drugs.TYPES.contains(String.valueOf(line.text(INTERVENTION_TYPE))))
        .filter(line -> !line.isMissing(INTERVENTION_NAME))
        .map(line -> new Named(line.nctId(), drugs.resolve(line.text(INTERVENTION_NAME))));
  }
}
