package org.trialbook;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.trialbook.aact.AactFormat;
import org.trialbook.analysis.AdverseEvents;
import org.trialbook.analysis.Analyses;
import org.trialbook.eligibility.Eligibility;
import org.trialbook.field.Field;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Export;
import org.trialbook.frame.Frame;
import org.trialbook.source.Defaults;

/** What can be made of studies, wherever they come from: rows, tables, analyses. */
public interface FlattenSteps {

  /** The rows of these relations, all from one pass over the studies. */
  Rows flatten(List<Relation> relations);

  /** The rows of these relations, all from one pass over the studies. */
  default Rows flatten(Relation... relations) {
    return flatten(List.of(relations));
  }

  /** One row per study with these fields as columns; only they cross a wire. */
  default Rows select(Field<?>... fields) {
    return flatten(Relations.STUDIES).select(fields);
  }

  /** One row per study with these of the columns of {@link Relations#STUDIES}, by name. */
  default Rows select(String... columns) {
    return flatten(Relations.STUDIES).select(columns);
  }

  /** Who may take part, as tables of criteria, limits and ages; see {@link Eligibility}. */
  default Eligibility eligibility() {
    return Eligibility.of(
        relations -> flatten(relations).frames(), () -> Defaults.current().progress());
  }

  /** Adverse events arm by arm, and risk differences between arms; see {@link AdverseEvents}. */
  default AdverseEvents adverseEvents() {
    return AdverseEvents.of(relations -> flatten(relations).frames());
  }

  /** The questions that an analyst asks of these studies, one line each; see {@link Analyses}. */
  default Analyses analysis() {
    return Analyses.of(relations -> flatten(relations).frames(), Clock.systemUTC());
  }

  /**
   * Writes all of the studies as AACT's pipe-delimited files, {@code studies.txt} and 45 more in a
   * zip; see {@link AactFormat}.
   */
  default Export toAact(Path target) {
    return flatten(AactFormat.relations()).to(new AactFormat(), target);
  }

  /** Brings the studies as a table, one row per study; see {@link Relations#STUDIES}. */
  default Frame frame() {
    return flatten(Relations.STUDIES).frame();
  }
}
