package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.PLANNED_OUTCOMES;
import static org.trialbook.flatten.Relations.RESULTS_OUTCOME_MEASURES;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;

/** How many outcomes studies report. */
record ReportedOutcomes() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "reportedOutcomes",
          "How many outcomes were reported?",
          "For primary, secondary and other outcomes: the studies that have any, how many they"
              + " name as planned now, and how many they report.",
          "Interventional studies with posted results.",
          "This cannot tell whether what was planned was reported: who posts results brings the"
              + " planned outcomes of the record into line with them, so that the two agree"
              + " whatever was planned at the start.",
          "What was planned at the start is in the record's history alone, which no relation has:"
              + " study(\"NCT...\").history().outcomeTable().");

  private static final List<String> ROLES = List.of("PRIMARY", "SECONDARY", "OTHER");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(
        Groups.NONE.studies("hasResults"),
        PLANNED_OUTCOMES.select(NCT_ID, "plannedOutcomeRole"),
        RESULTS_OUTCOME_MEASURES.select(NCT_ID, "outcomeMeasureType"));
  }

  @Override
  public Finding find(Material material) {
    Population population =
        material.population().without("without results", study -> !study.isTrue("hasResults"));
    Tally<String> studies = new Tally<>();
    Map<String, Integer> planned = new HashMap<>();
    population
        .of(material.lines(PLANNED_OUTCOMES))
        .forEach(line -> count(line.text("plannedOutcomeRole"), line, planned, studies));
    Map<String, Integer> reported = new HashMap<>();
    population
        .of(material.lines(RESULTS_OUTCOME_MEASURES))
        .forEach(
            line -> {
              // Post-hoc outcomes are reported only, so that they are in none of the roles.
              String type = String.valueOf(line.text("outcomeMeasureType"));
              count(type.replace("OTHER_PRE_SPECIFIED", "OTHER"), line, reported, studies);
            });
    Result result =
        new Result(DEFINITION.name()).text("outcome").count("studies", "planned", "reported");
    for (String role : ROLES) {
      if (studies.of(role) > 0) {
        result.counted(
            studies.members(role),
            role,
            studies.of(role),
            planned.getOrDefault(role, 0),
            reported.getOrDefault(role, 0));
      }
    }
    return Finding.of(DEFINITION, material, population, result)
        .drawn(table -> Chart.bar(table, "outcome", "reported"))
        .note(
            "planned outcomes as the record has them now, which is no plan from before the start");
  }

  private static void count(
      String role, Line line, Map<String, Integer> counts, Tally<String> studies) {
    counts.merge(role, 1, Integer::sum);
    studies.add(role, line.nctId());
  }
}
