package org.trialbook.aact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.reference.AactColumn;

/** What is written and read is what the map of AACT's columns says. */
class AactTableTest {

  @Test
  void everyColumnOfTheMapIsMadeUnlessItHasNoSource() throws IOException {
    for (AactColumn each : AactColumn.map()) {
      assertThat(AactTable.ALL).containsKey(each.table());
      assertThat(AactTable.ALL.get(each.table()).byName())
          .as(each.toString())
          .hasEntrySatisfying(
              each.column(),
              column ->
                  assertThat(column.expression().isEmpty()).isEqualTo(each.rule().equals("none")));
    }
    assertThat(AactTable.ALL.values().stream().filter(AactTable::isMade)).hasSize(46);
  }

  /** A column that is made of a field names it. */
  @Test
  void aColumnIsMadeOfWhatTheMapSays() throws IOException {
    List<String> kept = List.of("same", "lower", "last day", "first day", "number");
    for (AactColumn each : AactColumn.map()) {
      if (kept.contains(each.rule()) && each.ours().size() == 1) {
        String[] names = each.ours().get(0).split("\\.", -1);
        assertThat(AactTable.ALL.get(each.table()).query())
            .contains(names[1])
            .contains("ours." + names[0].toLowerCase(Locale.ROOT));
      }
    }
  }

  @Test
  void everyColumnOfOursIsOne() {
    for (Relation relation : Relations.ALL) {
      if (AactRelation.NAMES.contains(relation.name())) {
        assertThat(AactRelation.named(relation.name()).expressions().keySet())
            .as(relation.name())
            .isSubsetOf(relation.columns().stream().map(column -> column.name()).toList());
      }
    }
  }
}
