package org.trialbook.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;

/** The page that leads from AACT's columns to ours: whole, and with names that exist. */
class AactPageTest {

  @Test
  void everyColumnOfAactIsMappedOrHasAReason() throws IOException {
    List<AactColumn> map = AactColumn.map();
    Map<String, List<String>> schema = AactColumn.schema();
    assertThat(map)
        .extracting(each -> each.table() + "." + each.column())
        .containsExactlyElementsOf(schema.keySet());
    assertThat(map)
        .allSatisfy(
            each ->
                assertThat(each.paths()).isEqualTo(schema.get(each.table() + "." + each.column())));
  }

  @Test
  void everyRuleIsKnownAndWhatHasNoColumnHasAReason() throws IOException {
    for (AactColumn each : AactColumn.map()) {
      if (AactColumn.VALUES.contains(each.rule())) {
        assertThat(each.ours()).as(each.toString()).isNotEmpty();
      } else {
        assertThat(AactColumn.OTHERS).contains(each.rule());
        assertThat(each.note()).as(each.toString()).isNotEmpty();
      }
    }
  }

  @Test
  void everyColumnOfOursExists() throws IOException {
    Map<String, Relation> relations = new LinkedHashMap<>();
    Relations.ALL.forEach(relation -> relations.put(relation.name(), relation));
    for (AactColumn each : AactColumn.map()) {
      for (String ours : each.ours()) {
        String[] names = ours.split("\\.", -1);
        assertThat(relations.get(names[0]).columnNamed(names[1]).name()).isEqualTo(names[1]);
      }
    }
  }

  @Test
  void thePageIsCurrent() throws IOException {
    Map<String, List<AactColumn>> tables =
        AactColumn.map().stream()
            .collect(groupingBy(AactColumn::table, LinkedHashMap::new, toList()));
    StringBuilder page =
        new StringBuilder(
            """
            # Where is AACT's column?

            [AACT](https://aact.ctti-clinicaltrials.org) is the registry as a PostgreSQL database. Each of its columns, \
            and where the same values are in the [relations](relations.md). A test recomputes AACT's columns from \
            real records, through the paths that AACT reads, and compares.

            What differs everywhere:

            - **Keys.** AACT numbers its rows (`id`) and joins by those numbers. Here `nctId` and ordinals are the keys, \
            the same in every run. `nct_id`, in each of its tables, is `nctId`.
            - **Dates.** AACT makes the last day of a month or year of a partial date, with one exception. Here it is the \
            first day, and `...Precision` beside it says so.
            - **Numbers in text.** Where AACT keeps `..._num` beside the text, here `...Number` is beside it. `1,234` \
            is a number here and missing there; `NA` and `<0.001` are missing in both.
            - **Text** is the registry's own. AACT's flat files replace line breaks and drop doubled quotes.

            """);
    tables.forEach((table, columns) -> table(page, table, columns));
    Golden.check(Golden.doc("reference/aact.md"), page.toString().stripTrailing() + "\n");
  }

  private static void table(StringBuilder page, String table, List<AactColumn> columns) {
    page.append("## %s\n\n| AACT | here | difference |\n|---|---|---|\n".formatted(table));
    for (AactColumn each : columns) {
      String ours = each.ours().stream().distinct().map(AactPageTest::link).collect(joining(", "));
      page.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  each.column(),
                  ours.isEmpty() ? (each.rule().equals("none") ? "none" : "") : ours,
                  each.note().replace("|", "\\|").replace("<", "&lt;")));
    }
    page.append('\n');
  }

  private static String link(String ours) {
    String relation = ours.substring(0, ours.indexOf('.'));
    String column = ours.substring(ours.indexOf('.') + 1);
    return "[%s](relations.md#%s) `%s`"
        .formatted(relation, relation.toLowerCase(Locale.ROOT), column);
  }
}
