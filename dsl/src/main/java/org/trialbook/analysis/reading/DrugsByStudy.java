package org.trialbook.analysis.reading;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.INTERVENTIONS;

import java.util.List;
import java.util.stream.Stream;
import org.trialbook.drug.DrugName;
import org.trialbook.drug.Drugs;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.Table;

/**
 * The drugs of studies, under the names that their own records and the user's decisions give.
 *
 * @param drugs taught by all records at hand
 */
public record DrugsByStudy(Drugs drugs, Table interventions) {

  public static final String WITHOUT = "without a drug";
  public static final String NAMED =
      "Interventions of type DRUG, BIOLOGICAL, COMBINATION_PRODUCT and GENETIC are put together"
          + " where a MeSH term, another name in a record, or a decision of yours says so, without"
          + " dose, form and salt; see Drugs.";

  /** What one intervention of a study is called, and what that means. */
  public record Named(String nctId, DrugName name) {}

  public static List<Relation> needs(String... studies) {
    return List.of(
        Groups.NONE.studies(studies),
        INTERVENTIONS.select(
            NCT_ID, INTERVENTION_TYPE, INTERVENTION_NAME, "interventionOtherNames"),
        MeshTerms.needed());
  }

  public static DrugsByStudy of(Drugs chosen, Table interventions, Table meshTerms) {
    return new DrugsByStudy(chosen.taughtBy(interventions, meshTerms), interventions);
  }

  public Stream<Named> names() {
    return Line.of(interventions)
        .filter(line -> Drugs.TYPES.contains(String.valueOf(line.text(INTERVENTION_TYPE))))
        .filter(line -> !line.isMissing(INTERVENTION_NAME))
        .map(line -> new Named(line.nctId(), drugs.resolve(line.text(INTERVENTION_NAME))));
  }
}
