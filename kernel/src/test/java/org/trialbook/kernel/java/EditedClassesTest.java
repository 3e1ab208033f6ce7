package org.trialbook.kernel.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.protocol.Failure;

/** Classes that are declared again: what becomes of their objects, and of what uses them. */
class EditedClassesTest extends SessionOfCells {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class D { int v = \"text\"; }",
        "class D { int v = ; }",
        "class D { int v = 1; Unknown u; }",
        "class D { int v = 1; int w() { return unknown(v); } }",
        "class D extends Unknown {}",
        "class D { int v = 1; int w() { } }",
        "class D { int v = 1; int w() { throw new Exception(); } }",
        "class D { E e = new E(1); String s = e.d; }",
        "public final class D { int v = \"text\"; }",
        "interface D { int v(); int w() { return 1; } }",
        "record D(int v) { D { v = \"text\"; } }",
        "int f() { return \"text\"; }",
        "final int x = \"text\";",
        "var x = unknown();",
        "int y = 1, x = f;",
        "class E { D d = 1; }",
      })
  void anEditThatIsRejectedLeavesClassesAndTheirObjects(String rejected) {
    cells(
        "class D { int v = 1; }",
        "class D { int v = 1; int w() { return v; } }",
        "int f() { return 2; } int x = 3;",
        "class E { D d = new D(); int n() { return f() + x; } D d() { return g(); } }",
        "D g() { return new D(); }",
        "class F { E e = new E(); F next; } interface I { F f(); } record R(D d) implements I {"
            + " public F f() { return new F(); } }",
        "var d = new D(); var e = new E(); var f = new F(); Object o = new R(d); var n = 0;",
        "var list = List.of(d, e, f, o); var ids = System.identityHashCode(d) + \" \" + list;");
    Failure failure = run(rejected).failure();
    assertThat(failure.name()).isEqualTo("CompileError");
    assertThat(String.join("\n", failure.traceback())).contains("line 1").doesNotContain("JShell");
    assertThat(remarks()).isEmpty();
    assertThat(
            value(
                "d.v + d.w() + e.n() + e.d().w() + f.e.d.w() + ((R) o).d().w() + x + f() + \" \" +"
                    + " ids.equals(System.identityHashCode(d) + \" \" + List.of(d, e, f, o))"))
        .isEqualTo("15 true");
  }

  @Test
  void anEditMayNameWhatFollowsInTheCell() {
    cells(
        "class A { int v() { return 1; } } class B { A a; }",
        "var a = new A(); var b = new B();",
        "class A { int v() { return C.V; } } class C { static int V = 5; } class B { A a; }");
    assertThat(value("new A().v() + new C().V")).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sealed interface S permits A, B {} record A(int v) implements S {} final class B implements S { int v = 1; }",
        "@FunctionalInterface interface Fn { int f(int x); } class U { Fn fn = x -> x + 1; }",
        "enum Color { RED { int n() { return 1; } }; int n() { return 2; } } class U { Color c = Color.RED; }",
        "abstract class P { abstract int n(); static P of() { return new Q(); } }"
            + " class Q extends P { int n() { return 1; } }",
        "record Point(int x) { Point { if (x < 1) { throw new Error(); } } static Point of() { return new Point(1); } }",
        "class Node<T extends Comparable<T>> { T v; Node<T> next; int n() { return 1; } }",
        "protected static final class X { int v = 1; private X() {} static X make() { return new X(); } }",
        "/* a */ // b\n @Deprecated public class Y { int v = 1; }",
        "@interface Ann { int value() default 1; } @Ann class U { Ann a; }",
        "int f(String s) { return 1; } int f(int x) { return x + 1; } class U { int n() { return f(1); } }",
        "<T extends Number> T id(T t) throws Exception { return t; } class U { int n() throws Exception { return id(1); } }",
        "Function<Integer, Integer> down = n -> n < 1 ? 1 : down.apply(n - 1);"
            + " class U { int n() { return down.apply(3); } }",
        "final int[] numbers = {1, 2}; class U { int n() { return numbers[0]; } }",
        "int count = 1; Runnable more = () -> { count += 1; }; class U { void n() { more.run(); } }",
        "var text = new StringBuilder(\"1\"); class U { String n() { return text + \"1\"; } }",
        "interface Shape { double area(); } record Square(double side) implements Shape {"
            + " public double area() { return side * side + 1; } } Shape make() { return new Square(1); }"
            + " class U { Shape s = make(); }",
      })
  void anEditThatCompilesIsTaken(String code) {
    cells(code, code.replace("1", "7"), code.replace("1", "5"), code);
  }

  @Test
  void classesThatReferToEachOtherCanBeEditedApart() {
    cells(
        "class A { B b; int n() { return 1; } } class B { A a; B(A a) { this.a = a; } }",
        "class A { B b = new B(this); C c; int n() { return b.a.m(); } int m() { return 2; } } class C {}");
    assertThat(value("new A().n()")).isEqualTo(2);
  }

  @Test
  void onlyObjectsOfAClassThatHasBecomeAnotherGoAndTheCellSaysSo() {
    cells(
        "class D { int v = 1; }",
        "D d1 = new D(); var d2 = d1; int n = d1.v; var text = \"\" + n; int of() { return d1.v; }",
        "class D { int v = 1; int w() { return v; } }");
    assertThat(remarks())
        .isEqualTo(
            "D is another class now, and objects of the earlier one cannot stay:"
                + " d1 (cell 2), d2 (cell 2) went.\nRun again what gave them a value.\n");
    assertThat(value("text + n")).isEqualTo("11");
    assertThat(run("d2").failure().traceback())
        .last()
        .isEqualTo("d2 went when D became another class in cell 3; run cell 2 again.");
    assertThat(run("of()").failure().message())
        .isEqualTo("Method of() needs what is not defined yet: variable d1.");
    cells("D d1 = new D();");
    assertThat(value("of() + d1.w()")).isEqualTo(2);
  }

  @Test
  void arraysAndNestedClassesThatGoAreNamedAsInCells() {
    cells(
        "class D { class In {} } record P(D d) {}",
        "D[][] ds = {{new D()}}; var in = ds[0][0].new In(); var p = new P(new D());",
        "class D { class In {} int more; }");
    assertThat(remarks())
        .isEqualTo(
            "D, D.In, P are other classes now, and objects of the earlier ones cannot stay:"
                + " ds (cell 2), in (cell 2), p (cell 2) went.\nRun again what gave them a value.\n");
    assertThat(run("in").failure().traceback())
        .last()
        .isEqualTo("in went when D.In became another class in cell 3; run cell 2 again.");
  }

  @Test
  void anObjectOfAnEarlierClassThatAListHasKeptIsToldFromTheNew() {
    cells("record D(int v) {}", "var ds = List.of(new D(1));", "record D(int v, int w) {}");
    assertThat(run("ds.get(0).v()").failure().traceback())
        .contains(
            "One of the two is D as it was before its cell was changed: run again what made the"
                + " object.");
  }

  @Test
  void aMethodThatFitsAnEditedClassNoLongerIsToldWithTheReason() {
    cells(
        "enum Color { RED }",
        "String name(Color c) { return switch (c) { case RED -> \"r\"; }; }",
        "enum Color { RED, BLUE }");
    String reason =
        "Method name(Color) cannot be compiled as things are now: the switch expression does not"
            + " cover all possible input values.";
    assertThat(remarks()).isEqualTo(reason + "\n");
    assertThat(run("name(Color.RED)").failure().message()).isEqualTo(reason);
    cells(
        "enum Color { RED, BLUE, GREY }\n"
            + "String name(Color c) { return switch (c) { case RED -> \"r\"; default -> \"\"; }; }");
    assertThat(remarks()).isEmpty();
    assertThat(value("name(Color.RED)")).isEqualTo("r");
  }

  @Test
  void aSealedTypeMayPermitOneMore() {
    cells(
        "sealed interface S permits A, B {} record A(int v) implements S {} record B() implements S {}",
        "int f(S s) { return s instanceof A a ? a.v() : 0; } S made = new A(3); int n = f(made);",
        "sealed interface S permits A, B, C {}\nrecord A(int v) implements S {}\n"
            + "record B() implements S {}\nrecord C() implements S {}",
        "S c = new C();");
    assertThat(value("n + f(new A(1)) + f(c)")).isEqualTo(4);
  }

  @Test
  void aClassThatHasFailedToBeginBeginsWhenItsCellIsRunAgain() {
    String type = "class D { static int v = Integer.parseInt(text); static int w() { return v; } }";
    cells("var text = \"no number\";", type);
    assertThat(run("D.w()").failure().name()).isEqualTo("ExceptionInInitializerError");
    assertThat(run("D.w()").failure().name()).isEqualTo("NoClassDefFoundError");
    cells("text = \"5\";", type);
    assertThat(value("D.w()")).isEqualTo(5);
  }

  @Test
  void aClassThatRefersToItselfThroughFiveOthersCanBeEdited() {
    String circle =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    "class C" + i + " { C" + (i + 1) % 6 + " next; int n() { return " + i + "; } }")
            .collect(Collectors.joining("\n"));
    cells(circle, "var c = new C0(); int kept = c.n();", circle.replace("return 3", "return 33"));
    assertThat(value("kept + new C3().n()")).isEqualTo(33);
  }

  @Test
  @EnabledIfSystemProperty(named = "jdk.attach.allowAttachSelf", matches = "true")
  void objectsOfAClassTakeItsNewMethods() {
    cells(
        "class D { static int made = 0; int v; D(int v) { this.v = v; made++; } int w() { return v; } }",
        "D d1 = new D(5); var all = List.of(d1); Supplier<Integer> asked = () -> d1.w();",
        "class D { static int made = 0; int v; D(int v) { this.v = v; made++; } int w() { return 2 * v; } }");
    assertThat(value("d1.w() + all.get(0).w() + asked.get() + D.made")).isEqualTo(31);
    assertThat(remarks()).isEmpty();
  }

  @Test
  @EnabledIfSystemProperty(named = "jdk.attach.allowAttachSelf", matches = "true")
  void whatIsSharedByAClassStartsAnewWhereItsBeginningChanges() {
    cells("class D { static int limit = 3; }", "D.limit = 4;", "class D { static int limit = 5; }");
    assertThat(value("D.limit")).isEqualTo(5);
  }

  @Test
  void aThreadThatRunsGoesOnWithTheClassThatItKnows() throws InterruptedException {
    cells(
        "class D { volatile boolean done; volatile long turns; void turn() { turns++; } }",
        "var d = new D(); var held = new Object[] {d};"
            + " var thread = new Thread(() -> { while (!d.done) { d.turn(); Thread.onSpinWait(); } });"
            + " thread.setDaemon(true); thread.start();",
        "class D { volatile boolean done; volatile long turns; int more; void turn() { turns++; } }");
    assertThat(value("thread.isAlive()")).isEqualTo(true);
    cells(
        "var field = held[0].getClass().getDeclaredField(\"done\"); field.setAccessible(true);"
            + " field.set(held[0], true); thread.join();");
    assertThat(value("thread.isAlive()")).isEqualTo(false);
  }
}
