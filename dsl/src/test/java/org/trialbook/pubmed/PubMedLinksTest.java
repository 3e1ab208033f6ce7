package org.trialbook.pubmed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.TrialbookException;
import tech.tablesaw.api.Table;

/** Links of PubMed's two formats; the papers are made up. */
class PubMedLinksTest {

  static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
      <PubmedArticleSet>
      <PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">101</PMID>
        <Article><Journal><JournalIssue><PubDate><Year>2015</Year><Month>Jul</Month><Day>9</Day></PubDate></JournalIssue></Journal>
          <ArticleTitle>A trial of <i>halvexamab</i> in
            heart failure.</ArticleTitle>
          <DataBankList CompleteYN="Y">
            <DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>
              <AccessionNumber>NCT00000011</AccessionNumber><AccessionNumber>nct 12</AccessionNumber>
              <AccessionNumber>NCT00000011</AccessionNumber></AccessionNumberList></DataBank>
            <DataBank><DataBankName>GENBANK</DataBankName><AccessionNumberList>
              <AccessionNumber>NCT00000099</AccessionNumber></AccessionNumberList></DataBank>
          </DataBankList>
          <ArticleDate DateType="Electronic"><Year>2015</Year><Month>05</Month><Day>31</Day></ArticleDate>
        </Article>
        <CommentsCorrectionsList><CommentsCorrections><PMID Version="1">999</PMID></CommentsCorrections></CommentsCorrectionsList>
      </MedlineCitation></PubmedArticle>
      <PubmedArticle><MedlineCitation><PMID>102</PMID>
        <Article><Journal><JournalIssue><PubDate><MedlineDate>2016 Nov-Dec</MedlineDate></PubDate></JournalIssue></Journal>
          <ArticleTitle>Another &amp; last.</ArticleTitle>
          <DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>
            <AccessionNumber>NCT00000011</AccessionNumber><AccessionNumber>not one</AccessionNumber>
          </AccessionNumberList></DataBank></DataBankList></Article></MedlineCitation></PubmedArticle>
      <PubmedArticle><MedlineCitation><PMID>103</PMID><Article><Journal><JournalIssue><PubDate><Year>2017</Year></PubDate></JournalIssue></Journal>
        <ArticleTitle>Of no trial.</ArticleTitle></Article></MedlineCitation></PubmedArticle>
      </PubmedArticleSet>
      """;

  static final String NBIB =
      """
      PMID- 101
      OWN - NLM
      TI  - A trial of halvexamab in
            heart failure.
      SI  - ClinicalTrials.gov/NCT00000011
      SI  - ClinicalTrials.gov/nct 12
      SI  - ClinicalTrials.gov/NCT00000011
      SI  - GENBANK/NCT00000099
      DEP - 20150531
      DP  - 2015 Jul 9

      PMID- 102
      TI  - Another & last.
      DP  - 2016 Nov-Dec
      SI  - ClinicalTrials.gov/NCT00000011
      SI  - ClinicalTrials.gov/not one

      PMID- 103
      TI  - Of no trial.
      DP  - 2017
      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path zipped(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(UTF_8));
    }
    return file;
  }

  @Test
  void bothFormatsGiveTheLinksOfTheSamePapers() throws IOException {
    for (Path file :
        List.of(
            write("papers", XML),
            zipped("papers.gz", XML),
            write("papers", NBIB),
            zipped("papers.gz", "\uFEFF" + XML),
            write("papers", "\uFEFF" + NBIB.replace("\n", "\r\n")))) {
      String source = file.getFileName().toString();
      PubMedLinks links = PubMedLinks.read(file);
      String title = "A trial of halvexamab in heart failure.";
      LocalDate online = LocalDate.of(2015, 5, 31);
      assertThat(links.links())
          .containsExactly(
              new PaperLink("101", "NCT00000011", online, "DAY", title, source),
              new PaperLink("101", "NCT00000012", online, "DAY", title, source),
              new PaperLink(
                  "102",
                  "NCT00000011",
                  LocalDate.of(2016, 11, 1),
                  "MONTH",
                  "Another & last.",
                  source));
      assertThat(links.papers()).isEqualTo(3);
      assertThat(links.unread()).containsExactly("102: not one");
      assertThat(links.of("nct00000012")).hasSize(1);
    }
  }

  @Test
  void aPaperThatComesAgainCountsAsItIsLast() throws IOException {
    Path later =
        write(
            "later.nbib",
            "PMID- 101\nTI  - Renamed\nDP  - 2015\nSI  - ClinicalTrials.gov/NCT00000077\n");
    PubMedLinks links = PubMedLinks.read(write("first.xml", XML), later);
    assertThat(links.links())
        .extracting(PaperLink::nctId)
        .containsExactly("NCT00000077", "NCT00000011");
    assertThat(links.papers()).isEqualTo(3);
    assertThat(links.links().get(0).precision()).isEqualTo("YEAR");
  }

  @Test
  void isATableToJoin() throws IOException {
    Table table = PubMedLinks.read(write("papers.xml", XML)).table();
    assertThat(table.columnNames())
        .containsExactly("pmid", "nctId", "published", "publishedPrecision", "title", "source");
    assertThat(table.rowCount()).isEqualTo(3);
    assertThat(table.stringColumn("source").get(0)).isEqualTo("papers.xml");
  }

  @Test
  void noEntityIsFollowed() throws IOException {
    Path secret = write("secret", "NCT00000666");
    String bomb =
        XML.replaceFirst(
                "<!DOCTYPE[^>]*>",
                "<!DOCTYPE PubmedArticleSet [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>")
            .replace("not one", "&x;");
    Path file = write("bomb.xml", bomb);
    try {
      assertThat(PubMedLinks.read(file).links())
          .extracting(PaperLink::nctId)
          .doesNotContain("NCT00000666");
    } catch (TrialbookException e) {
      assertThat(e).hasMessageContaining("its XML breaks");
    }
  }

  @Test
  void whatCannotBeReadIsToldInASentence() throws IOException {
    refuses(write("half.xml", XML.substring(0, XML.length() / 2)), "its XML breaks at line");
    byte[] zip = Files.readAllBytes(zipped("whole.gz", XML));
    Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(zip, zip.length / 2));
    refuses(cut, "breaks");
    refuses(write("list.csv", "pmid,nctId\n1,NCT00000001\n"), "There is no paper in");
    refuses(write("empty.xml", ""), "There is no paper in");
    refuses(folder.resolve("none.xml"), "there is no such file");
    ByteArrayOutputStream latin = new ByteArrayOutputStream();
    latin.writeBytes("PMID- 1\nTI  - Caf".getBytes(UTF_8));
    latin.write(0xE9);
    refuses(Files.write(folder.resolve("latin.nbib"), latin.toByteArray()), "it is not UTF-8 text");
  }

  private static void refuses(Path file, String fact) {
    assertThatThrownBy(() -> PubMedLinks.read(file))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining(fact)
        .hasMessageContaining(file.getFileName().toString())
        .satisfies(e -> assertThat(e.getMessage().lines().count()).isLessThanOrEqualTo(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2015 Jul 9       | 2015-07-09 | DAY
          2015 Jul         | 2015-07-01 | MONTH
          2015 Jan-Feb     | 2015-01-01 | MONTH
          2015 Dec-2016 Jan| 2015-12-01 | MONTH
          2015 Winter      | 2015-01-01 | YEAR
          2015             | 2015-01-01 | YEAR
          2015 Feb 31      | 2015-02-01 | MONTH
          20150709         | 2015-07-09 | DAY
          20151309         | 2015-01-01 | YEAR
          in press         |            |
          0000             |            |
          """)
  void aDateIsNoMoreThanItSays(String text, LocalDate day, String precision) {
    assertThat(PaperDate.of(text)).isEqualTo(new PaperDate(day, precision));
  }
}
