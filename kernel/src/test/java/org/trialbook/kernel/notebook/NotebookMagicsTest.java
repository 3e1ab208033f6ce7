package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.kernel.java.Outcome;

/** Magics that people type because they know them from elsewhere, in cells that are evaluated. */
class NotebookMagicsTest {

  private static MagicSession session;

  @TempDir static Path folder;

  @BeforeAll
  static void start() {
    session = new MagicSession();
  }

  @BeforeEach
  void goToTheFolder() {
    session.value("%cd " + folder);
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  @ParameterizedTest
  @CsvSource({
    "html, text/html",
    "HTML, text/html",
    "javascript, application/javascript",
    "js, application/javascript",
    "svg, image/svg+xml",
    "latex, text/latex",
    "markdown, text/markdown"
  })
  void showsTheCellAsWhatItSays(String magic, String type) {
    Outcome outcome = session.run("%%" + magic + "\n<b>$x$</b>\n%who");
    assertThat(outcome).isEqualTo(Outcome.NOTHING);
    assertThat(session.shown()).hasSize(1);
    assertThat(session.shown().get(0).text(type, "")).isEqualTo("<b>$x$</b>\n%who");
    assertThat(session.failure("%%" + magic)).startsWith("There is nothing below %%");
  }

  @Test
  void writesFiles() throws IOException {
    session.value("%%writefile \"a b/notes.txt\"\nüne\n%who\n");
    Path file = folder.resolve("a b/notes.txt");
    assertThat(session.printed()).isEqualTo("Wrote " + file + "\n");
    assertThat(file).hasContent("üne\n%who\n");
    session.value("%%writefile -a \"a b/notes.txt\"\ntwo");
    assertThat(session.printed()).startsWith("Appended to ");
    assertThat(Files.readString(file)).isEqualTo("üne\n%who\ntwo\n");
    session.value("%%writefile \"a b/notes.txt\"");
    assertThat(session.printed()).startsWith("Overwrote ");
    assertThat(file).isEmptyFile();
    session.value("%%writefile -a new.txt\nx");
    assertThat(folder.resolve("new.txt")).hasContent("x\n");
    assertThat(session.failure("%%writefile\nx")).startsWith("%%writefile takes one file");
    assertThat(session.failure("%%writefile " + folder + "\nx")).contains("it is a folder");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatIsWrittenAgainStaysExecutableAndALinkALink() throws IOException {
    Path script = folder.resolve("run.sh");
    session.value("%%writefile run.sh\necho one");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
    Files.createSymbolicLink(folder.resolve("link.sh"), script);
    session.value("%%writefile link.sh\necho two");
    session.value("!./run.sh");
    assertThat(session.printed()).isEqualTo("two\n");
    assertThat(folder.resolve("link.sh")).isSymbolicLink();
  }

  @Test
  void asksForNames() {
    session.value(
        "/** Twice. */\nint twice(int n) {\n  return 2 * n; // two\n}\nvar trial = List.of(1);");
    session.value("twice?");
    assertThat(shown()).contains("int twice(int n)");
    session.value("twice??");
    assertThat(shown()).contains("return 2 * n; // two");
    session.value("?trial");
    assertThat(shown()).startsWith("java.util.List<Integer> trial\n\njava.util.List<E>");
    session.value("Search?\nString.valueOf?\nint after = 1;");
    assertThat(session.shown()).hasSize(2);
    assertThat(session.value("after")).isEqualTo(1);
    session.value("Search.limit?");
    assertThat(shown()).contains("limit(").contains("\n");
    assertThat(session.failure("twcie?"))
        .startsWith("Nothing is called twcie here. Did you mean twice?");
  }

  @Test
  void aConditionStaysJava() {
    session.value("boolean flag = true;");
    assertThat(session.value("flag?\n  1 : 2")).isEqualTo(1);
    assertThat(session.value("int r = flag ?\n  1\n  : 2;\nr")).isEqualTo(1);
    assertThat(session.value("int s = flag\n  ? 1\n  : 2;\ns")).isEqualTo(1);
    assertThat(
            session.value(
                "String t = \"\"\"\n  flag?\n  !ls\n  %who\n  \"\"\";\nt.lines().count()"))
        .isEqualTo(3L);
    session.value("flag?\nfor (int i : List.of(1)) { System.out.println(i); }");
    assertThat(shown()).startsWith("boolean flag");
  }

  @Test
  void timesCodeInLoops() {
    session.value("%timeit -n 10 -r 3 Math.sqrt(2)");
    assertThat(session.printed())
        .matches(
            "[\\d.]+ (?:ns|µs|ms) ± [\\d.]+ (?:ns|µs|ms) per loop \\(mean ± std\\. dev\\. of 3"
                + " runs, 10 loops each\\)\n");
    session.value("int counted = 0;\n%timeit -n 5 -r 2 counted++;");
    assertThat(session.value("counted")).isEqualTo(10);
    session.value(
        "%%timeit -n3 -r1 int[] made = new int[4];\nint own = made.length; counted += own // of it");
    assertThat(session.printed()).contains("of 1 run, 3 loops each");
    assertThat(session.value("counted")).isEqualTo(22);
    session.value("%%timeit -n 1 -r 1\nfor (int i = 0; i < 3; i++) {\n  counted++;\n}");
    assertThat(session.value("counted")).isEqualTo(25);
    session.value("%timeit -n 1 -r 1 System.out.print(\"\")");
    assertThat(session.value("var mean = %timeit -n 2 -r 1 Thread.sleep(1)\nmean >= 0.001"))
        .isEqualTo(true);
    assertThat(session.failure("%timeit 1 / (counted - counted)")).isEqualTo("/ by zero");
    assertThat(session.failure("%timeit unknown()")).contains("unknown");
    assertThat(session.failure("%timeit")).startsWith("%timeit needs the code");
  }

  @Test
  void tellsWhatWasRun() {
    session.value("int remembered = 1;");
    session.value("%history -l 2");
    assertThat(session.printed()).isEqualTo("int remembered = 1;\n%history -l 2\n");
    session.value("%history -n -g remembered =");
    assertThat(session.printed()).containsPattern("^ +\\d+: int remembered = 1;\n");
    assertThat(session.value("var last = %history -l 1\nlast.get(0).length() > 5")).isEqualTo(true);
    session.value("%history 1");
    assertThat(session.printed().lines()).hasSize(1);
    assertThat(session.failure("%history -x")).startsWith("%history does not know -x.");
  }

  @Test
  void helpsWithMagics() {
    session.value("%help %timeit");
    assertThat(shown()).startsWith("%timeit [-n LOOPS]");
    session.value("%help");
    assertThat(shown()).contains("%%writefile [-a] FILE", "%dependency /add");
    assertThat(session.failure("%help tiemit")).contains("Did you mean timeit");
    assertThat(session.failure("%load_ext autoreload")).contains("%maven or %jars");
    assertThat(session.failure("%evn")).contains("Did you mean %env?");
    assertThat(String.valueOf(session.value("%env?"))).startsWith("%env\n");
  }

  @Test
  void forgetsTheSession() {
    try (MagicSession other = new MagicSession()) {
      other.value(
          "import java.awt.*; int n = 1; String twice(String s) { return s + s; } record R(int x)"
              + " {} var r = new R(n);");
      other.value("%reset -f");
      assertThat(other.printed())
          .isEqualTo("Forgotten: 2 variables, 1 method, 1 type and all imports.\n");
      assertThat(other.failure("n")).contains("cannot find variable n");
      assertThat(other.failure("new R(1)")).contains("cannot find class R");
      other.value("%who");
      assertThat(other.shown().get(0).text("text/plain", "")).contains("No variables yet.");
      assertThat(other.value("record R(String n) {} var r = new R(\"n\"); var n = r.n(); n"))
          .isEqualTo("n");
      assertThat(other.value("int m = 1;\n%reset\nint n = 5; List<Integer> l = List.of(n); l"))
          .isEqualTo(List.of(5));
      assertThat(other.failure("m")).contains("cannot find variable m");
      assertThat(other.failure("%reset n")).startsWith("%reset forgets all");
      assertThat(other.value("%%time\nn + 1")).isEqualTo(6);
    } finally {
      session.close();
      session = new MagicSession();
    }
  }

  private static String shown() {
    return session.shown().get(0).text("text/plain", "");
  }
}
