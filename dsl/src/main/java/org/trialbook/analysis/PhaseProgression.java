package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.MESH_TERMS;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.MeshTerms;
import org.trialbook.analysis.reading.Phases;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;

/** How often programs that are in a phase are seen in a later one. */
record PhaseProgression(int years) implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "phaseProgression",
          "How often does a program of one phase show up in a later one?",
          "Programs, which are pairs of an intervention's MeSH term and a condition's MeSH term:"
              + " those whose first study of the phase started at least the given years ago, the"
              + " percentage of which a study of a later phase started within these years, and the"
              + " Kaplan-Meier estimate of the same with its 95 % interval, which also counts"
              + " younger programs as long as they were seen. studies is how many are behind the"
              + " programs, in any phase.",
          "Interventional studies of phase 1 to 4 with a start date that is not in the future and"
              + " MeSH terms for an intervention and a condition. A combined phase counts as its"
              + " higher one. Programs with a later phase on or before the first day of the phase"
              + " do not enter it. Every program is followed up to the day of the data, also one"
              + " whose studies were all stopped: a study of a later phase would be seen either"
              + " way, and a stopped program that has none has not progressed. To leave it out from"
              + " its stop on would take it for one that may still progress unseen.",
          "This is registry progression, and no probability of approval: it knows no drug under"
              + " development, only terms that appear together.",
          "For comparison: from phase 1 to approval BIO and QLS give 7.9 % for 2011 to 2020 (12,728"
              + " transitions).",
          "A comparator is an intervention too, so that old drugs make programs of their own.");

  private static final double DAYS_A_YEAR = 365.25;
  private static final int LAST_PHASE = 4;

  /** One study's part in a program. */
  private record Step(String nctId, int phase, LocalDate start) {}

  /** An intervention and a condition, by their MeSH terms. */
  private record Program(String intervention, String condition) {}

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(Groups.NONE.studies(PHASES, START_DATE), MeshTerms.needed());
  }

  @Override
  public Finding find(Material material) {
    LocalDate asOf = material.asOf();
    Tally<String> interventions = MeshTerms.byStudy(material.lines(MESH_TERMS), "INTERVENTION");
    Tally<String> conditions = MeshTerms.byStudy(material.lines(MESH_TERMS), "CONDITION");
    Population population =
        material
            .population()
            .without("without a phase from 1 to 4", study -> Phases.highest(study) == 0)
            .without(
                "without a start by the day of the data",
                study -> study.isMissing(START_DATE) || study.day(START_DATE).isAfter(asOf))
            .without(
                "without MeSH terms of an intervention and a condition",
                study -> interventions.of(study.nctId()) == 0 || conditions.of(study.nctId()) == 0);
    Map<Program, List<Step>> programs = new HashMap<>();
    population.stream()
        .forEach(
            study -> {
              Step step = new Step(study.nctId(), Phases.highest(study), study.day(START_DATE));
              for (String intervention : interventions.members(study.nctId())) {
                for (String condition : conditions.members(study.nctId())) {
                  programs
                      .computeIfAbsent(new Program(intervention, condition), p -> new ArrayList<>())
                      .add(step);
                }
              }
            });
    Result result =
        new Result(DEFINITION.name())
            .text("phase")
            .count("programs", "studies", "followed", "progressed")
            .number("percent", "kaplanMeierPercent", "low", "high");
    for (int phase = 1; phase < LAST_PHASE; phase++) {
      row(result, phase, programs.values(), asOf);
    }
    return Finding.of(DEFINITION, material, population, result)
        .drawn(
            table ->
                Chart.intervals(table, "phase", "kaplanMeierPercent", "low", "high")
                    .xTitle("Percent in a later phase, after Kaplan and Meier, with 95 % interval"))
        .note("Within " + years + " years");
  }

  private void row(Result result, int phase, Iterable<List<Step>> programs, LocalDate asOf) {
    List<KaplanMeier.Span> spans = new ArrayList<>();
    Set<String> studies = new HashSet<>();
    int followed = 0;
    int progressed = 0;
    for (List<Step> steps : programs) {
      LocalDate entered = first(steps, step -> step.phase() == phase);
      LocalDate later = first(steps, step -> step.phase() > phase);
      if (entered == null || (later != null && !later.isAfter(entered))) {
        continue;
      }
      steps.forEach(step -> studies.add(step.nctId()));
      LocalDate end = later == null ? asOf : later;
      double time = ChronoUnit.DAYS.between(entered, end) / DAYS_A_YEAR;
      spans.add(new KaplanMeier.Span(time, later != null));
      if (!entered.isAfter(asOf.minusYears(years))) {
        followed++;
        progressed += later != null && !later.isAfter(entered.plusYears(years)) ? 1 : 0;
      }
    }
    if (!spans.isEmpty()) {
      Optional<KaplanMeier.Step> at = KaplanMeier.of(spans).at(years);
      result.counted(
          studies,
          "Phase " + phase,
          spans.size(),
          studies.size(),
          followed,
          progressed,
          Share.percent(progressed, followed),
          reached(at, KaplanMeier.Step::waiting),
          reached(at, KaplanMeier.Step::high),
          reached(at, KaplanMeier.Step::low));
    }
  }

  private static Double reached(
      Optional<KaplanMeier.Step> at, ToDoubleFunction<KaplanMeier.Step> waiting) {
    return Share.percent(1 - at.map(waiting::applyAsDouble).orElse(1.0), 1);
  }

  private static LocalDate first(List<Step> steps, Predicate<Step> which) {
    return steps.stream().filter(which).map(Step::start).min(LocalDate::compareTo).orElse(null);
  }
}
