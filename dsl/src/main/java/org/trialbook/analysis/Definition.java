package org.trialbook.analysis;

import java.util.List;

/**
 * What an analysis counts, in words that a sceptic can check.
 *
 * @param name the method of {@link Analyses}
 * @param question in the words of who asks
 * @param counts what a row of the table counts, and by what
 * @param population which studies the shares are of
 * @param caveats what the numbers do not say
 */
public record Definition(
    String name, String question, String counts, String population, List<String> caveats) {

  public Definition {
    caveats = List.copyOf(caveats);
  }

  Definition(String name, String question, String counts, String population, String... caveats) {
    this(name, question, counts, population, List.of(caveats));
  }
}
