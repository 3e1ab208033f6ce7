package org.trialbook.analysis;

import java.util.List;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.reading.Phases;
import org.trialbook.chart.Chart;
import tech.tablesaw.api.Table;

/** Studies by their highest phase, in a column for each. */
final class PhaseMatrix {

  static final String[] COLUMNS = {
    "phase1", "phase2", "phase3", "phase4", "otherPhase", "maxPhase"
  };

  private static final List<String> DRAWN = List.of("phase1", "phase2", "phase3", "phase4");

  private PhaseMatrix() {}

  /** The values of the columns; no highest phase where no study has one of 1 to 4. */
  static Object[] values(List<Line> studies) {
    long[] phases = new long[5];
    int highest = 0;
    for (Line study : studies) {
      int phase = Phases.highest(study);
      phases[phase == 0 ? 4 : phase - 1]++;
      highest = Math.max(highest, phase);
    }
    Integer most = highest == 0 ? null : Integer.valueOf(highest);
    return new Object[] {phases[0], phases[1], phases[2], phases[3], phases[4], most};
  }

  /** A map of the rows of a table by phase, in the order of the table. */
  static Chart chart(Table table, String row, String value) {
    Result cells = new Result("cells").text(row, "phase").count(value);
    for (int at = 0; at < table.rowCount(); at++) {
      for (String phase : DRAWN) {
        cells.row(
            table.getString(at, row),
            phase.replace("phase", "Phase "),
            table.longColumn(phase).get(at));
      }
    }
    return Chart.heatMap(cells.table(), "phase", row, value)
        .order(table.stringColumn(row).asObjectArray());
  }
}
