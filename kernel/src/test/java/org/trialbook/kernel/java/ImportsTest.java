package org.trialbook.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.compiler.DefaultImports;
import org.trialbook.kernel.protocol.Failure;

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

  /** What is compiled again takes memory: many times that of the import alone. */
  @ParameterizedTest
  @ValueSource(strings = {"import java.util.zip.*;", "import static java.lang.Math.*;"})
  void anImportCompilesNothingAgain(String line) {
    Evaluator session = new Evaluator(new KernelTimer());
    session.runImports(List.of("import java.util.*;"));
    run(session, "import java.util.jar.*;");
    long alone = allocated(() -> run(session, "import java.util.logging.*;"));
    for (int i = 0; i < 60; i++) {
      run(
          session,
          "List<Integer> made" + i + "(List<Integer> n) { return n.subList(0, " + i + "); }");
    }
    long behind = allocated(() -> run(session, line));
    assertThat(behind).isLessThan(4 * alone);
    assertThat(run(session, "var c = new CRC32(); c.getValue()").failure() == null)
        .isEqualTo(line.contains("zip"));
    assertThat(run(session, "made3(List.of(1, 2, 3, 4))").value()).isEqualTo(List.of(1, 2, 3));
  }

  @Test
  void anImportBringsWhatOthersWaitFor() {
    Evaluator session = new Evaluator(new KernelTimer());
    session.runImports(List.of("import java.util.*;"));
    run(session, "long sum(byte[] b) { var c = new CRC32(); c.update(b); return c.getValue(); }");
    run(session, "import java.util.zip.*;");
    assertThat(run(session, "sum(new byte[0])").value()).isEqualTo(0L);
    run(session, "import java.util.jar.*;");
    assertThat(run(session, "JarFile.MANIFEST_NAME").value()).isEqualTo("META-INF/MANIFEST.MF");
    assertThat(run(session, "new CRC32().getValue()").value()).isEqualTo(0L);
  }

  @Test
  void anImportThatIsNoneIsRefusedAndTheOthersStay() {
    Evaluator session = new Evaluator(new KernelTimer());
    session.runImports(List.of("import java.util.*;"));
    run(session, "import java.util.zip.*;\nimport  static java.lang . Math.*; // numbers");
    Failure failure = run(session, "int a = 1;\n  import no.such.place.*;").failure();
    assertThat(failure.message()).contains("package no.such.place does not exist");
    assertThat(failure.traceback().get(0)).contains("line 2");
    assertThat(failure.traceback().get(1)).isEqualTo("      import no.such.place.*;");
    assertThat(failure.traceback().get(2)).startsWith("      ").contains("^");
    assertThat(run(session, "max(new CRC32().getValue(), 3L)").value()).isEqualTo(3L);
    assertThat(run(session, "import java.util.zip.*;").failure()).isNull();
    assertThat(
            run(
                    session,
                    "import java.util.zip.CRC32; class CRC32 {} new"
                        + " CRC32().toString().contains(\"CRC\")")
                .value())
        .isEqualTo(true);
  }

  private static Outcome run(Evaluator session, String code) {
    return session.run(new Recorder().cell(), new CellSource(1, code));
  }

  /** Bytes. */
  private static long allocated(Runnable work) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
