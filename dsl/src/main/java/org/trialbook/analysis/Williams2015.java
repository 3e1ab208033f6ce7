package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.StopReasons;
import org.trialbook.flatten.Relation;

/** Why trials with results were terminated, after Williams 2015. */
record Williams2015() implements Analysis {

  private static final String DATA = "data from the trial";
  private static final String OTHER = "other than data from the trial";
  private static final String NOT_SAID = "not said";

  static final Definition DEFINITION =
      new Definition(
          "williams2015",
          "Why were trials with results terminated? After Williams 2015",
          "Trials with results, those of them that were terminated, and why: for data from the"
              + " trial (findings of efficacy or toxicity), for another reason, or for none that is"
              + " said; of the other reasons the share of slow accrual, beside the published"
              + " figures.",
          "Interventional studies whose results were posted by the day of the data.",
          Comparison.ANOTHER_DAY,
          "Williams and others, PLOS ONE 2015, PMC4444136, on the results database of February"
              + " 2013: asOf(LocalDate.of(2013, 2, 28)) counts only results that were posted by"
              + " then.",
          "The authors read each reason. Here it is found by the patterns of whyStopped: Negative,"
              + " Safety_Sideeffects, Success, Endpoint_Met and Interim_Analysis are data from the"
              + " trial, No_Context, Invalid_Reason and Unclassified are not said, the rest is"
              + " other. A text with data and another reason is one of data.");

  private static final String WHY_STOPPED = "whyStopped";
  private static final String POSTED = "resultsFirstPostDate";

  private static final Set<String> OF_DATA =
      Set.of("Negative", "Safety_Sideeffects", "Success", "Endpoint_Met", "Interim_Analysis");

  private static final Set<String> OF_NOTHING =
      Set.of("No_Context", "Invalid_Reason", StopReasons.UNCLASSIFIED);

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(Groups.NONE.studies(OVERALL_STATUS, WHY_STOPPED, POSTED));
  }

  @Override
  public Finding find(Material material) {
    Population population =
        material
            .population()
            .without(
                "without results by the day of the data",
                study -> study.isMissing(POSTED) || study.day(POSTED).isAfter(material.asOf()));
    List<Line> posted = population.stream().toList();
    List<Line> terminated =
        posted.stream().filter(study -> "TERMINATED".equals(study.text(OVERALL_STATUS))).toList();
    Map<String, List<Line>> byReason = new LinkedHashMap<>();
    List.of(DATA, OTHER, NOT_SAID).forEach(reason -> byReason.put(reason, List.of()));
    byReason.putAll(terminated.stream().collect(Collectors.groupingBy(Williams2015::reason)));
    List<Line> slow =
        byReason.get(OTHER).stream()
            .filter(study -> reasons(study).contains("Insufficient_Enrollment"))
            .toList();
    Comparison comparison = new Comparison(DEFINITION);
    comparison.count("trials with results", Comparison.ALL, posted);
    comparison.count("terminated", Comparison.ALL, terminated);
    comparison.share(
        "terminated, % of those with results", Comparison.ALL, terminated, posted.size());
    byReason.forEach(
        (reason, studies) ->
            comparison.share("reason, % of terminated", reason, studies, terminated.size()));
    comparison.share(
        "slow accrual, % of other reasons", Comparison.ALL, slow, byReason.get(OTHER).size());
    return Finding.of(DEFINITION, material, population, comparison.result())
        .drawn(table -> Comparison.chart(table, "reason, % of terminated"));
  }

  private static String reason(Line study) {
    List<String> reasons = reasons(study);
    if (reasons.stream().anyMatch(OF_DATA::contains)) {
      return DATA;
    }
    return OF_NOTHING.containsAll(reasons) ? NOT_SAID : OTHER;
  }

  private static List<String> reasons(Line study) {
    return study.isMissing(WHY_STOPPED) ? List.of() : StopReasons.of(study.text(WHY_STOPPED));
  }
}
