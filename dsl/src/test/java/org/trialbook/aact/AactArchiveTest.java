package org.trialbook.aact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;
import tech.tablesaw.api.Row;

/** Archives as AACT wrote them over the years, and what is none. */
class AactArchiveTest {

  @TempDir private Path folder;

  /** As the files were before 2024: other words, other columns, text without its line breaks. */
  @Test
  void anOldArchiveIsReadInTodaysWords() throws IOException {
    Path old = folder.resolve("20200101_pipe-delimited-export");
    Files.createDirectory(old);
    Files.writeString(
        old.resolve("studies.txt"),
        """
        nct_id|nlm_download_date_description|start_month_year|start_date|completion_month_year|completion_date|completion_date_type|study_type|overall_status|phase|enrollment|enrollment_type|is_fda_regulated_drug|why_stopped|results_first_posted_date|a_column_of_then
        NCT00000102|ClinicalTrials.gov processed this data on January 01, 2020|November 2002|2002-11-30|March 15, 2006|2006-03-15|Actual|Interventional|Completed|Phase 1/Phase 2|30|Actual|t||2010-02-03|x
        NCT00000104||June 2011|2011-06-30|||Anticipated|Observational [Patient Registry]|Active, not recruiting|N/A||Anticipated|f|"slow | ~accrual"||
        """);
    Files.writeString(
        old.resolve("sponsors.txt"),
        """
        id|nct_id|agency_class|lead_or_collaborator|name
        1|NCT00000102|U.S. Fed|lead|"A | B"
        2|NCT00000102|Industry|collaborator|C
        3|NCT00000104|Other|lead|D
        """);
    Aact aact = Aact.of(old);
    assertThat(aact.tables()).containsExactly("sponsors", "studies");
    assertThat(aact.day()).isEqualTo(LocalDate.of(2020, 1, 1));
    assertThat(aact.table("studies").columnNames()).contains("a_column_of_then");
    Frame studies =
        aact.frame(
            Relations.STUDIES.select(
                "nctId",
                "startDate",
                "startDatePrecision",
                "completionDatePrecision",
                "completionDateType",
                "studyType",
                "overallStatus",
                "phase",
                "phases",
                "leadSponsorClass",
                "enrollmentCount",
                "isFdaRegulatedDrug",
                "whyStopped",
                "versionHolder"));
    Row first = studies.row(0);
    assertThat(first.getDate("startDate")).isEqualTo(LocalDate.of(2002, 11, 1));
    assertThat(first.getString("startDatePrecision")).isEqualTo("MONTH");
    assertThat(first.getString("completionDatePrecision")).isEqualTo("DAY");
    assertThat(first.getString("completionDateType")).isEqualTo("ACTUAL");
    assertThat(first.getString("studyType")).isEqualTo("INTERVENTIONAL");
    assertThat(first.getString("overallStatus")).isEqualTo("COMPLETED");
    assertThat(first.getString("phases")).isEqualTo("PHASE1|PHASE2");
    assertThat(first.getString("phase")).isEqualTo("Phase 1/Phase 2");
    assertThat(first.getString("leadSponsorClass")).isEqualTo("FED");
    assertThat(first.getBoolean("isFdaRegulatedDrug")).isTrue();
    assertThat(first.getDate("versionHolder")).isEqualTo(LocalDate.of(2020, 1, 1));
    Row second = studies.row(1);
    assertThat(second.getString("overallStatus")).isEqualTo("ACTIVE_NOT_RECRUITING");
    assertThat(second.getString("studyType")).isEqualTo("OBSERVATIONAL");
    assertThat(second.getString("phases")).isEqualTo("NA");
    assertThat(second.getString("completionDateType")).isEqualTo("ESTIMATED");
    assertThat(second.getString("whyStopped")).isEqualTo("slow | ~accrual");
    assertThat(studies.provenance().line()).contains("AACT, 20200101_pipe-delimited-export");
    assertThat(aact.analysis().papers().gresham2020().asOf()).isEqualTo(LocalDate.of(2020, 1, 1));
  }

  @Test
  void whatIsNoRowOrNoValueIsCountedAndNamed() throws IOException {
    Files.writeString(
        folder.resolve("sponsors.txt"),
        """
        id|nct_id|agency_class|lead_or_collaborator|name
        1|NCT00000001|NIH|lead|A
        2|NCT00000002|NIH|lead
        3|NCT00000003|NIH|lead|C|too|many
        four|NCT00000004|NIH|lead|D
        5|NCT00000005|NIH|lead|E
        """);
    Files.writeString(folder.resolve("README.txt"), "hello");
    Frame sponsors = Aact.of(folder).table("sponsors");
    assertThat(sponsors.stringColumn("name").asList()).containsExactly("A", "D", "E");
    assertThat(sponsors.rejects().count()).isEqualTo(2);
    assertThat(sponsors.rejects().first())
        .allSatisfy(each -> assertThat(each.input()).isEqualTo("sponsors.txt"))
        .extracting(each -> each.nctId().orElse(""))
        .containsExactly("NCT00000002", "NCT00000003");
    assertThat(sponsors.accounting().valueRejects().first())
        .singleElement()
        .satisfies(each -> assertThat(each.line()).contains("NCT00000004 id: four"));
    assertThat(sponsors.accounting().leftOut().first())
        .extracting("input")
        .containsExactly("README.txt");
    assertThat(sponsors.provenance().line())
        .contains("3 rows from 3 studies", "2 records could not be read", "1 value could not be");
  }

  @Test
  void whatIsNoArchiveIsSaid() throws IOException {
    refused(folder.resolve("gone.zip"), "there is no such file");
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
    refused(text, "Cannot read");
    refused(zip("other.zip", "README.md", "x"), "holds none of its tables", "README.md");
    refused(zip("dump.zip", "postgres.dmp", "x"), "dump of the database");
    refused(Files.createDirectory(folder.resolve("empty")), "holds none of its tables");
    Path csv = zip("csv.zip", "studies.txt", "nct_id,phase\nNCT00000001,NA\n");
    assertThatThrownBy(() -> Aact.of(csv).table("studies"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("names no column nct_id");
    Path blank = zip("blank.zip", "studies.txt", "");
    assertThatThrownBy(() -> Aact.of(blank).table("studies"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("studies.txt is empty");
    Path twice = zip("twice.zip", "a/studies.txt", "nct_id\n", "b/studies.txt", "nct_id\n");
    refused(twice, "studies.txt twice");
  }

  @Test
  void whatIsNotThereIsAnsweredWithTheNearestName() throws IOException {
    Aact aact = Aact.of(zip("aact.zip", "studies.txt", "nct_id|phase\nNCT00000001|NA\n"));
    assertThatThrownBy(() -> aact.table("studys")).hasMessageContaining("Did you mean studies?");
    assertThatThrownBy(() -> aact.table("studies", "phases"))
        .hasMessageContaining("Did you mean phase?");
    assertThatThrownBy(() -> aact.sql("from sponsors")).hasMessageContaining("no table sponsors");
    assertThatThrownBy(() -> aact.frame(Relations.RESULTS))
        .hasMessageContaining("AACT's files are not read as RESULTS");
    assertThatThrownBy(() -> aact.frame(Relations.SPONSORS)).hasMessageContaining("sponsors");
    assertThat(aact.sql("SELECT count(*) AS n FROM studies").longColumn("n").get(0)).isEqualTo(1);
  }

  @Test
  void anArchiveThatUnpacksWithoutEndIsRefused() throws IOException {
    Path bomb = folder.resolve("bomb.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("studies.txt"));
      byte[] blanks = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        zip.write(blanks);
      }
    }
    assertThatThrownBy(() -> Aact.of(bomb).table("studies"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("unpacks to more than 200 times its size");
  }

  @Test
  void aDamagedArchiveIsRefused() throws IOException {
    Path zip = folder.resolve("damaged.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setLevel(0);
      out.putNextEntry(new ZipEntry("studies.txt"));
      out.write("nct_id|phase\nNCT00000001|NA\n".getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(zip);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("NCT00000001") + 5] = '9';
    try (OutputStream out = Files.newOutputStream(zip)) {
      out.write(bytes);
    }
    assertThatThrownBy(() -> Aact.of(zip).table("studies"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("checksum differs");
  }

  private static void refused(Path path, String... words) {
    assertThatThrownBy(() -> Aact.of(path))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContainingAll(words);
  }

  private Path zip(String name, String... namesAndTexts) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
