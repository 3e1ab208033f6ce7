package org.trialbook.drug;

import java.util.List;

/**
 * Two names that may be of one drug, and wait for a person.
 *
 * @param name as a record writes it
 * @param drug what it may be
 * @param reason what speaks for it, and why that is not enough
 * @param sources numbers of the studies that say so, three at most
 */
public record Doubt(String name, String drug, String reason, List<String> sources) {

  public Doubt {
    sources = List.copyOf(sources);
  }
}
