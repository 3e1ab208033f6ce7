package org.trialbook.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.trialbook.reference.Golden;

/** What the page about changes says is so. */
class ChangesPageTest {

  @Test
  void thePageNamesEveryColumnAndKind() throws IOException {
    String page = Files.readString(Golden.doc("reference/changes.md"));
    assertThat(rows(page, "## Kinds"))
        .isEqualTo(Arrays.stream(ChangeKind.values()).map(ChangeKind::name).toList());
    assertThat(rows(page, "## Columns")).isEqualTo(new ChangeTable().build().columnNames());
  }

  private static List<String> rows(String page, String heading) {
    String section = page.substring(page.indexOf(heading) + heading.length());
    String table = section.substring(0, section.indexOf("\n## "));
    return Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
        .matcher(table)
        .results()
        .map(row -> row.group(1))
        .toList();
  }
}
