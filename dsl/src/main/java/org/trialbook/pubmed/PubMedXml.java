package org.trialbook.pubmed;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the papers of a {@code PubmedArticleSet}, one after the other; entities are not followed.
 */
final class PubMedXml {

  private static final String CITATION = "PubmedArticle/MedlineCitation/";
  private static final String ARTICLE = CITATION + "Article/";
  private static final String PUBLISHED = ARTICLE + "Journal/JournalIssue/PubDate/";
  private static final String ONLINE = ARTICLE + "ArticleDate/";
  private static final String BANK = ARTICLE + "DataBankList/DataBank/";
  private static final String ONE = "PubmedArticle";

  /** Titles have markup of their own. */
  private static final String TITLE = ARTICLE + "ArticleTitle";

  private final Deque<String> places = new ArrayDeque<>();
  private final Map<String, StringBuilder> texts = new HashMap<>();
  private final List<String> accessions = new ArrayList<>();
  private String bank = "";

  private PubMedXml() {}

  /**
   * Hands on each paper, and tells how many there were.
   *
   * @throws XMLStreamException if the XML breaks, with the line
   */
  static long read(InputStream in, Consumer<Article> articles) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    try {
      return new PubMedXml().read(reader, articles);
    } finally {
      reader.close();
    }
  }

  private long read(XMLStreamReader reader, Consumer<Article> articles) throws XMLStreamException {
    long count = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> places.addLast(below(reader.getLocalName()));
        case XMLStreamConstants.END_ELEMENT -> {
          count += end(articles) ? 1 : 0;
          places.removeLast();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader.getText());
        default -> {}
      }
    }
    return count;
  }

  /** Where the reader is within a paper; empty outside of one. */
  private String place() {
    return places.isEmpty() ? "" : places.getLast();
  }

  private String below(String name) {
    String place = place();
    if (name.equals(ONE)) {
      return ONE;
    }
    return place.isEmpty() || place.equals(TITLE) ? place : place + "/" + name;
  }

  private void text(String text) {
    String place = place();
    if (place.startsWith(CITATION)) {
      texts.computeIfAbsent(place, any -> new StringBuilder()).append(text);
    }
  }

  /** Whether a paper ends here. */
  private boolean end(Consumer<Article> articles) {
    String place = place();
    if (place.equals(BANK + "DataBankName")) {
      bank = take(place);
    } else if (place.equals(BANK + "AccessionNumberList/AccessionNumber")) {
      String accession = take(place);
      if (bank.equalsIgnoreCase(Article.REGISTRY)) {
        accessions.add(accession);
      }
    } else if (place.equals(ONE)) {
      articles.accept(article());
      texts.clear();
      accessions.clear();
      return true;
    }
    return false;
  }

  private Article article() {
    PaperDate online =
        PaperDate.of(take(ONLINE + "Year"), take(ONLINE + "Month"), take(ONLINE + "Day"));
    String title = take(TITLE);
    return new Article(
        take(CITATION + "PMID"),
        title.isEmpty() ? null : title,
        online.day() == null ? printed() : online,
        List.copyOf(accessions));
  }

  private PaperDate printed() {
    PaperDate parts =
        PaperDate.of(take(PUBLISHED + "Year"), take(PUBLISHED + "Month"), take(PUBLISHED + "Day"));
    return parts.day() == null ? PaperDate.of(take(PUBLISHED + "MedlineDate")) : parts;
  }

  /** The text at a place, in one line. */
  private String take(String place) {
    StringBuilder text = texts.remove(place);
    return text == null ? "" : text.toString().strip().replaceAll("\\s+", " ");
  }
}
