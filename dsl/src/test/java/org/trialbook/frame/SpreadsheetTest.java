package org.trialbook.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.Trialbook;
import org.trialbook.flatten.Relations;

/** Formulas that somebody wrote into a record, in CSV. */
class SpreadsheetTest {

  @TempDir private Path folder;

  private String csv(String title, CsvFormat format) throws IOException {
    String json = title.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
    Path studies = folder.resolve("studies.ndjson");
    Files.write(
        studies,
        """
        {"protocolSection":{"identificationModule":{"nctId":"NCT00000001","briefTitle":"%s"},\
        "conditionsModule":{"conditions":["%s","x"]},\
        "contactsLocationsModule":{"locations":[{"geoPoint":{"lat":-5.5,"lon":-1}}]}}}
        """
            .formatted(json.replace("\r", "\\r"), json.replace("\r", "\\r"))
            .getBytes(UTF_8));
    Path file = folder.resolve("studies.csv");
    Trialbook.read(studies).flatten(Relations.STUDIES).toCsv(file, format);
    return Files.readString(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=\"a\""})
  void areGuardedWhereASpreadsheetIsMeant(String formula) throws IOException {
    String cell = formula.replace("\"", "\"\"");

    assertThat(csv(formula, new CsvFormat())).contains(cell).doesNotContain("'" + cell);
    assertThat(csv(formula, new CsvFormat().forSpreadsheets())).contains("'" + cell);
  }

  @Test
  void otherTextAndNumbersStayAsTheyAre() throws IOException {
    String plain = csv("a = b - c @ d", new CsvFormat());
    assertThat(csv("a = b - c @ d", new CsvFormat().forSpreadsheets())).isEqualTo(plain);

    Path file = folder.resolve("sites.csv");
    Trialbook.read(folder.resolve("studies.ndjson"))
        .flatten(Relations.LOCATIONS)
        .toCsv(file, new CsvFormat().forSpreadsheets());
    assertThat(Files.readString(file)).contains("-5.5").doesNotContain("'-5.5");
  }
}
