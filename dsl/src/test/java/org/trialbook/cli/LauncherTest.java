package org.trialbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.trialbook.reference.Golden;

/** The launcher knows the commands that there are, and its help names each. */
class LauncherTest {

  private static final Pattern HANDED_ON =
      Pattern.compile("\\n {2}([a-z| ]+)\\) command_line \"\\$verb\" \"\\$@\" ;;");

  private static final List<String> NUMBERS =
      List.of(
          "",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen");

  @Test
  void itsVerbsAreTheCommands() throws IOException {
    Matcher verbs = HANDED_ON.matcher(launcher());
    assertThat(verbs.find()).isTrue();
    assertThat(Set.of(verbs.group(1).strip().split(" \\| ", -1))).isEqualTo(commands());
  }

  @Test
  void itsHelpNamesEachCommand() throws IOException {
    Set<String> named =
        Pattern.compile("(?m)^ {2}\\./trialbook ([a-z]+) ")
            .matcher(launcher())
            .results()
            .map(line -> line.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).containsAll(commands());
    assertThat(launcher()).contains("any of these " + NUMBERS.get(commands().size()) + "\n");
  }

  private static Set<String> commands() {
    return new TreeSet<>(Main.commandLine().getSubcommands().keySet());
  }

  private static String launcher() throws IOException {
    return Files.readString(Golden.checkout().resolve("trialbook"));
  }
}
