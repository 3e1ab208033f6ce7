package org.trialbook.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbook.corpus.StudyFiles;

/** The page about the classic site's XML is what the table of its elements says. */
class LegacyXmlPageTest {

  private static final String HEAD =
      """
      # The classic site's XML

      `read(...)` also takes a study as the classic site wrote it (`clinical_study`, public.xsd), alone, in a zip or in a folder. It becomes the \
      record that the registry would send today, and so fills the same relations. This table is the one that the program reads.

      Dates become ISO 8601 with the precision that they had, texts of a vocabulary the constants of today (`Active, not recruiting` is \
      `ACTIVE_NOT_RECRUITING`, `Anticipated` is `ESTIMATED`, `Both` is `ALL`), text that was set in lines of 80 letters paragraphs and lists again; \
      `P1`, `B1`, `O1` and `E1` are the groups `FG000`, `BG000`, `OG000` and `EG000`. Totals of adverse events stand with their group; arms name their \
      interventions. A value that its field cannot have today makes the study a reject, and so does XML that breaks or brings a document type.

      | element or attribute | field of today | read as |
      |---|---|---|
      """;

  @Test
  void isCurrent() throws IOException {
    List<String> without = new ArrayList<>();
    StringBuilder page = new StringBuilder(HEAD);
    for (String line : table()) {
      String[] cells = line.split("\t", -1);
      if (cells[1].equals("-")) {
        without.add(cells[0]);
      } else {
        page.append(
            "| `%s` | `%s` | %s |\n"
                .formatted(cells[0], cells[1], cells.length > 2 ? cells[2] : ""));
      }
    }
    page.append("\n## Without a counterpart of their own\n\n");
    page.append(
        "They hold other elements, repeat what stands elsewhere, or say nothing of the study: ");
    page.append(String.join(", ", without.stream().map(name -> "`" + name + "`").toList()));
    page.append(".\n");
    Golden.check(Golden.doc("reference/legacy-xml.md"), page.toString());
    assertThat(page.toString().lines().filter(line -> line.startsWith("| `")))
        .hasSizeGreaterThan(250);
  }

  private static List<String> table() throws IOException {
    try (InputStream table = StudyFiles.class.getResourceAsStream("legacy-xml.tsv")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .toList();
    }
  }
}
