package org.trialbook.kernel.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.Outcome;

class SystemPackagesTest {

  @TempDir Path folder;

  @Test
  void keepsTheNamesOfClasses() throws IOException {
    SystemPackages kept = SystemPackages.of(written());
    assertThat(kept.classes("java.base", "java.util").orElseThrow())
        .contains("List", "Map$Entry", "UUID");
    assertThat(kept.classes("java.base", "java.lang").orElseThrow())
        .contains("Object", "Thread$State");
    assertThat(kept.classes("java.sql", "java.sql")).isEmpty();
    assertThat(kept.classes("java.base", "java.util.prefs")).isEmpty();
    assertThat(kept.classes("java.prefs", "java.util.prefs").orElseThrow()).contains("Preferences");
    try (var code =
        new DataInputStream(SystemPackages.open("java.base", "java.util", "Map$Entry"))) {
      assertThat(code.readInt()).isEqualTo(0xCAFEBABE);
    }
  }

  @Test
  void asksAJavaAgainThatHasChanged() throws IOException {
    Path file = written();
    List<String> lines = Files.readAllLines(file);
    lines.set(0, "another " + lines.get(0));
    Files.write(file, lines);
    assertThat(SystemPackages.of(file).classes("java.base", "java.util")).isEmpty();
  }

  @Test
  void isEmptyWhereNothingOfUseIsKept() throws IOException {
    assertThat(SystemPackages.of(null).classes("java.base", "java.util")).isEmpty();
    Path file = written();
    Files.writeString(file, Files.readAllLines(file).get(0) + "\nno tab here\n");
    assertThat(SystemPackages.of(file).classes("java.base", "java.util")).isEmpty();
    Files.writeString(file, "");
    assertThat(SystemPackages.of(file).classes("java.base", "java.util")).isEmpty();
  }

  /** The compiler finds classes by the names that are kept, and no others. */
  @Test
  void cellsCompileWithThem() throws IOException {
    SystemPackages kept = SystemPackages.of(written());
    PackageIndex index = PackageIndex.of(System.getProperty("java.class.path"));
    Evaluator evaluator =
        new Evaluator(new KernelTimer(), index, kept, CompletableFuture.completedFuture(null));
    evaluator.runImports(DefaultImports.lines());
    Cell cell = new Recorder().cell();
    String code =
        "Map.Entry<String, List<Integer>> e = Map.entry(\"a\", List.of(1, 2));\n"
            + "e.getValue().stream().map(n -> n + java.time.Month.MAY.getValue())"
            + ".collect(Collectors.toCollection(java.util.concurrent.ConcurrentLinkedDeque::new))"
            + ".toString() + new java.util.zip.CRC32().getValue()";
    Outcome outcome = evaluator.run(cell, new CellSource(1, code));
    assertThat(outcome.failure()).isNull();
    assertThat(outcome.value()).isEqualTo("[6, 7]0");
    assertThat(evaluator.run(cell, new CellSource(2, "new NoSuchThing()")).failure()).isNotNull();
    CellSource otherModule = new CellSource(3, "Preferences.class.getName()");
    assertThat(evaluator.run(cell, otherModule).value()).isEqualTo("java.util.prefs.Preferences");
  }

  private Path written() throws IOException {
    Path file = folder.resolve(SystemPackages.FILE);
    SystemPackages.write(file);
    return file;
  }
}
