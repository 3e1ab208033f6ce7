package org.trialbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trialbook sql}. */
class SqlCommandTest {

  @TempDir private Path folder;

  @Test
  void guardsFormulasOnRequestOnTheScreenAndInFiles() throws IOException {
    Path rows = Files.writeString(folder.resolve("rows.ndjson"), "{\"title\":\"=1+1\",\"n\":-1}\n");
    Path file = folder.resolve("out.csv");
    StringWriter plain = new StringWriter();
    StringWriter guarded = new StringWriter();
    StringWriter err = new StringWriter();

    Commands.run(plain, err, "sql", rows.toString(), "from rows");
    Commands.run(guarded, err, "sql", rows.toString(), "from rows", "--for-spreadsheets");
    Commands.run(
        err,
        err,
        "sql",
        rows.toString(),
        "from rows",
        "--for-spreadsheets",
        "--out",
        file.toString());

    assertThat(plain.toString()).isEqualTo("title,n\n=1+1,-1\n");
    assertThat(guarded.toString()).isEqualTo("title,n\n'=1+1,-1\n");
    assertThat(file).hasContent(guarded.toString());
    assertThat(err.toString()).isEmpty();
  }
}
