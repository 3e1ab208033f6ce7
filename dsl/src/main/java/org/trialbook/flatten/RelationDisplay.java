package org.trialbook.flatten;

import java.util.Locale;
import org.trialbook.display.Card;

/** A relation as people choose from it: what a row is, and what each column holds. */
final class RelationDisplay {

  private RelationDisplay() {}

  static Card card(Relation relation) {
    Card card = Card.titled(relation.name()).line(relation.description());
    for (Column column : relation.columns()) {
      String type = column.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      card = card.fact(column.name(), type + " · " + column.description());
    }
    return card;
  }
}
