package org.trialbook.drug;

import java.util.List;

/**
 * What is known of an intervention's name.
 *
 * @param name as the record writes it
 * @param kind whether it is one drug, several together, or what a drug is compared with
 * @param drugs the drugs that it names, in alphabetical order; of a comparator its kind, such as
 *     placebo
 * @param outcome whether a record, MeSH or a decision says so
 * @param reason which of them, in words
 */
public record DrugName(String name, Kind kind, List<String> drugs, Outcome outcome, String reason) {

  /** What a name stands for. */
  public enum Kind {
    /** One drug. */
    DRUG,
    /** Several drugs that are given together; it is none of them. */
    COMBINATION,
    /** Placebo, sham, vehicle, or no treatment; it is never put together with a drug. */
    COMPARATOR
  }

  /** Whether a name could be told. */
  public enum Outcome {
    /** A MeSH term, another name in a record, or a decision of the user's says which drug. */
    ACCEPTED,
    /** There is a hint which drug it may be, and a person has to say. */
    REVIEW,
    /** Nothing says more than the name itself, without dose, form and salt. */
    UNKNOWN
  }

  public DrugName {
    drugs = List.copyOf(drugs);
  }

  /** The name to count by: the drug, or those of a combination with + between. */
  public String drug() {
    return String.join(" + ", drugs);
  }
}
