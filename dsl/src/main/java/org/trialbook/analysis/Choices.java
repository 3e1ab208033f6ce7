package org.trialbook.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialbook.drug.Drugs;
import org.trialbook.organisation.Organisations;
import org.trialbook.pubmed.PubMedLinks;

/**
 * What an analyst chose, for every analysis alike.
 *
 * @param asOf the day that it is about; empty for that of the data
 * @param everyType whether other studies than interventional ones count
 * @param headings the MeSH terms that studies have to have, or one below each
 * @param organisations the names of sponsors
 * @param drugs the rules and decisions by which drugs are named
 * @param papers those that name their studies themselves
 */
record Choices(
    Optional<LocalDate> asOf,
    boolean everyType,
    List<Heading> headings,
    Organisations organisations,
    Drugs drugs,
    PubMedLinks papers) {

  /**
   * A MeSH term, as its name or number.
   *
   * @param of CONDITION or INTERVENTION
   */
  record Heading(String of, String term) {}

  static final Choices STANDARD =
      new Choices(
          Optional.empty(),
          false,
          List.of(),
          Organisations.standard(),
          Drugs.standard(),
          PubMedLinks.NONE);

  Choices asOf(LocalDate day) {
    return new Choices(Optional.of(day), everyType, headings, organisations, drugs, papers);
  }

  Choices everyStudyType() {
    return new Choices(asOf, true, headings, organisations, drugs, papers);
  }

  /** With the term instead of another one of the same kind. */
  Choices orNarrower(String of, String term) {
    List<Heading> others = new ArrayList<>(headings);
    others.removeIf(heading -> heading.of().equals(of));
    others.add(new Heading(of, term.strip()));
    return new Choices(asOf, everyType, List.copyOf(others), organisations, drugs, papers);
  }

  Choices organisations(Organisations names) {
    return new Choices(asOf, everyType, headings, names, drugs, papers);
  }

  Choices drugs(Drugs names) {
    return new Choices(asOf, everyType, headings, organisations, names, papers);
  }

  Choices linkedBy(PubMedLinks links) {
    return new Choices(asOf, everyType, headings, organisations, drugs, links);
  }
}
