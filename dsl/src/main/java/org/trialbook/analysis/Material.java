package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.analysis.reading.DrugsByStudy;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.MeshTerms;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import tech.tablesaw.api.Table;

/**
 * What an analysis reads.
 *
 * @param tables by the name of their relation
 * @param read the columns of STUDIES that the analysis asked for
 * @param asOf the day that the analysis is about
 * @param origin the question that brought the studies
 * @param notes what a reader of the studies should know
 */
record Material(
    Map<String, ? extends Table> tables,
    List<String> read,
    LocalDate asOf,
    String origin,
    List<String> notes,
    Choices choices) {

  static final String OTHER_TYPES = "of another type than interventional";

  Table table(Relation relation) {
    Table table = tables.get(relation.name());
    if (table == null) {
      throw new TrialbookException(
          "This analysis reads the relation %s, and no table of it was given.\nGive the table that flatten(%s) makes."
              .formatted(relation.name(), relation.name()));
    }
    return table;
  }

  /** The drugs of the studies, under one name each. */
  DrugsByStudy drugs() {
    return DrugsByStudy.of(
        choices.drugs(), table(Relations.INTERVENTIONS), table(Relations.MESH_TERMS));
  }

  Stream<Line> lines(Relation relation) {
    return Line.of(table(relation));
  }

  /** The studies that count, before the analysis leaves out any of its own. */
  Population population() {
    Population population = Population.of(table(Relations.STUDIES));
    if (!choices.everyType()) {
      population =
          population.without(
              OTHER_TYPES, study -> !"INTERVENTIONAL".equals(study.text(STUDY_TYPE)));
    }
    for (Choices.Heading heading : choices.headings()) {
      Set<String> under =
          MeshTerms.under(lines(Relations.MESH_TERMS), heading.of(), heading.term());
      population =
          population.without(
              "without the MeSH term \"%s\" or a narrower one".formatted(heading.term()),
              study -> !under.contains(study.nctId()));
    }
    return population;
  }
}
