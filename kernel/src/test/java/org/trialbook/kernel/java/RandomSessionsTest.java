package org.trialbook.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.notebook.NotebookSession;
import org.trialbook.kernel.notebook.NotebookWorkspace;
import org.trialbook.kernel.protocol.Failure;

/**
 * Sessions of random cells, held against what a notebook user expects: a map from names to values.
 *
 * <p>{@code -Dtrialbook.sessions=2000} plays more of them than every build does, and {@code
 * -Dtrialbook.sessions.first=N} begins with another.
 */
@EnabledIfSystemProperty(named = "jdk.attach.allowAttachSelf", matches = "true")
class RandomSessionsTest {

  private static final int CELLS = 30;
  private static final List<String> VARIABLES = List.of("a", "b", "c", "d", "e");
  private static final List<String> METHODS = List.of("f", "g");
  private static final List<String> REJECTED =
      List.of(
          "class D { int v = \"text\"; }",
          "class D { int v = 1; Unknown x; }",
          "class D { int v = 1; int w() { } }",
          "class D { int v = ; }",
          "class D { E e = new E(); int v = e.d; }",
          "class E { D d = 1; }",
          "class E { D d; int n() { return d; } }",
          "int inE = \"text\";",
          "int ofE() { return \"text\"; }");

  /** An object of the class {@code D}, or of {@code E}, which has a field of it. */
  private record Thing(String type, int v) {}

  private final Map<String, Object> values = new TreeMap<>();

  /** The body of each method: a number, or the name of the variable that it returns. */
  private final Map<String, Object> methods = new TreeMap<>();

  private final List<String> played = new ArrayList<>();
  private Evaluator evaluator;
  private NotebookSession notebook;
  private Random random;
  private int fields;
  private int initial;
  private int twist;

  static LongStream seeds() {
    long first = Long.getLong("trialbook.sessions.first", 1);
    return LongStream.range(first, first + Integer.getInteger("trialbook.sessions", 4));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyVariableHasTheValueThatItWasLastGiven(long seed) {
    random = new Random(seed);
    evaluator = new Evaluator(new KernelTimer());
    notebook = new NotebookSession(evaluator, null, null);
    notebook.open();
    evaluator.runImports(List.of("import java.util.*;"));
    expect("int slow() { while (true) { Thread.onSpinWait(); } }", true);
    declareClass();
    values.put("inE", 1);
    expect("int inE = 1;", true);
    expect("int ofE() { return inE; }", true);
    expect("class E { D d; int n() { return ofE() + inE; } }", true);
    for (int i = 0; i < CELLS; i++) {
      play();
    }
    for (String method : METHODS) {
      call(method);
    }
  }

  private void play() {
    String name = VARIABLES.get(random.nextInt(VARIABLES.size()));
    String method = METHODS.get(random.nextInt(METHODS.size()));
    int number = random.nextInt(100);
    switch (random.nextInt(19)) {
      case 0, 1 -> give(name, "int", String.valueOf(number), number);
      case 2 -> give(name, "String", "\"t" + number + "\"", "t" + number);
      case 3 -> give(name, "List<Integer>", "List.of(" + number + ")", List.of(number));
      case 4, 5 -> copy(name, VARIABLES.get(random.nextInt(VARIABLES.size())));
      case 6 -> giveResult(name, method);
      case 7 -> give(name, random.nextBoolean() ? "D" : "var", "new D()", new Thing("D", initial));
      case 8 -> give(name, "E", "new E()", new Thing("E", 0));
      case 9 -> expect(type() + " " + name + " = List.of(\"x\").get(7);", false);
      case 10 -> expect("int " + name + " = " + number + " / 0;", false);
      case 11 -> expect("int " + name + " = \"text\";", false);
      case 12, 13 -> define(method, name, number);
      case 14 -> expect("int " + method + "() { return \"text\"; }", false);
      case 15 -> editClass();
      case 16 -> assign(name, number);
      case 17 -> failToEditClass();
      default -> rare(name);
    }
  }

  private void rare(String name) {
    switch (random.nextInt(3)) {
      case 0 -> interrupted("int " + name + " = slow();");
      case 1 -> expect("import java.util.concurrent.atomic.*;", true);
      default -> call(METHODS.get(random.nextInt(METHODS.size())));
    }
  }

  private String type() {
    return List.of("var", "String", "Object").get(random.nextInt(3));
  }

  private void give(String name, String type, String expression, Object value) {
    values.put(name, value);
    expect((random.nextInt(3) == 0 ? "var" : type) + " " + name + " = " + expression + ";", true);
  }

  private void copy(String name, String from) {
    boolean known = values.containsKey(from) && !from.equals(name);
    if (known) {
      values.put(name, values.get(from));
    }
    expect("var " + name + " = " + from + ";", known);
  }

  private void giveResult(String name, String method) {
    Object result = result(method);
    // A variable that its own value goes through has none while it is made anew.
    if (!name.equals(methods.get(method))) {
      if (result != null) {
        values.put(name, result);
      }
      expect("int " + name + " = " + method + "();", result != null);
    }
  }

  private void assign(String name, int number) {
    if (values.get(name) instanceof Integer) {
      values.put(name, number);
      expect(name + " = " + number + ";", true);
    }
  }

  private void define(String method, String variable, int number) {
    Object body =
        values.get(variable) instanceof Integer && random.nextBoolean() ? variable : number;
    methods.put(method, body);
    expect("int " + method + "() { return " + body + "; }", true);
  }

  private void editClass() {
    boolean another = random.nextInt(3) == 0;
    Set<String> gone = new TreeSet<>();
    if (another) {
      fields++;
      values.forEach(
          (name, value) -> {
            if (value instanceof Thing) {
              gone.add(name);
            }
          });
      values.keySet().removeAll(gone);
    }
    initial = random.nextInt(10);
    twist = random.nextInt(10);
    String told = declareClass();
    for (String name : VARIABLES) {
      assertThat(told.contains(name + " (cell "))
          .as("%s %s", name, told)
          .isEqualTo(gone.contains(name));
    }
  }

  private void failToEditClass() {
    expect(REJECTED.get(random.nextInt(REJECTED.size())), false);
  }

  private String declareClass() {
    StringBuilder extra = new StringBuilder();
    for (int i = 0; i < fields; i++) {
      extra.append(" int x").append(i).append(';');
    }
    return expect(
        "class D { int v = "
            + initial
            + ";"
            + extra
            + " int w() { return v + "
            + twist
            + "; }"
            + " public String toString() { return \"D\" + v + \"/\" + w(); } }",
        true);
  }

  /** What a call comes to; null if it cannot be made. */
  private Object result(String method) {
    Object body = methods.get(method);
    return body instanceof String variable
        ? values.get(variable) instanceof Integer number ? number : null
        : body;
  }

  private void call(String method) {
    Object result = result(method);
    played.add(method + "()");
    Outcome outcome = run(method + "()", new Recorder().cell());
    assertThat(outcome.value()).as(this::story).isEqualTo(result);
  }

  private void interrupted(String code) {
    AtomicBoolean ended = new AtomicBoolean();
    Thread front =
        new Thread(
            () -> {
              while (!ended.get()) {
                evaluator.interrupt();
                Thread.onSpinWait();
              }
            });
    front.start();
    try {
      expect(code, false);
    } finally {
      ended.set(true);
      awaitEnd(front);
    }
  }

  /** Its last interrupt must not meet the next cell. */
  private static void awaitEnd(Thread thread) {
    while (thread.isAlive()) {
      Thread.onSpinWait();
    }
  }

  /** Runs a cell, looks at all variables, and returns what the cell was told. */
  private String expect(String code, boolean succeeds) {
    played.add(code);
    Recorder recorder = new Recorder();
    Cell cell = recorder.cell();
    Failure failure = run(code, cell).failure();
    assertThat(failure == null).as(() -> story() + "\n" + failure).isEqualTo(succeeds);
    cell.flush();
    Map<String, String> found = new TreeMap<>();
    new NotebookWorkspace(notebook, cell)
        .variables()
        .forEach(each -> found.put(each.name(), String.valueOf(each.value())));
    Map<String, String> expected = new TreeMap<>();
    values.forEach((name, value) -> expected.put(name, shown(value)));
    found.replaceAll((name, text) -> text.contains("$E@") ? "E" : text);
    assertThat(found).as(this::story).isEqualTo(expected);
    return recorder.text(Cell.STDERR);
  }

  private String shown(Object value) {
    return value instanceof Thing thing
        ? thing.type().equals("D") ? "D" + thing.v() + "/" + (thing.v() + twist) : "E"
        : String.valueOf(value);
  }

  private Outcome run(String code, Cell cell) {
    return notebook.run(cell, new CellSource(played.size(), code));
  }

  private String story() {
    return "After these cells:\n" + String.join("\n", played);
  }
}
