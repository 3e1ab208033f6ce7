package org.trialbook.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.compiler.DefaultImports;
import org.trialbook.kernel.notebook.NotebookSession;
import org.trialbook.kernel.protocol.Failure;

/** What a name means in a cell: the user's first, then Java's, then ours. */
class CellNamesTest {

  private NotebookSession notebook;
  private int cells;

  @BeforeEach
  void start() {
    Evaluator evaluator = new Evaluator(new KernelTimer());
    notebook = new NotebookSession(evaluator, null, null);
    notebook.open();
    evaluator.runImports(DefaultImports.lines());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var org = \"x\"; var java = 1; var tech = 2; var jdk = 3; var REPL = 4;",
        "int String = 1, Object = 2, Notebook = 3, CellGuard = 4, display = 5;",
        "int org() { return 1; } String join(String... s) { return \"\"; } void display() {}",
        "class String {} class Notebook {} class Arguments {} class CellGuard {} class Table {}",
        "class org {} class com {} record trialbook() {} enum kernel { ONE }",
        "import java.lang.reflect.*; import java.awt.*; import java.sql.*; import java.util.jar.*;",
      })
  void noNameHidesWhatTheKernelWritesIntoCells(String declarations) {
    run(declarations);
    assertThat(run("%time 1 + 1").failure()).isNull();
    assertThat(run("long turns = 0; turns++; turns++; turns").value()).isEqualTo(2L);
    assertThat(run("%%sql kept\nselect 42 as answer").failure()).isNull();
    assertThat(run("kept.rowCount()").value()).isEqualTo(1);
    assertThat(run("%time?").failure()).isNull();
    assertThat(run("int early() { return late(); }").failure()).isNull();
    assertThat(run("early()").failure().name()).isEqualTo("UnresolvedReference");
    assertThat(run("%%bash\n: " + "x".repeat(70_000)).failure()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"class java {}", "record Object(int x) {}", "interface REPL {}"})
  void aTypeThatWouldBreakTheCodeAroundCellsIsRefused(String declaration) {
    assertThat(run(declaration).failure().message()).startsWith("a type cannot be called");
    assertThat(run("1 + 1").value()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"int $Kernel = 1;", "class $Kernel {}", "var $Kernel = \"\";"})
  void theNameThatMagicsGoByIsKept(String declaration) {
    assertThat(run(declaration).failure().message()).contains("cannot be called $Kernel");
    assertThat(run("%time 1").failure()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// neither class Object nor class java\nint x = 3;",
        "/** A record Object. */ int x = 3;",
        "var x = \"class Object\".length() - 9;",
      })
  void textAboutATypeIsNoType(String cell) {
    run(cell);
    assertThat(run("x").value()).isEqualTo(3);
  }

  @Test
  void whatOtherKernelsImportIsThere() {
    assertThat(
            run("new File(\"/tmp\").getName() + new BigDecimal(\"1.1\") + URI.create(\"a:b\")"
                    + " + Pattern.compile(\"x\") + (Serializable) 1"
                    + " + new ConcurrentHashMap<>(Map.of(1, 2))"
                    + " + Stream.of(1).map(Function.identity()).toList()"
                    + " + Path.of(\"p\") + Preferences.MAX_KEY_LENGTH + LocalDate.EPOCH")
                .value())
        .isEqualTo("tmp1.1a:bx1{1=2}[1]p801970-01-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import java.lang.reflect.*;~Field f = java.awt.Point.class.getField(\"x\");",
        "import java.util.logging.*;~Filter f = record -> true; var level = Level.INFO;",
        "import java.awt.*;~List l = null; l = new List() {}.getClass() == null ? l : null;",
        "import java.sql.*;~Date d = Date.valueOf(\"2020-01-01\");",
        "import java.util.logging.Filter;~Filter f = record -> true;",
        "import javax.swing.SortOrder; import javax.swing.*; import java.awt.*;~Table t = null;",
        "import static java.lang.Math.*;~int m = max(1, 2) + min(3, 4);",
        "class Filter { int a = 1; }~int a = new Filter().a;",
        "import java.lang.reflect.*;~class Field { int a = 1; } int a = new Field().a;",
        "import java.awt.Point; var p = new Point(1, 2);~class Point { int q = 1; } int q = new Point().q + p.x;",
        "class Point { int q = 1; }~import java.awt.Point; int x = new Point(1, 2).x;",
        "class Registry {}~var r = new Registry();",
        "import java.util.List; import java.awt.*;~List<String> l = new ArrayList<>();",
        "class List { int a = 1; }~import java.awt.*; int a = new List().a;",
        "import org.trialbook.query.Filter;~import java.util.logging.*;~Filter f = exactly(BRIEF_TITLE, \"x\");",
        "int max(int a, int b) { return 7; }~import static java.lang.Math.*;~int seven = max(1, 2);",
      })
  void theUsersImportsAndTypesWin(String cellsOfTheUser) {
    for (String cell : cellsOfTheUser.split("~", -1)) {
      Failure failure = run(cell).failure();
      assertThat(failure == null ? "" : failure.message()).as(cell).isEmpty();
    }
    assertThat(run("1 + 1").value()).isEqualTo(2);
  }

  @Test
  void twoImportsOfTheUsersOwnAreAsAmbiguousAsAnywhere() {
    run("import java.awt.*;");
    run("import java.util.*;");
    assertThat(run("List l = null;").failure().message()).startsWith("reference to List is ambig");
    run("import java.util.List;");
    assertThat(run("List.of(1).size()").value()).isEqualTo(1);
  }

  @Test
  void whatWasMadeBeforeAnImportStays() {
    run("List<Integer> xs = List.of(1); var title = NCT_ID; Field<?> field = NCT_ID;");
    run("import java.awt.*;");
    run("import java.lang.reflect.*;");
    assertThat(run("xs.size() + \" \" + (title == field)").value()).isEqualTo("1 true");
  }

  private Outcome run(String code) {
    Cell cell = new Recorder().cell();
    Cells.ownership().begin(cell);
    return notebook.run(cell, new CellSource(++cells, code));
  }
}
