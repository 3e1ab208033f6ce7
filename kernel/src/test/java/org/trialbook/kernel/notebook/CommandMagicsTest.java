package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands, what they are given and what they give; where they run, and their environment. */
class CommandMagicsTest {

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

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void commandsAndMagicsWorkInTheFolder() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("inner folder"));
    Files.writeString(inner.resolve("Loaded.java"), "int loaded = 7;");
    session.value("%cd \"inner folder\"");
    assertThat(session.printed())
        .startsWith(inner + "\n(for commands and magics; paths in Java stay relative to ");
    session.value("!pwd");
    assertThat(session.printed()).isEqualTo(inner + "\n");
    session.value("%load Loaded");
    assertThat(session.value("loaded")).isEqualTo(7);
    assertThat(session.value("String here = %pwd\nhere")).isEqualTo(inner.toString());
    session.value("%cd -");
    session.value("%pwd");
    assertThat(session.printed()).isEqualTo(folder + "\n");
    session.value("String other = \"inner folder\";\n%cd \"{other}\"\n%cd ..");
    assertThat(session.printed()).contains(inner + "\n");
    assertThat(session.failure("%cd nowhere"))
        .isEqualTo(
            "There is no folder "
                + folder.resolve("nowhere")
                + ".\nThe folder is still "
                + folder
                + ".");
    session.value("%cd");
    assertThat(session.printed()).startsWith(System.getProperty("user.home"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void tellsOfAFolderThatIsGone() throws IOException {
    Path gone = Files.createDirectories(folder.resolve("gone"));
    session.value("%cd gone");
    Files.delete(gone);
    assertThat(session.failure("!ls"))
        .isEqualTo("The folder " + gone + " is no longer there.\nTry %cd ~");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theEnvironmentIsThatOfCommands() {
    session.value("%env GREETING=good day");
    assertThat(session.printed()).isEqualTo("env: GREETING=good day\n");
    session.value("!echo \"$GREETING\"");
    assertThat(session.printed()).isEqualTo("good day\n");
    session.value("String day = \"Monday; it's\";\n%env GREETING {day}");
    session.value("%env GREETING");
    assertThat(session.printed()).isEqualTo("Monday; it's\n");
    assertThat(session.value("String told = %env GREETING\ntold")).isEqualTo("Monday; it's");
    assertThat(session.failure("%env GREETNG"))
        .startsWith("There is no environment variable GREETNG. Did you mean GREETING?");
    assertThat(session.failure("%env A-B=1")).startsWith("A-B is no name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GITHUB_TOKEN",
        "AWS_SECRET_ACCESS_KEY",
        "DB_PASSWORD",
        "MYSQL_PWD",
        "OPENAI_API_KEY",
        "SMTP_PASS",
        "KEY",
        "my_apikey",
        "SESSION_COOKIE",
        "NPM_AUTH",
        "NPM_AUTH_LINE",
        "PRIVATE_KEY_FILE"
      })
  void secretsAreNeverShown(String name) {
    session.value("%env " + name + "=hunter2");
    assertThat(session.printed()).isEqualTo("env: " + name + "=***\n");
    session.value("%env " + name);
    assertThat(session.printed()).isEqualTo("***\n");
    session.value("%env");
    assertThat(session.shown().get(0).text("text/plain", ""))
        .contains(name)
        .doesNotContain("hunter2");
    assertThat(session.shown().get(0).text("text/html", "")).doesNotContain("hunter2");
    assertThat(session.value("String kept = %env " + name + "\nkept")).isEqualTo("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MANPATH", "PWD", "OLDPWD", "HOME", "KEYMAP", "SSH_AUTH_SOCK", "AUTHOR", "MONKEY"})
  void otherNamesAreShown(String name) {
    session.value("%env " + name + "=/plain");
    assertThat(session.printed()).isEqualTo("env: " + name + "=/plain\n");
  }

  @Test
  void passwordsInAddressesAreNotShownEither() {
    session.value("%env DATABASE=postgres://me:hunter2@host/db");
    assertThat(session.printed()).contains("host/db").doesNotContain("hunter2");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aCommandGivesItsLines() {
    assertThat(
            session.value(
                "var lines = !printf 'a b\\n\\nc\\n'\nlines.get(0).length() + lines.size()"))
        .isEqualTo(6);
    assertThat(session.value("lines")).isEqualTo(List.of("a b", "", "c"));
    assertThat(session.printed()).isEmpty();
    assertThat(session.value("List<String> typed = !echo x\ntyped")).isEqualTo(List.of("x"));
    assertThat(session.value("String text = !printf 'a\\nb\\n'\ntext")).isEqualTo("a\nb");
    assertThat(session.value("var by = %sx echo y\nby.get(0).length()")).isEqualTo(1);
    assertThat(session.value("by = %sx true\nby")).isEqualTo(List.of());
    assertThat(
            session.value(
                "for (int i = 0; i < 2; i++) {\n var each = !echo x\n System.out.print(each); }"))
        .isNull();
    assertThat(session.printed()).isEqualTo("[x][x]");
    session.value("var bad = !echo half; exit 3");
    assertThat(session.warned()).isEqualTo("exit status 3\n");
    assertThat(session.value("bad")).isEqualTo(List.of("half"));
  }

  @Test
  void anExclamationMarkOfJavaStaysJava() {
    session.value("boolean done = false; class Flags { static boolean up = true; boolean self; }");
    assertThat(session.value("var a = !done\n;\na")).isEqualTo(true);
    assertThat(session.value("var b = !done;\nb")).isEqualTo(true);
    assertThat(session.value("boolean c = !done && true;\nc")).isEqualTo(true);
    assertThat(session.value("var d = !(done || false);\nd")).isEqualTo(true);
    assertThat(session.value("var e = !\"x\".isEmpty();\ne")).isEqualTo(true);
    assertThat(session.value("var f = !Flags.up;\nf")).isEqualTo(false);
    assertThat(session.value("var g = !Flags.up\n;\ng")).isEqualTo(false);
    assertThat(session.value("boolean found = false;\nvar h = !found\n;\nh")).isEqualTo(true);
    assertThat(
            session.value(
                "class Later { boolean is() {\n var is = !open && !shut\n;\n return is; }\n boolean"
                    + " open; boolean shut; }\nnew Later().is()"))
        .isEqualTo(true);
    assertThat(
            session.value(
                "Predicate<String> no = x -> {\n var y = !x.isEmpty(); return y; }; no.test(\"\")"))
        .isEqualTo(false);
    assertThat(session.value("boolean same = 1 != 2;\nsame")).isEqualTo(true);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void valuesOfVariablesStandInCommands() {
    session.value("String file = \"a b\"; int n = 2; Path none = null;");
    session.value("!printf '[%s]' {file} \"x {file} y\" 'z {file}' {n}");
    assertThat(session.printed()).isEqualTo("[a b][x a b y][z a b][2]");
    session.value("!echo {{n}} ${HOME:+home} {unheard} {1,2} '{print}'");
    assertThat(session.printed()).isEqualTo("{n} home {unheard} 1 2 {print}\n");
    assertThat(session.value("var parts = !printf '%s\\n' {file}\nparts"))
        .isEqualTo(List.of("a b"));
    assertThat(session.failure("!echo {none}"))
        .startsWith("{none} has no value: the variable is null");
    session.value("%%bash\nn=5; echo {n} ${n}");
    assertThat(session.printed()).isEqualTo("{n} 5\n");
  }

  /** What a value says is never read by the shell, whatever it is and wherever it stands. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(echo hacked)",
        "`echo hacked`",
        "; echo hacked",
        "' ; echo hacked '",
        "\" ; echo hacked \"",
        "$HOME",
        "\\",
        "a\nb",
        "*",
        "~",
        "-n",
        "{n}",
        "&& exit 1",
        "'\"'\"'",
        "| cat /etc/passwd",
        "ü 😀"
      })
  @DisabledOnOs(OS.WINDOWS)
  void aValueIsOneWordWhateverItSays(String value) {
    session.value(
        "String word = new String(new int[] {"
            + codePoints(value)
            + "}, 0, "
            + value.codePointCount(0, value.length())
            + ");");
    for (String place :
        List.of(
            "{word}",
            "\"{word}\"",
            "'{word}'",
            "a{word}b",
            "\"it's {word}\"",
            "\\'{word}",
            "'a'\"b\"{word}")) {
      session.value("!printf '<%s>' " + place);
      String expected =
          place.replace("\\'", "'").replace("'a'\"b\"", "ab").replaceAll("^['\"]|['\"]$", "");
      if (place.startsWith("\\'")) {
        expected = "'{word}";
      }
      assertThat(session.printed())
          .as(place)
          .isEqualTo("<" + expected.replace("{word}", value) + ">");
    }
  }

  private static String codePoints(String text) {
    return String.join(", ", text.codePoints().mapToObj(Integer::toString).toList());
  }
}
