package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.INTERVENTIONS;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.Phases;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.drug.Drugs;
import org.trialbook.flatten.Relation;

/** How many drug studies are in each phase. */
record PhaseFunnel(boolean each) implements Analysis {

  static final Definition HIGHEST =
      new Definition(
          "phaseFunnel",
          "How many drug studies are in each phase?",
          "Studies by their phase as the registry labels it; a combined phase such as Phase 1/Phase"
              + " 2 is a group of its own.",
          "Interventional studies with an intervention of type DRUG, BIOLOGICAL,"
              + " COMBINATION_PRODUCT or GENETIC.",
          "\"Not applicable\" and \"(missing)\" are no early phases: the first is said of studies"
              + " without phases, the second is said of nothing.",
          "A phase says how far a study is, not how far its drug is: one drug has many studies.");

  static final Definition EACH =
      new Definition(
          "phaseFunnelEach",
          "How many drug studies are in each phase, combined phases counted in both?",
          "Studies by each of their phases; a study of Phase 1/Phase 2 counts in Phase 1 and in"
              + " Phase 2.",
          HIGHEST.population(),
          "The numbers add up to more than there are studies.");

  @Override
  public Definition definition() {
    return each ? EACH : HIGHEST;
  }

  @Override
  public List<Relation> needs() {
    return List.of(
        Groups.NONE.studies("phase", PHASES), INTERVENTIONS.select(NCT_ID, INTERVENTION_TYPE));
  }

  @Override
  public Finding find(Material material) {
    Set<String> drugs = new HashSet<>();
    material
        .lines(INTERVENTIONS)
        .filter(line -> Drugs.TYPES.contains(String.valueOf(line.text(INTERVENTION_TYPE))))
        .forEach(line -> drugs.add(line.nctId()));
    Population population =
        material.population().without("without a drug", study -> !drugs.contains(study.nctId()));
    Tally<String> tally = new Tally<>();
    population.stream()
        .forEach(study -> phases(study).forEach(phase -> tally.add(phase, study.nctId())));
    Result result =
        new Result(definition().name()).text("phase").count("studies").number("percent");
    for (String phase : Phases.inOrder(tally.groups())) {
      result.counted(
          tally.members(phase),
          phase,
          tally.of(phase),
          Share.percent(tally.of(phase), population.size()));
    }
    return Finding.of(definition(), material, population, result)
        .drawn(table -> Chart.bar(table, "phase", "studies"));
  }

  private List<String> phases(Line study) {
    if (study.isMissing(PHASES)) {
      return List.of(Groups.MISSING);
    }
    return each
        ? study.list(PHASES).stream().map(Phases::label).toList()
        : List.of(study.text("phase"));
  }
}
