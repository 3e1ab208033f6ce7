package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.SPONSORS;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.SponsorNames;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.Table;

/** Who works with whom. */
record CollaboratorNetwork() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "collaboratorNetwork",
          "Who works with whom?",
          "A row for each pair of organisations that sponsor a study together, as lead or"
              + " collaborators, with the number of such studies; the table \"nodes\" beside it has"
              + " the studies and partners of each organisation.",
          "Interventional studies with at least two organisations after roll-up.",
          "A pair has no direction. A company and its own subsidiary are one organisation, so that"
              + " such pairs are gone.");

  private static final int SHOWN = 12;
  private static final int WIDE = 900;

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(Groups.NONE.studies(), SPONSORS.select(NCT_ID, SPONSOR_ROLE, SPONSOR_NAME));
  }

  @Override
  public Finding find(Material material) {
    Map<String, Set<String>> sponsors =
        new SponsorNames(material.choices().organisations(), material.asOf())
            .byStudy(material.lines(SPONSORS), null);
    Population population =
        material
            .population()
            .without(
                "with a single organisation",
                study -> sponsors.getOrDefault(study.nctId(), Set.of()).size() < 2);
    Tally<List<String>> pairs = new Tally<>();
    Tally<String> studies = new Tally<>();
    Tally<String> partners = new Tally<>();
    population.stream()
        .forEach(
            study -> {
              List<String> names = List.copyOf(new TreeSet<>(sponsors.get(study.nctId())));
              for (int i = 0; i < names.size(); i++) {
                studies.add(names.get(i), study.nctId());
                for (int j = i + 1; j < names.size(); j++) {
                  pairs.add(List.of(names.get(i), names.get(j)), study.nctId());
                  partners.add(names.get(i), names.get(j));
                  partners.add(names.get(j), names.get(i));
                }
              }
            });
    Result edges = new Result(DEFINITION.name()).text("organisation", "partner").count("studies");
    for (List<String> pair : pairs.largestFirst()) {
      edges.counted(pairs.members(pair), pair.get(0), pair.get(1), pairs.of(pair));
    }
    Result nodes = new Result("nodes").text("organisation").count("studies", "partners");
    for (String name : studies.largestFirst()) {
      nodes.row(name, studies.of(name), partners.of(name));
    }
    List<String> largest = studies.largestFirst().stream().limit(SHOWN).toList();
    Finding finding =
        Finding.of(DEFINITION, material, population, edges)
            .with("nodes", nodes.table())
            .drawn(table -> matrix(pairs, largest));
    int all = studies.groups().size();
    return all <= SHOWN
        ? finding
        : finding.note(
            String.format(
                Locale.ROOT, "the chart shows the largest %d of %,d organisations", SHOWN, all));
  }

  /** The largest organisations against each other. */
  private static Chart matrix(Tally<List<String>> pairs, List<String> names) {
    Result cells = new Result("cells").text("organisation", "partner").count("studies");
    for (String a : names) {
      for (String b : names) {
        if (!a.equals(b)) {
          cells.row(a, b, pairs.of(a.compareTo(b) < 0 ? List.of(a, b) : List.of(b, a)));
        }
      }
    }
    Table table = cells.table();
    return Chart.heatMap(table, "partner", "organisation", "studies").width(WIDE);
  }
}
