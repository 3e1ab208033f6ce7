package org.trialbook.organisation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.text.Resources;
import org.trialbook.text.TableLines;

/** Reads lists of names and of owners. */
final class Lists {

  private static final TableLines.Shape ALIASES =
      new TableLines.Shape("a name, its organisation (or nothing) and a source", 3);

  private static final TableLines.Shape OWNERSHIPS =
      new TableLines.Shape(
          "an organisation, its owner, the first day, the day it ended (or nothing), a source", 5);

  private Lists() {}

  static List<Alias> standardAliases() {
    return aliases(new TableLines("aliases.tsv", resource("aliases.tsv"), ALIASES));
  }

  static List<Ownership> standardOwnerships() {
    return ownerships(new TableLines("owners.tsv", resource("owners.tsv"), OWNERSHIPS));
  }

  static List<Alias> aliases(Path file) {
    return aliases(TableLines.of(file, "names", ALIASES));
  }

  static List<Ownership> ownerships(Path file) {
    return ownerships(TableLines.of(file, "names", OWNERSHIPS));
  }

  private static List<Alias> aliases(TableLines lines) {
    Map<String, TableLines.Line> known = new HashMap<>();
    return lines.stream().map(line -> alias(line, known)).toList();
  }

  private static Alias alias(TableLines.Line line, Map<String, TableLines.Line> known) {
    Alias alias = new Alias(line.cell(0), line.cell(1), line.cell(2));
    String key = NameKey.of(alias.name());
    if (key.isEmpty()) {
      throw line.refused("the name has neither letters nor digits");
    }
    TableLines.Line before = known.putIfAbsent(key, line);
    if (before != null && !before.cell(1).equals(alias.organisation())) {
      throw line.refused(
          String.format(
              Locale.ROOT,
              "the same name is on line %d, for \"%s\"",
              before.number(),
              before.cell(1)));
    }
    return alias;
  }

  private static List<Ownership> ownerships(TableLines lines) {
    return lines.stream().map(Lists::ownership).toList();
  }

  private static Ownership ownership(TableLines.Line line) {
    Ownership ownership =
        new Ownership(line.cell(0), line.cell(1), line.day(2), line.day(3), line.cell(4));
    if (ownership.owner().isEmpty()) {
      throw line.refused("it has no owner");
    }
    if (ownership.from() != null
        && ownership.to() != null
        && !ownership.from().isBefore(ownership.to())) {
      throw line.refused("it ends on " + ownership.to() + ", before it begins");
    }
    return ownership;
  }

  private static String resource(String name) {
    return Resources.text(Lists.class, name);
  }
}
