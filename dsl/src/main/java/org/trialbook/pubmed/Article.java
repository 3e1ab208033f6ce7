package org.trialbook.pubmed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a record of PubMed says of one paper.
 *
 * @param accessions what stands for studies of ClinicalTrials.gov, as it is written
 */
record Article(String pmid, String title, PaperDate date, List<String> accessions) {

  /** What PubMed calls the registry. */
  static final String REGISTRY = "ClinicalTrials.gov";

  private static final Pattern NCT_ID =
      Pattern.compile("NCT[\\s:#-]*0*(\\d{1,8})(?!\\d)", Pattern.CASE_INSENSITIVE);

  /** Each study once. */
  List<PaperLink> links(String source) {
    return accessions.stream()
        .map(Article::nctId)
        .filter(Objects::nonNull)
        .distinct()
        .map(id -> new PaperLink(pmid, id, date.day(), date.precision(), title, source))
        .toList();
  }

  /** Those that name no study. */
  Set<String> unread() {
    Set<String> unread = new LinkedHashSet<>(accessions);
    unread.removeIf(each -> nctId(each) != null);
    return unread;
  }

  private static String nctId(String accession) {
    Matcher found = NCT_ID.matcher(accession);
    return found.find() && !found.group(1).matches("0*")
        ? String.format(Locale.ROOT, "NCT%08d", Integer.parseInt(found.group(1)))
        : null;
  }
}
