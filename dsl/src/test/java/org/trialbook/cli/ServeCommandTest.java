package org.trialbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trialbook serve}, where there is nothing to serve. */
class ServeCommandTest {

  @TempDir private Path folder;

  @Test
  void aFileOfWhichNothingCouldBeReadIsNotServed() throws IOException {
    Path page = Files.writeString(folder.resolve("studies.json"), "<!DOCTYPE html>");
    StringWriter err = new StringWriter();
    int status =
        Main.commandLine().setErr(new PrintWriter(err, true)).execute("serve", page.toString());
    assertThat(status).isEqualTo(1);
    assertThat(err.toString())
        .startsWith(
            "Nothing of %s could be read: 1 record could not be read.\n%s: it holds no studies: it begins with '<!DOCTYP'."
                .formatted(page, page));
  }
}
