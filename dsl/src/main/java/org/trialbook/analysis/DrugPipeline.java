package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.trialbook.analysis.reading.DrugsByStudy;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.Phases;
import org.trialbook.analysis.reading.Statuses;
import org.trialbook.drug.DrugName.Kind;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.Table;

/** How many studies each drug has in each phase. */
record DrugPipeline() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "drugPipeline",
          "Which drugs are studied, and how far are they?",
          "Studies of each drug by their highest phase; a study counts once for a drug, and for"
              + " each of its drugs. active are those that run or are about to, firstStart is the"
              + " earliest start. The table \"phases\" beside it has how many drugs have come how"
              + " far.",
          "Interventional studies with a drug among their interventions; those with nothing but"
              + " placebo or no treatment are left out.",
          DrugsByStudy.NAMED,
          "A combination is a drug of its own, and does not count for those in it.",
          "A drug that a study only gives beside the tested one counts as well: records do not tell"
              + " them apart.");

  private static final int SHOWN = 20;

  /** A drug and its studies by number. */
  private record Drug(String name, Kind kind, Map<String, Line> studies) {}

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return DrugsByStudy.needs(OVERALL_STATUS, PHASES, START_DATE);
  }

  @Override
  public Finding find(Material material) {
    Map<String, Drug> drugs = new HashMap<>();
    Map<String, Line> all = new HashMap<>();
    Population before = material.population();
    before.stream().forEach(study -> all.put(study.nctId(), study));
    Map<String, Line> counted = new HashMap<>();
    material
        .drugs()
        .names()
        .filter(each -> each.name().kind() != Kind.COMPARATOR && all.containsKey(each.nctId()))
        .forEach(
            each -> {
              Line study = all.get(each.nctId());
              counted.put(each.nctId(), study);
              drugs
                  .computeIfAbsent(
                      each.name().drug(),
                      name -> new Drug(name, each.name().kind(), new LinkedHashMap<>()))
                  .studies()
                  .put(each.nctId(), study);
            });
    Population population =
        before.without(DrugsByStudy.WITHOUT, study -> !counted.containsKey(study.nctId()));
    Result result =
        new Result(DEFINITION.name())
            .text("drug", "drugKind")
            .count("studies", "active")
            .count(PhaseMatrix.COLUMNS)
            .day("firstStart");
    drugs.values().stream()
        .sorted(
            Comparator.<Drug>comparingInt(drug -> -drug.studies().size()).thenComparing(Drug::name))
        .forEach(drug -> row(result, drug));
    return Finding.of(DEFINITION, material, population, result)
        .with("phases", phases(drugs))
        .drawnFirst(SHOWN, table -> PhaseMatrix.chart(table, "drug", "studies"));
  }

  private static void row(Result result, Drug drug) {
    List<Line> studies = List.copyOf(drug.studies().values());
    Object[] phases = PhaseMatrix.values(studies);
    result.counted(
        drug.studies().keySet(),
        drug.name(),
        drug.kind().name(),
        studies.size(),
        studies.stream().filter(Statuses::isActive).count(),
        phases[0],
        phases[1],
        phases[2],
        phases[3],
        phases[4],
        phases[5],
        studies.stream()
            .map(study -> study.day(START_DATE))
            .filter(Objects::nonNull)
            .min(LocalDate::compareTo)
            .orElse(null));
  }

  /** Drugs by the highest phase of their studies; 0 for those without one of 1 to 4. */
  private static Table phases(Map<String, Drug> drugs) {
    Map<Integer, Long> counts = new TreeMap<>();
    drugs
        .values()
        .forEach(
            drug ->
                counts.merge(
                    drug.studies().values().stream().mapToInt(Phases::highest).max().orElse(0),
                    1L,
                    Long::sum));
    Result result = new Result("phases").count("maxPhase", "drugs");
    counts.forEach((phase, number) -> result.row(phase == 0 ? null : phase, number));
    return result.table();
  }
}
