package org.trialbook.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Recorder;

/** A session of its own for each test. */
abstract class SessionOfCells {

  Evaluator evaluator;
  private Recorder recorder;
  private int cells;

  @BeforeEach
  void start() {
    evaluator = new Evaluator(new KernelTimer());
    evaluator.runImports(List.of("import java.util.*;", "import java.util.function.*;"));
  }

  final void cells(String... codes) {
    for (String code : codes) {
      assertThat(run(code).failure()).as(code).isNull();
    }
  }

  final Object value(String code) {
    Outcome outcome = run(code);
    assertThat(outcome.failure()).as(code).isNull();
    return outcome.value();
  }

  final Outcome run(String code) {
    recorder = new Recorder();
    Cell cell = recorder.cell();
    Outcome outcome = evaluator.run(cell, new CellSource(++cells, code));
    cell.flush();
    return outcome;
  }

  /** The name of the last cell. */
  final String cell() {
    return "cell " + cells;
  }

  /** What the last cell was told. */
  final String remarks() {
    return recorder.text(Cell.STDERR);
  }
}
