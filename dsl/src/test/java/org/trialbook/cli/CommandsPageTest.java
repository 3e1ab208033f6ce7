package org.trialbook.cli;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookVersion;
import org.trialbook.reference.Golden;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page about commands is what their help says. */
class CommandsPageTest {

  private static final int WIDTH = 110;

  private static final String HEAD =
      """
      # Commands

      What `./trialbook COMMAND --help` prints, of every command that reads or writes studies; `./trialbook` alone names the others (demo, lab, install,
      wheel, test, bench, doctor). Data go to files or standard output, everything else to standard error. Every command ends with 0 when it is done, 1 when
      it failed and said why, 2 when it was called wrongly, and 3 when it is done but some records could not be read;
      [what was read and what was not](accounting.md) says how that is counted.
      """;

  @Test
  void isWhatTheHelpSays() throws IOException {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT); // picocli orders options by their capitals in the locale
      Golden.check(Golden.doc("reference/commands.md"), page());
    } finally {
      Locale.setDefault(usual);
    }
  }

  private static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    CommandLine main = Main.commandLine().setUsageHelpAutoWidth(false).setUsageHelpWidth(WIDTH);
    new LinkedHashSet<>(main.getSubcommands().values()).forEach(each -> append(each, "##", page));
    return page.toString();
  }

  private static void append(CommandLine command, String heading, StringBuilder page) {
    String usage =
        command
            .getUsageMessage(Ansi.OFF)
            .replace(TrialbookVersion.text(), "VERSION")
            .replace("\r\n", "\n")
            .stripTrailing();
    page.append("\n%s %s\n\n".formatted(heading, command.getCommandSpec().qualifiedName()))
        .append("```text\n%s\n```\n".formatted(usage));
    new LinkedHashSet<>(command.getSubcommands().values())
        .forEach(each -> append(each, heading + "#", page));
  }
}
