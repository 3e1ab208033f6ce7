package org.trialbook.pubmed;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import org.trialbook.TrialbookException;
import org.trialbook.text.Text;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Papers that carry the number of a study: PubMed's own link, from files that you have.
 *
 * <p>Read are PubMed's XML ({@code PubmedArticleSet}, as its web site, its E-utilities and its
 * yearly files write it) and its text format (.nbib), plain or gzip, paper by paper: heap is used
 * for the links alone. A paper that comes again, as in PubMed's daily files, counts as it is last.
 *
 * <pre>{@code
 * var links = PubMedLinks.read(Path.of("pubmed.xml.gz"));
 * search().analysis().linkedBy(links).publications();
 * }</pre>
 */
public final class PubMedLinks {

  /** None. */
  public static final PubMedLinks NONE = new PubMedLinks(List.of(), 0, List.of());

  private final List<PaperLink> links;
  private final long papers;
  private final List<String> unread;

  private PubMedLinks(List<PaperLink> links, long papers, List<String> unread) {
    this.links = List.copyOf(links);
    this.papers = papers;
    this.unread = List.copyOf(unread);
  }

  /**
   * The links of these files.
   *
   * @throws TrialbookException if one of them is not there, is neither format, or breaks off
   */
  public static PubMedLinks read(Path... files) {
    Map<String, List<PaperLink>> byPaper = new LinkedHashMap<>();
    Map<String, List<String>> unread = new LinkedHashMap<>();
    for (Path file : files) {
      read(
          file,
          article -> {
            byPaper.put(article.pmid(), article.links(file.getFileName().toString()));
            unread.put(
                article.pmid(),
                article.unread().stream().map(each -> article.pmid() + ": " + each).toList());
          });
    }
    return new PubMedLinks(
        byPaper.values().stream().flatMap(List::stream).toList(),
        byPaper.size(),
        unread.values().stream().flatMap(List::stream).toList());
  }

  private static void read(Path file, Consumer<Article> articles) {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = unpacked(bytes)) {
      long count =
          isXml(in)
              ? PubMedXml.read(in, articles)
              : MedlineText.read(
                  new BufferedReader(
                      new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())),
                  articles);
      if (count == 0) {
        throw new TrialbookException(
            "There is no paper in %s.\nIt has to be PubMed's XML (PubmedArticleSet) or its text format (.nbib)."
                .formatted(file));
      }
    } catch (XMLStreamException e) {
      throw refused(file, "its XML breaks at line " + line(e), e);
    } catch (EOFException | ZipException e) {
      throw refused(file, "its gzip is damaged or breaks off", e);
    } catch (CharacterCodingException e) {
      throw refused(file, "it is not UTF-8 text", e);
    } catch (NoSuchFileException e) {
      throw refused(file, "there is no such file", e);
    } catch (IOException e) {
      throw TrialbookException.cannot("read the papers in " + file, e);
    }
  }

  private static TrialbookException refused(Path file, String fact, Exception cause) {
    return new TrialbookException(
        "Could not read the papers in %s: %s.\nExport it from PubMed again; nothing of it was taken."
            .formatted(file, fact),
        cause);
  }

  private static String line(XMLStreamException e) {
    String line = e.getLocation() == null ? "?" : String.valueOf(e.getLocation().getLineNumber());
    return Text.line(line, 20);
  }

  private static InputStream unpacked(InputStream bytes) throws IOException {
    bytes.mark(2);
    boolean isGzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return isGzip ? new BufferedInputStream(new GZIPInputStream(bytes)) : bytes;
  }

  /** Whether the first sign, after a byte order mark and white space, opens an element. */
  private static boolean isXml(InputStream in) throws IOException {
    in.mark(64);
    int sign = in.read();
    for (int i = 1; i < 64 && (sign <= ' ' || sign > 0x7f) && sign >= 0; i++) {
      sign = in.read();
    }
    in.reset();
    return sign == '<';
  }

  /** The links, in the order of the files; each study of a paper once. */
  public List<PaperLink> links() {
    return links;
  }

  /** How many papers were read, with a link or without; each PMID once. */
  public long papers() {
    return papers;
  }

  /** What stands for a study of ClinicalTrials.gov and is no number of one, with its PMID. */
  public List<String> unread() {
    return unread;
  }

  /** The links of one study. */
  public List<PaperLink> of(String nctId) {
    return links.stream().filter(link -> link.nctId().equalsIgnoreCase(nctId.strip())).toList();
  }

  /**
   * The links as a table, a row each: {@code pmid}, {@code nctId}, {@code published} with {@code
   * publishedPrecision} (DAY, MONTH or YEAR) beside it, {@code title} and {@code source}, the file.
   */
  public Table table() {
    StringColumn pmid = StringColumn.create("pmid");
    StringColumn nctId = StringColumn.create("nctId");
    DateColumn published = DateColumn.create("published");
    StringColumn precision = StringColumn.create("publishedPrecision");
    StringColumn title = StringColumn.create("title");
    StringColumn source = StringColumn.create("source");
    for (PaperLink link : links) {
      pmid.append(link.pmid());
      nctId.append(link.nctId());
      published.append(link.published());
      append(precision, link.precision());
      append(title, link.title());
      source.append(link.source());
    }
    return Table.create("PAPER_LINKS", pmid, nctId, published, precision, title, source);
  }

  private static void append(StringColumn column, String value) {
    if (value == null) {
      column.appendMissing();
    } else {
      column.append(value);
    }
  }

  @Override
  public String toString() {
    return "%s of studies in %s"
        .formatted(Text.count(links.size(), "link"), Text.count(papers, "paper"));
  }
}
