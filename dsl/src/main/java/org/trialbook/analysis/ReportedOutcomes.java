package org.trialbook.analysis;

import static org.trialbook.flatten.Relations.PLANNED_OUTCOMES;
import static org.trialbook.flatten.Relations.RESULTS_OUTCOME_MEASURES;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;

/** Which planned outcomes were reported. */
record ReportedOutcomes() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "reportedOutcomes",
          "Were the planned outcomes reported?",
          "For primary, secondary and other outcomes: how many the studies planned, how many they"
              + " report, and sameWording, the planned ones whose title a reported outcome of the"
              + " study has, letter for letter but for case and white space.",
          "Interventional studies with posted results.",
          "An outcome that was reported under another title counts as not the same: sameWording is"
              + " the least that was reported, and the rest has to be read.",
          "The planned outcomes are those of the record as it is now; sponsors change them, and the"
              + " record's history tells when.");

  private static final List<String> ROLES = List.of("PRIMARY", "SECONDARY", "OTHER");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(
        Groups.NONE.studies("hasResults"),
        PLANNED_OUTCOMES.select("nctId", "plannedOutcomeRole", "plannedOutcomeMeasure"),
        RESULTS_OUTCOME_MEASURES.select("nctId", "outcomeMeasureType", "outcomeMeasureTitle"));
  }

  @Override
  public Finding find(Material material) {
    Population population =
        material.population().without("without results", study -> !study.isTrue("hasResults"));
    Tally<String> studies = new Tally<>();
    Map<String, Integer> reported = new HashMap<>();
    Set<List<String>> titles = new HashSet<>();
    population
        .of(material.lines(RESULTS_OUTCOME_MEASURES))
        .forEach(
            line -> {
              String type = String.valueOf(line.text("outcomeMeasureType"));
              reported.merge(type, 1, Integer::sum);
              studies.add(type.replace("OTHER_PRE_SPECIFIED", "OTHER"), line.nctId());
              titles.add(List.of(line.nctId(), folded(line.text("outcomeMeasureTitle"))));
            });
    Map<String, Integer> planned = new HashMap<>();
    Map<String, Integer> same = new HashMap<>();
    population
        .of(material.lines(PLANNED_OUTCOMES))
        .forEach(
            line -> {
              String role = line.text("plannedOutcomeRole");
              planned.merge(role, 1, Integer::sum);
              studies.add(role, line.nctId());
              if (titles.contains(
                  List.of(line.nctId(), folded(line.text("plannedOutcomeMeasure"))))) {
                same.merge(role, 1, Integer::sum);
              }
            });
    Result result =
        new Result(DEFINITION.name())
            .text("outcome")
            .count("studies", "planned", "reported", "sameWording")
            .number("percentSameWording");
    for (String role : ROLES) {
      // Post-hoc outcomes are reported only, so that they are in none of the roles.
      String type = role.equals("OTHER") ? "OTHER_PRE_SPECIFIED" : role;
      if (planned.containsKey(role) || reported.containsKey(type)) {
        int count = planned.getOrDefault(role, 0);
        int alike = same.getOrDefault(role, 0);
        result.counted(
            studies.members(role),
            role,
            studies.of(role),
            count,
            reported.getOrDefault(type, 0),
            alike,
            Share.percent(alike, count));
      }
    }
    return Finding.of(DEFINITION, material, population, result)
        .drawn(table -> Chart.bar(table, "outcome", "percentSameWording"));
  }

  private static String folded(String title) {
    return title == null ? "" : title.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
