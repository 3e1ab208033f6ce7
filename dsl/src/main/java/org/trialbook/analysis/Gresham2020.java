package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.flatten.Relation;

/** How large trials are, after Gresham 2020. */
record Gresham2020() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "gresham2020",
          "How many trials were completed, and how large were they? After Gresham 2020",
          "Trials that started from 2000 to 2019, those of them that are completed, and the"
              + " quartiles of their enrolment, by lead sponsor (NIH with other US federal"
              + " agencies, industry, all others) and phase (1-2: early 1, 1, 1/2 and 2; 3-4: 2/3,"
              + " 3 and 4; NA: without a phase), beside the published figures.",
          "Interventional studies that started from 2000 to 2019; quartiles of the completed ones"
              + " that say their enrolment.",
          Comparison.ANOTHER_DAY,
          "Gresham and others, JAMA Network Open 2020, PMC7450351, on AACT of 2020-01-01: trials"
              + " that were completed later count here.",
          "Quartiles lie between the values (type 7); the paper does not say its type.");

  private static final String ENROLMENT = "enrollmentCount";
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2019;

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(
        Groups.NONE.studies(OVERALL_STATUS, START_DATE, PHASES, LEAD_SPONSOR_CLASS, ENROLMENT));
  }

  @Override
  public Finding find(Material material) {
    Population population =
        material
            .population()
            .without("without a start date", study -> study.isMissing(START_DATE))
            .without("that started before 2000 or after 2019", study -> !isOfThePeriod(study));
    List<Line> started = population.stream().toList();
    List<Line> completed =
        started.stream().filter(study -> "COMPLETED".equals(study.text(OVERALL_STATUS))).toList();
    Comparison comparison = new Comparison(DEFINITION);
    comparison.count("trials started 2000-2019", Comparison.ALL, started);
    comparison.count("completed", Comparison.ALL, completed);
    comparison.share("completed, % of started", Comparison.ALL, completed, started.size());
    leads()
        .forEach(
            (lead, isOfIt) -> {
              List<Line> theirs = completed.stream().filter(isOfIt).toList();
              if (!lead.isEmpty()) {
                comparison.count("completed", lead, theirs);
                comparison.share("completed, % of completed", lead, theirs, completed.size());
              }
            });
    leads().forEach((lead, isOfIt) -> sizes(comparison, lead, completed, isOfIt));
    return Finding.of(DEFINITION, material, population, comparison.result())
        .drawn(table -> Comparison.chart(table, "enrolment, median"));
  }

  private static void sizes(
      Comparison comparison, String lead, List<Line> completed, Predicate<Line> isOfIt) {
    phases()
        .forEach(
            (phase, isInIt) -> {
              List<Line> sized =
                  completed.stream()
                      .filter(isOfIt.and(isInIt))
                      .filter(study -> !study.isMissing(ENROLMENT))
                      .toList();
              String group = lead.isEmpty() || phase.isEmpty() ? lead + phase : lead + ", " + phase;
              comparison.quartiles(
                  "enrolment",
                  group.isEmpty() ? Comparison.ALL : group,
                  sized,
                  sized.stream().map(study -> study.count(ENROLMENT)).toList());
            });
  }

  private static boolean isOfThePeriod(Line study) {
    int year = study.day(START_DATE).getYear();
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  private static Map<String, Predicate<Line>> leads() {
    Map<String, Predicate<Line>> leads = new LinkedHashMap<>();
    leads.put("", study -> true);
    leads.put("NIH/US government", isLedBy("NIH", "FED"));
    leads.put("Industry", isLedBy("INDUSTRY"));
    leads.put("Other", isLedBy("NIH", "FED", "INDUSTRY").negate());
    return leads;
  }

  private static Predicate<Line> isLedBy(String... classes) {
    return study -> Set.of(classes).contains(String.valueOf(study.text(LEAD_SPONSOR_CLASS)));
  }

  private static Map<String, Predicate<Line>> phases() {
    Map<String, Predicate<Line>> phases = new LinkedHashMap<>();
    phases.put("Phase 1-2", isIn("EARLY_PHASE1", "PHASE1", "PHASE2"));
    phases.put(
        "Phase 3-4",
        study -> study.list(PHASES).stream().anyMatch(Set.of("PHASE3", "PHASE4")::contains));
    phases.put("Phase NA", isIn("NA"));
    phases.put("", study -> true);
    return phases;
  }

  /** All of its phases are among these; "NA" stands for none as well. */
  private static Predicate<Line> isIn(String... phases) {
    return study -> {
      List<String> its = study.list(PHASES);
      return Set.of(phases).containsAll(its.isEmpty() ? List.of("NA") : its);
    };
  }
}
