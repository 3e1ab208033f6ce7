package org.trialbook.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.trialbook.field.Catalogue;
import org.trialbook.field.EnumType;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;

/** The reference pages of fields and enums are what the catalogue says. */
class ReferencePagesTest {

  @Test
  void fieldsAreCurrent() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Fields

            Every field of a study, in the order of the record: the registry's piece name, the Java constant of \
            `Fields`, the column it becomes, its type, and what it holds. `[]` marks a list. A structure is selected \
            whole by its constant and holds no value of its own. `Fields.find("enrol")` searches this page.

            """);
    for (Catalogue.Node section : Catalogue.sections()) {
      if (section.children().isEmpty()) {
        heading(page, 2, section);
        table(page, List.of(section));
      } else {
        heading(page, 2, section);
        page.append(section.description()).append("\n\n");
        section.children().forEach(module -> module(page, module));
      }
    }
    page.append(
        """
        ## Only searched

        The registry searches these, sorts by them and counts them in `/stats`, but never sends them: \
        `from(NUM_ARM_GROUPS, 2)`, `AREA[NumLocations]1`, `Sort.descending(NUM_LOCATIONS)`. They can be in no row. What \
        each is made from is told by its name alone; whether a list that is not there counts as 0 or as missing is not \
        documented (the mirror says missing).

        | piece | constant | made from | what it holds |
        |---|---|---|---|
        """);
    for (Field<?> field : Fields.searchOnly()) {
      page.append(
          "| `%s` | `%s` | %s | %s |\n"
              .formatted(
                  field.piece(),
                  field.constantName(),
                  Catalogue.madeFrom(field),
                  cell(field.description())));
    }
    String text = page.toString().stripTrailing() + "\n";
    assertThat(text.lines().filter(line -> line.startsWith("| `")))
        .hasSizeGreaterThan(Fields.all().size() + Fields.searchOnly().size() - 40);
    Golden.check(Golden.doc("reference/fields.md"), text);
  }

  private static void module(StringBuilder page, Catalogue.Node module) {
    heading(page, 3, module);
    page.append(module.description()).append("\n\n");
    table(page, module.children());
  }

  private static void heading(StringBuilder page, int level, Catalogue.Node node) {
    page.append("#".repeat(level))
        .append(' ')
        .append(node.field().piece())
        .append("\n\n`")
        .append(node.field().path())
        .append("`, `")
        .append(node.field().constantName())
        .append("`\n\n");
  }

  private static void table(StringBuilder page, List<Catalogue.Node> nodes) {
    page.append("| piece | constant | column | type | what it holds |\n|---|---|---|---|---|\n");
    nodes.forEach(node -> rows(page, node));
    page.append('\n');
  }

  private static void rows(StringBuilder page, Catalogue.Node node) {
    Field<?> field = node.field();
    String column = field.type() == FieldType.STRUCTURE ? "" : "`" + field.columnName() + "`";
    page.append(
        "| `%s` | `%s` | %s | %s | %s |\n"
            .formatted(
                field.piece(),
                field.constantName(),
                column,
                type(field),
                cell(node.description())));
    node.children().forEach(child -> rows(page, child));
  }

  private static String type(Field<?> field) {
    String type =
        switch (field.type()) {
          case STRUCTURE -> "structure";
          case ENUM ->
              "[%s](enums.md#%s)"
                  .formatted(field.typeName(), field.typeName().toLowerCase(Locale.ROOT));
          default -> field.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    return field.repeated() ? type + "[]" : type;
  }

  @Test
  void enumsAreCurrent() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Enums

            The values of the registry's enums, as the API writes them and as people read them. Each is a Java enum of \
            the same name; `Status.named("Recruiting")` takes both.

            """);
    for (EnumType type : Catalogue.enums()) {
      page.append("## ").append(type.name()).append("\n\nOf ");
      page.append(
          String.join(", ", type.pieces().stream().map(piece -> "`" + piece + "`").toList()));
      page.append(".\n\n| value | label |\n|---|---|\n");
      for (EnumType.Value value : type.values()) {
        page.append("| `%s` | %s |\n".formatted(value.value(), cell(value.label())));
      }
      page.append('\n');
    }
    String text = page.toString().stripTrailing() + "\n";
    assertThat(Catalogue.enums()).hasSize(41);
    Golden.check(Golden.doc("reference/enums.md"), text);
  }

  /** What would end a table's cell or start markup. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
