package org.trialbook.cli;

import java.util.List;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.text.DidYouMean;

/** The relations that an argument names, in any case; {@code all} is every one. */
final class RelationsArgument {

  private static final String EVERY = "all";

  private RelationsArgument() {}

  static List<Relation> of(List<String> names) {
    return names.stream().anyMatch(name -> name.strip().equalsIgnoreCase(EVERY))
        ? Relations.ALL
        : names.stream().map(RelationsArgument::relation).distinct().toList();
  }

  private static Relation relation(String name) {
    return Relations.ALL.stream()
        .filter(relation -> relation.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new TrialbookException(
                    "There is no relation %s.%s\nThe names are in docs/reference/relations.md; all is every one."
                        .formatted(
                            name,
                            DidYouMean.or(
                                name, Relations.ALL.stream().map(Relation::name).toList()))));
  }
}
