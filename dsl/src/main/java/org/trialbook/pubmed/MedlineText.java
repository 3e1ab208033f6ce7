package org.trialbook.pubmed;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads papers in PubMed's text format (.nbib): a tag, a hyphen, a text that goes on below. */
final class MedlineText {

  private static final Pattern FIELD = Pattern.compile("([A-Z]{2,4}) *- ?(.*)");
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String NUMBER = "PMID";

  private final Consumer<Article> articles;
  private final Map<String, List<StringBuilder>> fields = new HashMap<>();
  private StringBuilder last;
  private long count;

  private MedlineText(Consumer<Article> articles) {
    this.articles = articles;
  }

  /** Hands on each paper, and tells how many there were. */
  static long read(BufferedReader in, Consumer<Article> articles) throws IOException {
    MedlineText text = new MedlineText(articles);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      text.line(line.replace(BYTE_ORDER_MARK, ""));
    }
    text.end();
    return text.count;
  }

  private void line(String line) {
    Matcher field = FIELD.matcher(line);
    if (field.matches()) {
      if (field.group(1).equals(NUMBER)) {
        end();
      }
      last = new StringBuilder(field.group(2));
      fields.computeIfAbsent(field.group(1), any -> new ArrayList<>()).add(last);
    } else if (last != null && line.startsWith(" ")) {
      last.append(' ').append(line.strip());
    }
  }

  private void end() {
    if (fields.containsKey(NUMBER)) {
      PaperDate online = PaperDate.of(first("DEP"));
      String title = first("TI");
      count++;
      articles.accept(
          new Article(
              first(NUMBER),
              title.isEmpty() ? null : title,
              online.day() == null ? PaperDate.of(first("DP")) : online,
              accessions()));
    }
    fields.clear();
    last = null;
  }

  private String first(String tag) {
    return fields.containsKey(tag) ? fields.get(tag).get(0).toString().strip() : "";
  }

  private List<String> accessions() {
    String bank = Article.REGISTRY + "/";
    return fields.getOrDefault("SI", List.of()).stream()
        .map(each -> each.toString().strip())
        .filter(each -> each.regionMatches(true, 0, bank, 0, bank.length()))
        .map(each -> each.substring(bank.length()))
        .toList();
  }
}
