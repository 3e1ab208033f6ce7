package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.INTERVENTIONS;

import java.util.List;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;

/** Which kinds of interventions are studied. */
record InterventionMix() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "interventionMix",
          "Which kinds of interventions are studied?",
          "Studies with an intervention of the type, each once.",
          "Interventional studies with an intervention; a study of a drug and a device counts in"
              + " both, and the percentages add up to more than 100.",
          "Comparators count too: a placebo is a DRUG or an OTHER as its sponsor chose.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(Groups.NONE.studies(), INTERVENTIONS.select(NCT_ID, INTERVENTION_TYPE));
  }

  @Override
  public Finding find(Material material) {
    Tally<String> any = new Tally<>();
    material.lines(INTERVENTIONS).forEach(line -> any.add(line.nctId(), line.nctId()));
    Population population =
        material
            .population()
            .without("without an intervention", study -> any.of(study.nctId()) == 0);
    Tally<String> types = new Tally<>();
    population
        .of(material.lines(INTERVENTIONS))
        .forEach(
            line -> {
              String type = line.text(INTERVENTION_TYPE);
              types.add(type == null ? Groups.MISSING : type, line.nctId());
            });
    Result result =
        new Result(DEFINITION.name()).text(INTERVENTION_TYPE).count("studies").number("percent");
    for (String type : types.largestFirst()) {
      result.counted(
          types.members(type),
          type,
          types.of(type),
          Share.percent(types.of(type), population.size()));
    }
    return Finding.of(DEFINITION, material, population, result)
        .drawn(table -> Chart.horizontalBar(table, INTERVENTION_TYPE, "studies"));
  }
}
