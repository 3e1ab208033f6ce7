package org.trialbook.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import org.junit.jupiter.api.Test;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.compiler.DefaultImports;

class ImportsTest {

  @Test
  void everyDefaultImportResolves() {
    List<String> lines = DefaultImports.lines();
    assertThat(lines).isNotEmpty().doesNotHaveDuplicates();
    try (JShell jshell = JShell.builder().executionEngine("local").build()) {
      assertThat(lines)
          .allSatisfy(
              line ->
                  assertThat(jshell.eval(line))
                      .allMatch(event -> event.status() == Status.VALID, "resolves"));
    }
  }

  @Test
  void theWordsOfTheRegistryAreThere() {
    Evaluator evaluator = new Evaluator(new KernelTimer());
    evaluator.runImports(DefaultImports.lines());
    Outcome words =
        evaluator.run(
            new Recorder().cell(),
            new CellSource(1, "List.of(NCT_ID, LOCATIONS, RECRUITING, PHASE3, INTERVENTIONAL)"));
    assertThat(words.failure()).isNull();
    assertThat((List<?>) words.value()).hasSize(5);
  }
}
