package org.trialbook.reference;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Reading;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.flatten.Source;

/** The reference page of relations is what their definitions say. */
class RelationPageTest {

  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("", "The study");
    PARTS.put("protocolSection", "Protocol");
    PARTS.put("resultsSection", "Results");
    PARTS.put("annotationSection", "Annotations");
    PARTS.put("documentSection", "Documents");
    PARTS.put("derivedSection", "Derived by the registry");
  }

  @Test
  void relationsAreCurrent() throws IOException {
    StringBuilder page =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """
            # Relations

            What `flatten(...)` can make of studies: %d relations, which together hold every field of the registry. A row \
            stands for one element of a list, or for an object that a study has once. `flatten(ALL_RELATIONS)` gives \
            all of them in one pass.

            **Keys.** `nctId` and the columns called `...Ordinal` tell any two rows of a relation apart. An ordinal is \
            the 1-based position of an element in its own array; where one column means several arrays of a study, such \
            as lead sponsor and collaborators, they are counted one behind the other, in the order of the record. Join by \
            the keys that two relations share: measurements and groups by `nctId`, `outcomeMeasureOrdinal` and the \
            group's id, since ids such as `OG000` begin anew with every outcome.

            **Values.** What is absent is missing. A partial date is its first day, beside it `...Precision` says DAY, MONTH \
            or YEAR. An age keeps its text, beside it `...Years`. The results keep numbers as the text that was \
            written, beside it `...Number` where the text is a number: `NA` and `<0.001` are none.

            **Paths.** Where the value stands in the record; `[]` marks a list that is walked element by element. A path \
            that begins with a dot starts at the row's element, each `^` in front climbs to the element around.

            Your own: [How do I make a table of my own?](../cookbook/how-do-i-make-a-table-of-my-own.md) \
            From AACT: [Where is AACT's column?](aact.md)

            """,
                Relations.ALL.size()));
    PARTS.forEach((section, title) -> contents(page, section, title));
    PARTS.forEach((section, title) -> part(page, section, title));
    String text = page.toString().stripTrailing() + "\n";
    assertThat(text.lines().filter(line -> line.startsWith("### "))).hasSize(Relations.ALL.size());
    Golden.check(Golden.doc("reference/relations.md"), text);
  }

  private static List<Relation> relations(String section) {
    return Relations.ALL.stream().filter(each -> section(each).equals(section)).toList();
  }

  private static String section(Relation relation) {
    return relation.sources().get(0).path().split("\\.", 2)[0];
  }

  private static void contents(StringBuilder page, String section, String title) {
    page.append("**%s:** ".formatted(title))
        .append(
            relations(section).stream()
                .map(each -> "[%s](#%s)".formatted(each.name(), anchor(each)))
                .collect(joining(" · ")))
        .append("\n\n");
  }

  private static String anchor(Relation relation) {
    return relation.name().toLowerCase(Locale.ROOT);
  }

  private static void part(StringBuilder page, String section, String title) {
    page.append("## %s\n\n".formatted(title));
    for (Relation relation : relations(section)) {
      page.append("### %s\n\n%s\n\n".formatted(relation.name(), relation.description()));
      relation.sources().forEach(source -> page.append(line(source)));
      page.append("- Key: ")
          .append(relation.keys().stream().map(key -> code(key.name())).collect(joining(", ")))
          .append("\n\n| column | type | path | what it holds |\n|---|---|---|---|\n");
      relation.columns().forEach(column -> page.append(row(column)));
      page.append('\n');
    }
  }

  private static String line(Source source) {
    String constants =
        source.constants().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(constant -> "`%s` %s".formatted(constant.getKey(), constant.getValue()))
            .collect(joining(", "));
    return "- Rows: %s%s\n"
        .formatted(
            source.path().isEmpty() ? "every study" : code(source.path()),
            constants.isEmpty() ? "" : ", with " + constants);
  }

  private static String row(Column column) {
    String type = column.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String path = column.path().isEmpty() ? "" : code(column.path());
    String position = column.reading() == Reading.ORDINAL ? "position of " : "";
    return "| `%s` | %s | %s%s | %s |\n"
        .formatted(
            column.name(),
            type,
            position,
            path,
            column.description().replace("|", "\\|").replace("<", "&lt;"));
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
