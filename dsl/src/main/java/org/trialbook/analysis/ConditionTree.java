package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.MESH_TERMS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.Table;

/** Which conditions are studied, by MeSH and with what lies above each term. */
record ConditionTree() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "conditionTree",
          "Which conditions are studied, and under which headings?",
          "Studies with the MeSH term among their conditions, or above one of them; each once for a"
              + " term. asTerm counts those that have the term itself. The table \"broader\" beside"
              + " it has MeSH's tree as far as the records teach it: for each term that a study has"
              + " alone, the terms above it, nearest first along each path.",
          "Interventional studies for whose conditions the registry found a MeSH term.",
          "The registry finds the terms by itself from the sponsor's words; what it does not find"
              + " has none.",
          "A term lies under several headings, and the numbers of all headings add up to more than"
              + " there are studies.",
          "Nothing is counted by levels of the tree: records name what lies above a term, not how"
              + " far above, and most headings never stand alone in a record, which would tell"
              + " it.");

  private static final int SHOWN = 25;

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(
        Groups.NONE.studies(), MESH_TERMS.select(NCT_ID, MESH_OF, MESH_ROLE, MESH_ID, MESH_TERM));
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
              String term = line.text(MESH_TERM);
              all.add(term, line.nctId());
              ids.merge(term, line.text(MESH_ID), (a, b) -> a.compareTo(b) <= 0 ? a : b);
              if ("TERM".equals(line.text(MESH_ROLE))) {
                own.add(term, line.nctId());
              }
            });
    Result result =
        new Result(DEFINITION.name())
            .text(MESH_ID, MESH_TERM)
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
        .with("broader", broader(material))
        .drawnFirst(SHOWN, table -> Chart.horizontalBar(table, MESH_TERM, "studies"));
  }

  /** Of a study with several terms nobody can say which of those above is above which. */
  private static Table broader(Material material) {
    Map<String, List<String>> terms = new HashMap<>();
    Map<String, List<String>> above = new HashMap<>();
    conditions(material)
        .forEach(
            line ->
                ("TERM".equals(line.text(MESH_ROLE)) ? terms : above)
                    .computeIfAbsent(line.nctId(), any -> new ArrayList<>())
                    .add(line.text(MESH_TERM)));
    Map<String, Set<String>> taught = new TreeMap<>();
    terms.forEach(
        (nctId, own) -> {
          if (own.size() == 1) {
            taught
                .computeIfAbsent(own.get(0), any -> new LinkedHashSet<>())
                .addAll(above.getOrDefault(nctId, List.of()));
          }
        });
    Result result = new Result("broader").text(MESH_TERM, "broaderTerm");
    taught.forEach((term, all) -> all.forEach(each -> result.row(term, each)));
    return result.table();
  }

  private static Stream<Line> conditions(Material material) {
    return material
        .lines(MESH_TERMS)
        .filter(line -> "CONDITION".equals(line.text(MESH_OF)) && !line.isMissing(MESH_TERM));
  }
}
