package org.trialbook.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.pubmed.PubMedLinks;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The day that a citation names. */
class PublicationsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Doe J. A trial. N Engl J Med. 2015 Jul 9;373(2):123-35. Epub 2015 May 31. | 2015-07-09
          Doe J. A trial. Cephalalgia. 2017 Mar;37(3):214-224.                      | 2017-03-01
          Doe J. A trial. Circ Res. 1998 Jan 9-23;82(1):57-62.                      | 1998-01-09
          Doe J. A trial. Rehabil Prev. 2016 Nov/Dec;36(6):395-401.                 | 2016-11-01
          Doe J. Guideline. 2009 Spring;2(1):1. Later. 2010 May;3(1):2.             | 2010-05-01
          Doe J. A trial. Eur Neurol. 2020;83(1):34-40. Epub 2020 Mar 10.           |
          Doe J. A trial. Some J. 2020 Feb 31;1(1):1.                               |
          PubMed ID 22041323                                                        |
          """)
  void isReadAsPubMedWritesIt(String citation, LocalDate day) {
    assertThat(Publications.published(citation)).isEqualTo(day);
  }

  /** Two studies that end in 2020; the second has no paper that its record names. */
  @Test
  void papersThatNameTheStudyCountBesideThoseThatTheRecordNames(@TempDir Path folder)
      throws IOException {
    Table studies =
        Table.create(
            "STUDIES",
            StringColumn.create("nctId", "NCT00000011", "NCT00000012"),
            StringColumn.create("studyType", "INTERVENTIONAL", "INTERVENTIONAL"),
            DateColumn.create("primaryCompletionDate", END, END),
            StringColumn.create("primaryCompletionDateType", "ACTUAL", "ACTUAL"),
            DateColumn.create("resultsFirstSubmitDate", null, null));
    Table references =
        Table.create(
            "REFERENCES",
            StringColumn.create("nctId", "NCT00000011", "NCT00000011"),
            StringColumn.create("referencePmid", "101", "100"),
            StringColumn.create("referenceType", "RESULT", "BACKGROUND"),
            StringColumn.create("referenceCitation", "A. A. J. 2021 Jan 1;1:1.", "Old."));
    Path file = folder.resolve("papers.nbib");
    Files.writeString(
        file,
        """
        PMID- 101
        DP  - 2020 Dec 1
        SI  - ClinicalTrials.gov/NCT00000011

        PMID- 102
        DP  - 2020
        SI  - ClinicalTrials.gov/NCT00000011

        PMID- 103
        DP  - 2021 Jul 1
        SI  - ClinicalTrials.gov/NCT00000012
        SI  - ClinicalTrials.gov/NCT00000099
        """);
    Analyses analyses = Analyses.of(studies, references).asOf(LocalDate.of(2025, 1, 1));
    Finding without = analyses.publications();
    Finding finding = analyses.linkedBy(PubMedLinks.read(file)).publications();
    assertThat(without.table().stringColumn("source").asList())
        .containsExactly("RESULT or DERIVED", "RESULT", "BACKGROUND");
    assertThat(finding.table().first(3).print()).isEqualTo(without.table().print());
    assertThat(row(finding, "PUBMED")).containsExactly(2L, 3L, 3L, 2L);
    assertThat(row(finding, "RESULT, DERIVED or PUBMED")).containsExactly(2L, 3L, 3L, 2L);
    assertThat(finding.studies("PUBMED").stringColumn("nctId").asList())
        .containsExactly("NCT00000011", "NCT00000012");
    Table papers = finding.more().get("papers");
    assertThat(papers.rowCount()).isEqualTo(5);
    assertThat(papers.where(papers.stringColumn("referenceType").isEqualTo("PUBMED")).rowCount())
        .isEqualTo(3);
  }

  private static final LocalDate END = LocalDate.of(2020, 6, 1);

  private static List<Long> row(Finding finding, String source) {
    Table row = finding.table().where(finding.table().stringColumn("source").isEqualTo(source));
    return Stream.of("studies", "papers", "pmids", "after")
        .map(column -> row.longColumn(column).get(0))
        .toList();
  }
}
