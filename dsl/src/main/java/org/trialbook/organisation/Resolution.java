package org.trialbook.organisation;

/**
 * What is known of a sponsor's name.
 *
 * @param name as the registry writes it
 * @param organisation whose name it is; the name itself unless it was accepted
 * @param group who owns the organisation, up to the top, on the day that was asked for; the
 *     organisation itself where nobody does
 * @param outcome whether the name was accepted
 * @param reason which line or rule, in words
 */
public record Resolution(
    String name, String organisation, String group, Outcome outcome, String reason) {

  /** Whether a name could be told. */
  public enum Outcome {
    /** It is on the list, but for case, punctuation and, where that is safe, the legal form. */
    ACCEPTED,
    /** It might be one of several organisations, and a person has to say which. */
    REVIEW,
    /** It is not on the list, and keeps its own name. */
    UNKNOWN
  }
}
