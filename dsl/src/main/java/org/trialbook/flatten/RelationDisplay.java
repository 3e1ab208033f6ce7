package org.trialbook.flatten;

import java.util.List;
import java.util.Locale;
import org.trialbook.display.Card;

/** A relation as people choose from it: what a row is, and what each column holds. */
final class RelationDisplay {

  private RelationDisplay() {}

  static Card card(String name, String description, List<Column> columns) {
    Card card = Card.titled(name).line(description);
    for (Column column : columns) {
      String type = column.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      card = card.fact(column.name(), type + " · " + column.description());
    }
    return card;
  }
}
