package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.util.List;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Statuses;
import org.trialbook.analysis.reading.StopReasons;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.Table;

/** Why studies were stopped. */
record WhyStopped() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "whyStopped",
          "Why were studies stopped?",
          "Studies by the reasons that their text gives, in the seventeen classes of Open Targets,"
              + " found by patterns; a text may give several reasons. What says only that someone"
              + " decided is No_Context.",
          "Interventional studies that are terminated, withdrawn or suspended and give a reason.",
          "The numbers add up to more than there are studies.",
          "How far the patterns agree with two people who read 300 texts is on the page \"How well"
              + " are the reasons of stops found?\"; rare classes were hardly tried.",
          "\"Unclassified\" texts hold none of the patterns: read them before you draw a conclusion"
              + " from a small class.",
          "Sponsors choose their words: \"business decision\" may stand for much.");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(Groups.NONE.studies(OVERALL_STATUS, "whyStopped"));
  }

  @Override
  public Finding find(Material material) {
    Population population =
        material
            .population()
            .without(
                "that were not stopped",
                study ->
                    !Statuses.isStopped(study) && !"SUSPENDED".equals(study.text(OVERALL_STATUS)))
            .without("without a reason", study -> study.isMissing("whyStopped"));
    Tally<String> tally = new Tally<>();
    population.stream()
        .forEach(
            study ->
                StopReasons.of(study.text("whyStopped"))
                    .forEach(reason -> tally.add(reason, study.nctId())));
    Result result = new Result(DEFINITION.name()).text("reason").count("studies").number("percent");
    for (String reason : tally.largestFirst()) {
      result.counted(
          tally.members(reason),
          reason,
          tally.of(reason),
          Share.percent(tally.of(reason), population.size()));
    }
    return Finding.of(DEFINITION, material, population, result)
        .drawn(table -> Chart.horizontalBar(inWords(table), "reason", "studies"));
  }

  /** With the names of reasons as people write them. */
  private static Table inWords(Table table) {
    Table words = table.copy();
    words.replaceColumn(words.stringColumn("reason").replaceAll("_", " ").setName("reason"));
    return words;
  }
}
