package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.MESH_TERMS;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.MeshTerms;
import org.trialbook.analysis.reading.Tally;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.Table;

/** Which conditions gain studies and which lose them. */
record Momentum() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "momentum",
          "Which conditions gain studies, and which lose them?",
          "Starts with the MeSH term among their conditions in the 24 months up to the day of the"
              + " data, those in the 24 months before, and the ratio of the two.",
          "Interventional studies that started within these 48 months, with a MeSH term for a"
              + " condition; terms with fewer than 3 starts before are left out of the table.",
          "The last months are incomplete, so that a ratio a little below 1 may be no loss.",
          "A ratio of small numbers swings: look at both of them.");

  private static final int MONTHS = 24;
  private static final int FEWEST = 3;
  private static final int SHOWN = 10;

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(Groups.NONE.studies(START_DATE), MeshTerms.needed());
  }

  @Override
  public Finding find(Material material) {
    LocalDate asOf = material.asOf();
    LocalDate middle = asOf.minusMonths(MONTHS);
    LocalDate from = asOf.minusMonths(2L * MONTHS);
    Tally<String> terms = MeshTerms.byStudy(material.lines(MESH_TERMS), "CONDITION");
    Population population =
        material
            .population()
            .without(
                "that did not start within these 48 months",
                study -> !isWithin(study.day(START_DATE), from, asOf))
            .without("without a MeSH term", study -> terms.of(study.nctId()) == 0);
    Tally<String> recent = new Tally<>();
    Tally<String> before = new Tally<>();
    population.stream()
        .forEach(
            study ->
                terms
                    .members(study.nctId())
                    .forEach(
                        term ->
                            (study.day(START_DATE).isAfter(middle) ? recent : before)
                                .add(term, study.nctId())));
    Set<String> all = new TreeSet<>(before.groups());
    all.removeIf(term -> before.of(term) < FEWEST);
    Result result =
        new Result(DEFINITION.name()).text(MESH_TERM).count("recent", "before").number("ratio");
    all.stream()
        .sorted(
            Comparator.<String>comparingDouble(term -> -(double) recent.of(term) / before.of(term))
                .thenComparing(Comparator.naturalOrder()))
        .forEach(
            term ->
                result.counted(
                    Tally.union(recent.members(term), before.members(term)),
                    term,
                    recent.of(term),
                    before.of(term),
                    Math.round(100.0 * recent.of(term) / before.of(term)) / 100.0));
    return drawn(Finding.of(DEFINITION, material, population, result));
  }

  /** Draws both ends of the table, for the question is of both. */
  private static Finding drawn(Finding finding) {
    int rows = finding.table().rowCount();
    return rows <= 2 * SHOWN
        ? finding.drawn(Momentum::bars)
        : finding
            .drawn(table -> bars(table.first(SHOWN).append(table.last(SHOWN))))
            .note(
                String.format(
                    Locale.ROOT, "the chart shows the first and last %d of %,d rows", SHOWN, rows));
  }

  private static Chart bars(Table table) {
    return Chart.horizontalBar(table, MESH_TERM, "ratio")
        .xTitle("Studies of the last 24 months for each of the 24 before")
        .labels();
  }

  /** Behind the first day, up to and with the last. */
  private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
    return day != null && day.isAfter(from) && !day.isAfter(to);
  }
}
