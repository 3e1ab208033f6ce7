package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.INTERVENTIONS;
import static org.trialbook.flatten.Relations.MESH_TERMS;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.MeshTerms;
import org.trialbook.analysis.reading.Statuses;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;

/** Which kinds of interventions nobody studies for which conditions. */
record WhiteSpace(int conditions) implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "whiteSpace",
          "What does nobody study here?",
          "Active studies with an intervention of the type and the MeSH term among their"
              + " conditions, for the most studied terms; a 0 is a combination without a study.",
          "Interventional studies that are active, with an intervention and a MeSH term for a"
              + " condition.",
          "White space in a registry is no white space in a laboratory.",
          "The zeros are those of this cohort: narrow the search, and there are more.");

  private static final int WIDE = 900;

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(
        Groups.NONE.studies(OVERALL_STATUS),
        INTERVENTIONS.select(NCT_ID, INTERVENTION_TYPE),
        MeshTerms.needed());
  }

  @Override
  public Finding find(Material material) {
    Tally<String> terms = MeshTerms.byStudy(material.lines(MESH_TERMS), "CONDITION");
    Tally<String> typed = new Tally<>();
    material
        .lines(INTERVENTIONS)
        .filter(line -> !line.isMissing(INTERVENTION_TYPE))
        .forEach(line -> typed.add(line.nctId(), line.text(INTERVENTION_TYPE)));
    Population population =
        material
            .population()
            .without("that are not active", study -> !Statuses.isActive(study))
            .without(
                "without an intervention or a MeSH term",
                study -> terms.of(study.nctId()) == 0 || typed.of(study.nctId()) == 0);
    Tally<String> byTerm = new Tally<>();
    Tally<List<String>> byBoth = new Tally<>();
    Set<String> types = new TreeSet<>();
    population.stream()
        .forEach(
            study -> {
              for (String term : terms.members(study.nctId())) {
                byTerm.add(term, study.nctId());
                for (String type : typed.members(study.nctId())) {
                  byBoth.add(List.of(term, type), study.nctId());
                  types.add(type);
                }
              }
            });
    Result result =
        new Result(DEFINITION.name()).text(MESH_TERM, INTERVENTION_TYPE).count("studies");
    for (String term : byTerm.largestFirst().stream().limit(conditions).toList()) {
      for (String type : types) {
        Set<String> studies = byBoth.members(List.of(term, type));
        result.counted(studies, term, type, studies.size());
      }
    }
    Finding finding =
        Finding.of(DEFINITION, material, population, result)
            .drawn(
                table -> Chart.heatMap(table, INTERVENTION_TYPE, MESH_TERM, "studies").width(WIDE));
    int found = byTerm.groups().size();
    return found <= conditions
        ? finding
        : finding.note(
            String.format(Locale.ROOT, "the %d most studied of %,d terms", conditions, found));
  }
}
