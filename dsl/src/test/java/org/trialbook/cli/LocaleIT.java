package org.trialbook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Commands in a locale of which the charset is ASCII, as under cron and in containers: the same
 * answers as in any other, or a refusal. Bytes are written by the shell, whatever locale this is.
 */
class LocaleIT {

  /** {@code Sjögren} and {@code café} for a shell. */
  private static final String SJOGREN = "\"$(printf 'Sj\\303\\266gren')\"";

  private static final String CAFE = "\"$(printf 'caf\\303\\251.csv')\"";

  /** The functions of the launcher, without what it does. */
  private static final String LAUNCHER =
      "eval \"$(sed -n '/^in_utf8()/,/^}/p' \"$LAUNCHER\")\"; in_utf8; ";

  @TempDir private Path folder;

  @BeforeEach
  void isPosix() {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  /** What a shell says to the script, standard error first, and then its status. */
  private String run(String locale, String script) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", script + "; echo \"status $?\"");
    shell.directory(folder.toFile()).redirectErrorStream(true);
    shell.environment().put("LC_ALL", locale);
    shell.environment().put("LAUNCHER", Path.of("..", "trialbook").toAbsolutePath().toString());
    shell.environment().put("CP", classPath());
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  /** As the processes see it that run in another folder. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String command(String arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return "\""
        + java
        + "\" -XX:TieredStopAtLevel=1 --add-opens=java.base/java.nio=ALL-UNNAMED"
        + " -cp \"$CP\" "
        + Main.class.getName()
        + " "
        + arguments;
  }

  @ParameterizedTest
  @CsvSource({"C, UTF-8", "POSIX, UTF-8", "C.UTF-8, UTF-8", "xx_XX.UTF-8, UTF-8"})
  void theLauncherGivesJavaAUtf8Locale(String locale, String charset) throws Exception {
    assertThat(run(locale, LAUNCHER + "locale charmap")).isEqualTo(charset + "\nstatus 0\n");
  }

  @Test
  void argumentsThatAreLostAreRefused() throws Exception {
    assertThat(run("C", command("fetch --cond " + SJOGREN + " --out x.ndjson")))
        .contains("are lost: they are not in the charset of this locale", "export LC_ALL=C.UTF-8")
        .endsWith("status 2\n");
    assertThat(folder.resolve("x.ndjson")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"C", "C.UTF-8"})
  void throughTheLauncherTheAnswersAreTheSame(String locale) throws Exception {
    Files.writeString(folder.resolve("names.csv"), "name\nSjögren\nSmith\n");
    String where = "\"select name from names where name = '$(printf 'Sj\\303\\266gren')'\"";
    assertThat(run(locale, LAUNCHER + command("sql names.csv " + where)))
        .isEqualTo("name\nSjögren\nstatus 0\n");
  }

  @ParameterizedTest
  @CsvSource({"C", "C.UTF-8"})
  void namesOfFilesMayHaveAccents(String locale) throws Exception {
    run("C.UTF-8", "printf 'a\\n1\\n' >" + CAFE);
    assertThat(run(locale, LAUNCHER + command("sql " + CAFE + " 'select a from \"café\"'")))
        .endsWith("a\n1\nstatus 0\n");
    assertThat(run(locale, command("sql " + CAFE + " 'select 1'")))
        .endsWith(locale.equals("C") ? "status 2\n" : "status 0\n");
  }

  @Test
  void whatComesOutIsUtf8InAnyLocale() throws Exception {
    Files.writeString(folder.resolve("names.csv"), "name\nSjögren\n");
    assertThat(run("C", command("sql names.csv 'select name from names'")))
        .isEqualTo("name\nSjögren\nstatus 0\n");
    assertThat(run("C", command("sql names.csv 'select \"x\" from names'"))).endsWith("status 1\n");
  }
}
