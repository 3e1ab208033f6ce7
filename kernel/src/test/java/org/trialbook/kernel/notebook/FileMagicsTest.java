package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.java.Outcome;
import org.trialbook.kernel.library.SmallRepository;

/** Magics that run files and commands, or add them to the class path. */
class FileMagicsTest {

  private static MagicSession session;

  @TempDir static Path folder; // of all tests: class loaders hold on to jars

  @BeforeAll
  static void start() {
    session = new MagicSession();
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void runsCommands() {
    session.value("!echo out; echo ö; echo err >&2");
    assertThat(session.printed()).isEqualTo("out\nö\n");
    assertThat(session.warned()).isEqualTo("err\n");
    session.value("!exit 3");
    assertThat(session.warned()).isEqualTo("exit status 3\n");
    session.value("%%bash\nfor i in 1 2; do\n  echo \"$i\"\ndone");
    assertThat(session.printed()).isEqualTo("1\n2\n");
    assertThat(session.failure("%%bash\nexit 4")).isEqualTo("The script ended with exit status 4.");
    session.value("%%bash\nread line; echo \"got $line\"");
    assertThat(session.printed()).isEqualTo("got \n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void givesWhatACommandPrintsAsAValue() {
    session.value("String s = %sh echo hi; echo ö");
    assertThat(session.printed()).isEmpty();
    assertThat(session.value("s")).isEqualTo("hi\nö");
    session.value("var t = %bash printf ' a\\n\\n'");
    assertThat(session.value("t")).isEqualTo(" a\n");
    session.value("String bad = %sh echo half; echo why >&2; exit 3");
    assertThat(session.warned()).isEqualTo("why\nexit status 3\n");
    assertThat(session.value("bad")).isEqualTo("half");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anInterruptEndsACommandAndItsChildren() throws Exception {
    CompletableFuture<Outcome> running =
        CompletableFuture.supplyAsync(
            () -> session.run("%%bash\nsleep 300 &\necho $!\necho $$\nsleep 300"));
    while (session.printed().lines().count() < 2) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    List<Long> processes = session.printed().lines().map(Long::valueOf).toList();
    session.evaluator().interrupt();
    assertThat(running.get().failure().name()).isEqualTo("KeyboardInterrupt");
    for (long process : processes) {
      while (ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false)) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  @Test
  void loadsJavaAndNotebooks() throws IOException {
    Files.writeString(
        folder.resolve("Twice.java"),
        "package some.where;\npublic class Twice { static int of(int n) { return 2 * n; } }");
    Files.writeString(
        folder.resolve("more.ipynb"),
        """
        {"cells": [
          {"cell_type": "markdown", "source": ["no code"], "metadata": {}},
          {"cell_type": "code", "metadata": {"a": [1]}, "outputs": [{"x": {}}],
           "source": ["import java.math.*;\\n", "int four = Twice.of(2);"]},
          {"source": "var eight = %time Twice.of(four)", "cell_type": "code"}
        ], "nbformat": 4}
        """);
    session.value("%load " + folder + "/Twice\n%load " + folder + "/more.ipynb");
    assertThat(session.value("(int) eight + four")).isEqualTo(12);
    assertThat(session.failure("%load " + folder + "/Twise.java"))
        .contains("Did you mean Twice.java?");
    Files.writeString(folder.resolve("bad.jsh"), "int fine = 1;\nint bad = \"text\";");
    assertThat(session.run("%load " + folder + "/bad").failure().traceback().get(0))
        .contains("bad.jsh, line 2");
  }

  @Test
  void saysWhatIsNoCodeToLoad() throws IOException {
    Files.writeString(folder.resolve("marked.jsh"), "\ufeffint marked = 9;\r\n");
    session.value("%load " + folder + "/marked");
    assertThat(session.value("marked")).isEqualTo(9);
    Files.write(folder.resolve("latin.jsh"), new byte[] {'/', '/', (byte) 0xe4});
    assertThat(session.failure("%load " + folder + "/latin")).contains("is no text in UTF-8");
    Files.writeString(folder.resolve("none.ipynb"), "{\"cells\": 5}");
    assertThat(session.failure("%load " + folder + "/none")).contains("is no notebook");
    assertThat(session.failure("%load " + folder)).contains("It is a folder.");
  }

  @Test
  void addsJarsAndFolders() {
    SmallRepository.jar(
        folder.resolve("lib/blue-1.0.jar"),
        Map.of("paint/Blue.java", "package paint; public class Blue { public static int N = 7; }"));
    SmallRepository.jar(folder.resolve("blue-2.0.jar"), Map.of("a.txt", "a"));
    assertThat(
            session.value(
                "List<String> added = %jars "
                    + folder
                    + "/lib/*.jar\nimport paint.Blue;\nBlue.N + added.size()"))
        .isEqualTo(8);
    assertThat(System.getProperty("java.class.path")).contains("blue-1.0.jar");
    session.value("%classpath " + folder + "/blue-2.0.jar");
    assertThat(session.warned())
        .isEqualTo("blue 1.0 is loaded already; its classes hide those of blue-2.0.jar.\n");
    assertThat(session.failure("%jars nowhere/*.jar"))
        .startsWith("There is nothing at nowhere/*.jar.");
  }

  @Test
  void aLibraryBringsItsMagics() {
    SmallRepository.jar(
        folder.resolve("shout-1.0.jar"),
        Map.of(
            "shout/Shout.java",
            """
            package shout;
            import org.trialbook.kernel.magic.*;
            public class Shout implements LineMagic {
              public String name() { return "shout"; }
              public Help help() { return new Help("%shout TEXT", "Shouts."); }
              public Object run(Arguments arguments, Workspace workspace) {
                return arguments.text().toUpperCase();
              }
            }
            """,
            "META-INF/services/org.trialbook.kernel.magic.Magic",
            "shout.Shout\n"));
    assertThat(session.failure("%shout hello")).contains("no magic %shout");
    assertThat(
            session.value("%jars " + folder + "/shout-1.0.jar\nString loud = %shout hello\nloud"))
        .isEqualTo("HELLO");
  }
}
