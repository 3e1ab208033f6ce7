package org.trialbook.organisation;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.TrialbookException;
import org.trialbook.text.Resources;

/** Reads lists of names and of owners. */
final class Lists {

  private static final Lines.Shape ALIASES =
      new Lines.Shape("a name, its organisation (or nothing) and a source", 3);

  private static final Lines.Shape OWNERSHIPS =
      new Lines.Shape(
          "an organisation, its owner, the first day, the day it ended (or nothing), a source", 5);

  private Lists() {}

  static List<Alias> standardAliases() {
    return aliases(new Lines("aliases.tsv", resource("aliases.tsv"), ALIASES));
  }

  static List<Ownership> standardOwnerships() {
    return ownerships(new Lines("owners.tsv", resource("owners.tsv"), OWNERSHIPS));
  }

  static List<Alias> aliases(Path file) {
    return aliases(new Lines(file.toString(), text(file), ALIASES));
  }

  static List<Ownership> ownerships(Path file) {
    return ownerships(new Lines(file.toString(), text(file), OWNERSHIPS));
  }

  private static List<Alias> aliases(Lines lines) {
    Map<String, Lines.Line> known = new HashMap<>();
    return lines.stream().map(line -> alias(line, known)).toList();
  }

  private static Alias alias(Lines.Line line, Map<String, Lines.Line> known) {
    Alias alias = new Alias(line.cell(0), line.cell(1), line.cell(2));
    String key = NameKey.of(alias.name());
    if (key.isEmpty()) {
      throw line.refused("the name has neither letters nor digits");
    }
    Lines.Line before = known.putIfAbsent(key, line);
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

  private static List<Ownership> ownerships(Lines lines) {
    return lines.stream().map(Lists::ownership).toList();
  }

  private static Ownership ownership(Lines.Line line) {
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

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file", e);
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is not UTF-8 text. Save it as UTF-8", e);
    } catch (IOException e) {
      throw unreadable(file, e.getMessage(), e);
    }
  }

  private static TrialbookException unreadable(Path file, String fact, IOException cause) {
    return new TrialbookException(
        "Could not read the list of names in %s: %s.".formatted(file, fact), cause);
  }

  private static String resource(String name) {
    return Resources.text(Lists.class, name);
  }
}
