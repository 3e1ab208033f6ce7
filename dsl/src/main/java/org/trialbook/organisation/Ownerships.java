package org.trialbook.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who owns whom; of two lines that hold on a day the later counts. */
final class Ownerships {

  /**
   * Who owns an organisation, up to the top.
   *
   * @param name the organisation itself where nobody does
   * @param reason a clause for each owner, to follow another reason; may be empty
   */
  record Group(String name, String reason) {}

  private final List<Ownership> ownerships;

  Ownerships(List<Ownership> ownerships) {
    this.ownerships = List.copyOf(ownerships);
  }

  Ownerships and(List<Ownership> more) {
    List<Ownership> all = new ArrayList<>(ownerships);
    all.addAll(more);
    return new Ownerships(all);
  }

  /** Who owns an organisation on a day; where owners own each other it ends at the last new one. */
  Group groupOf(String organisation, LocalDate day) {
    Set<String> seen = new HashSet<>(Set.of(organisation));
    String top = organisation;
    StringBuilder reason = new StringBuilder();
    Ownership owned = last(top, day);
    while (owned != null && seen.add(owned.owner())) {
      top = owned.owner();
      reason.append("; owned by %s (%s)".formatted(top, owned.source()));
      owned = last(top, day);
    }
    return new Group(top, reason.toString());
  }

  private Ownership last(String organisation, LocalDate day) {
    for (int i = ownerships.size() - 1; i >= 0; i--) {
      Ownership each = ownerships.get(i);
      if (each.organisation().equals(organisation) && each.holdsOn(day)) {
        return each;
      }
    }
    return null;
  }
}
