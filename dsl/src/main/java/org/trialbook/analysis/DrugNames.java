package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.trialbook.analysis.reading.DrugsByStudy;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.drug.Doubt;
import org.trialbook.drug.DrugName;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.Table;

/** Which names of interventions were put together as one drug, and why. */
record DrugNames() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "drugNames",
          "Which drugs are studied, and under which names?",
          "Studies with an intervention of that name; a row for each name of a drug, with its kind"
              + " (DRUG, COMBINATION, COMPARATOR), whether it was accepted (ACCEPTED, REVIEW,"
              + " UNKNOWN) and the reason with its source. The table \"waiting\" beside it has what"
              + " a person should look at: a name, the drug that it may be of, and what is against"
              + " it.",
          "Interventional studies with an intervention of type DRUG, BIOLOGICAL,"
              + " COMBINATION_PRODUCT or GENETIC.",
          "Names are put together by what these records say: other studies may teach other names.",
          "A name that nothing ties to a drug keeps itself, so that one drug may have several"
              + " rows.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return DrugsByStudy.needs();
  }

  @Override
  public Finding find(Material material) {
    DrugsByStudy drugs = material.drugs();
    Tally<DrugName> names = new Tally<>();
    Tally<String> all = new Tally<>();
    drugs.names().forEach(each -> all.add(each.nctId(), each.nctId()));
    Population population =
        material.population().without(DrugsByStudy.WITHOUT, study -> all.of(study.nctId()) == 0);
    List<String> counted = population.stream().map(study -> study.nctId()).toList();
    Set<String> kept = Set.copyOf(counted);
    Tally<String> byDrug = new Tally<>();
    drugs
        .names()
        .filter(each -> kept.contains(each.nctId()))
        .forEach(
            each -> {
              names.add(each.name(), each.nctId());
              byDrug.add(each.name().drug(), each.nctId());
            });
    Result result =
        new Result(DEFINITION.name())
            .text("drug", INTERVENTION_NAME, "drugKind", "drugOutcome", "reason")
            .count("studies");
    names.groups().stream()
        .sorted(
            Comparator.<DrugName>comparingLong(name -> -byDrug.of(name.drug()))
                .thenComparing(DrugName::drug)
                .thenComparing(DrugName::name))
        .forEach(
            name ->
                result.counted(
                    names.members(name),
                    name.drug(),
                    name.name(),
                    name.kind().name(),
                    name.outcome().name(),
                    name.reason(),
                    names.of(name)));
    return Finding.of(DEFINITION, material, population, result)
        .with("waiting", waiting(drugs.drugs().doubts()));
  }

  private static Table waiting(List<Doubt> doubts) {
    Result result = new Result("waiting").text("name", "drug", "reason", "sources");
    doubts.forEach(
        doubt ->
            result.row(
                doubt.name(),
                doubt.drug(),
                doubt.reason(),
                doubt.sources().isEmpty()
                    ? null
                    : doubt.sources().stream().collect(Collectors.joining(", "))));
    return result.table();
  }
}
