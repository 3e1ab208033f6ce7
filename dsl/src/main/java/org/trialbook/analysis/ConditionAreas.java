package org.trialbook.analysis;

import static org.trialbook.flatten.Relations.MESH_TERMS;

import java.util.List;
import java.util.Set;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.MeshTerms;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;

/** Which therapeutic areas are studied: the conditions, rolled up to the top of MeSH's trees. */
record ConditionAreas() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "conditionAreas",
          "Which therapeutic areas are studied?",
          "Studies by the headings at the top of MeSH's trees of diseases and mental disorders,"
              + " among the MeSH terms of their conditions and what lies above them; each once for"
              + " a heading. \"(missing)\" are those whose terms lie under none of them, such as"
              + " terms of behaviour.",
          "Interventional studies for whose conditions the registry found a MeSH term.",
          "A term lies under several headings, and the numbers add up to more than there are"
              + " studies.",
          "To go down from a heading: conditionOrNarrower(\"Cardiovascular Diseases\")"
              + ".conditionTree().",
          "Some records lack the top of their tree, as the registry left it out.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(Groups.NONE.studies(), MeshTerms.needed());
  }

  @Override
  public Finding find(Material material) {
    Tally<String> terms = MeshTerms.byStudy(material.lines(MESH_TERMS), "CONDITION");
    Tally<String> areas = MeshTerms.areas(material.lines(MESH_TERMS));
    Population population =
        material.population().without("without a MeSH term", study -> terms.of(study.nctId()) == 0);
    Tally<String> tally = new Tally<>();
    population.stream()
        .map(Line::nctId)
        .forEach(
            id -> {
              Set<String> its = areas.members(id);
              (its.isEmpty() ? Set.of(Groups.MISSING) : its).forEach(area -> tally.add(area, id));
            });
    Result result = new Result(DEFINITION.name()).text("area").count("studies").number("percent");
    for (String area : tally.largestFirst()) {
      result.counted(
          tally.members(area),
          area,
          tally.of(area),
          Share.percent(tally.of(area), population.size()));
    }
    return Finding.of(DEFINITION, material, population, result)
        .drawn(table -> Chart.horizontalBar(table, "area", "studies"));
  }
}
