package org.trialbook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.trialbook.TrialbookException;
import org.trialbook.file.Folders;
import picocli.CommandLine;

/**
 * Lives through a few commands, so that the JVM can keep what it has loaded in an archive that
 * later ones start from.
 */
public final class Rehearsal {

  private static final String STUDIES = "200";

  private Rehearsal() {}

  /** Runs the commands, in a folder of its own. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("trialbook-rehearsal");
    try {
      for (String packing : new String[] {"", ".gz", ".zst"}) {
        String studies = folder.resolve("studies.ndjson" + packing).toString();
        run("sample", studies, "--studies", STUDIES);
        for (String format : new String[] {"arrow", "csv"}) {
          String tables = folder.resolve(format).toString();
          run("flatten", studies, "--relations=all", "--format=" + format, "--out=" + tables);
        }
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private static void run(String... arguments) {
    CommandLine commands = Main.commandLine();
    PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), true, UTF_8);
    commands.setOut(nowhere);
    commands.setErr(nowhere);
    if (commands.execute(arguments) != 0) {
      throw new TrialbookException("The rehearsal has failed: " + String.join(" ", arguments));
    }
  }
}
