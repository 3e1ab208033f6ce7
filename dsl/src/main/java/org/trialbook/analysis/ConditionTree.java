package org.trialbook.analysis;

import static org.trialbook.flatten.Relations.MESH_TERMS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;

/** Which conditions are studied, by MeSH and with what lies above each term. */
record ConditionTree() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "conditionTree",
          "Which conditions are studied, and under which headings?",
          "Studies with the MeSH term among their conditions, or above one of them; each once for a"
              + " term. asTerm counts those that have the term itself.",
          "Interventional studies for whose conditions the registry found a MeSH term.",
          "The registry finds the terms by itself from the sponsor's words; what it does not find"
              + " has none.",
          "A term lies under several headings, and the numbers of all headings add up to more than"
              + " there are studies.");

  private static final int SHOWN = 25;

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(
        Groups.NONE.studies(),
        MESH_TERMS.select("nctId", "meshOf", "meshRole", "meshId", "meshTerm"));
  }

  @Override
  public Finding find(Material material) {
    Tally<String> any = new Tally<>();
    conditions(material).forEach(line -> any.add(line.nctId(), line.nctId()));
    Population population =
        material.population().without("without a MeSH term", study -> any.of(study.nctId()) == 0);
    Tally<String> all = new Tally<>();
    Tally<String> own = new Tally<>();
    Map<String, String> ids = new HashMap<>();
    population
        .of(conditions(material))
        .forEach(
            line -> {
              String term = line.text("meshTerm");
              all.add(term, line.nctId());
              ids.merge(term, line.text("meshId"), (a, b) -> a.compareTo(b) <= 0 ? a : b);
              if ("TERM".equals(line.text("meshRole"))) {
                own.add(term, line.nctId());
              }
            });
    Result result =
        new Result(DEFINITION.name())
            .text("meshId", "meshTerm")
            .count("studies", "asTerm")
            .number("percent");
    for (String term : all.largestFirst()) {
      result.counted(
          all.members(term),
          ids.get(term),
          term,
          all.of(term),
          own.of(term),
          Share.percent(all.of(term), population.size()));
    }
    return Finding.of(DEFINITION, material, population, result)
        .drawnFirst(SHOWN, table -> Chart.horizontalBar(table, "meshTerm", "studies"));
  }

  private static Stream<Line> conditions(Material material) {
    return material
        .lines(MESH_TERMS)
        .filter(line -> "CONDITION".equals(line.text("meshOf")) && !line.isMissing("meshTerm"));
  }
}
