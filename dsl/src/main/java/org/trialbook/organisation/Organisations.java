package org.trialbook.organisation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.trialbook.TrialbookException;
import org.trialbook.organisation.Resolution.Outcome;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Which organisation a sponsor's name means, and who owns it.
 *
 * <pre>{@code
 * Organisations.standard().resolve("Genentech, Inc.").group();    // Roche
 * }</pre>
 *
 * <p>A name is accepted if a line of the list has it, but for case, accents, punctuation, "&amp;"
 * for "and", and the form of the company at its end. It waits for review if a line says that it may
 * mean several organisations, or if without its form it does. Everything else is unknown and keeps
 * its own name: there is no guess by likeness, and no part of a name stands for the whole.
 *
 * <p>Lines added later win over those before. Values of this type do not change.
 */
public final class Organisations {

  private static final class Standard {
    static final Organisations NAMES =
        new Organisations(Lists.standardAliases(), Lists.standardOwnerships());
  }

  private final List<Alias> aliases;
  private final List<Ownership> ownerships;
  private final Map<String, Alias> byKey = new HashMap<>();
  private final Map<String, Set<String>> byStem = new HashMap<>();
  private final Map<String, Alias> stemAlias = new HashMap<>();

  private Organisations(List<Alias> aliases, List<Ownership> ownerships) {
    this.aliases = List.copyOf(aliases);
    this.ownerships = List.copyOf(ownerships);
    for (Alias alias : aliases) {
      byKey.put(NameKey.of(alias.name()), alias);
    }
    for (Map.Entry<String, Alias> each : byKey.entrySet()) {
      String stem = NameKey.withoutLegalForm(each.getKey());
      byStem.computeIfAbsent(stem, any -> new HashSet<>()).add(each.getValue().organisation());
      stemAlias.merge(stem, each.getValue(), Organisations::firstByName);
    }
  }

  private static Alias firstByName(Alias a, Alias b) {
    return a.name().compareTo(b.name()) <= 0 ? a : b;
  }

  /** The names that come with Trialbook, each with its source. */
  public static Organisations standard() {
    return Standard.NAMES;
  }

  /**
   * These names and one more.
   *
   * @param source where it is known from, for the report
   */
  public Organisations with(String name, String organisation, String source) {
    if (name.isBlank() || organisation.isBlank() || source.isBlank()) {
      throw new TrialbookException(
          "An alias needs a name, an organisation and a source.\n"
              + "For example with(\"MSD Korea\", \"Merck & Co.\", \"annual report 2024\").");
    }
    return with(List.of(new Alias(name, organisation, source)));
  }

  /**
   * These names and those of a file: a line for each, with the columns name, organisation (empty if
   * the name means several) and source, parted by tabs.
   *
   * @throws TrialbookException with the line that cannot be read
   */
  public Organisations with(Path file) {
    return with(Lists.aliases(file));
  }

  private Organisations with(List<Alias> more) {
    List<Alias> all = new ArrayList<>(aliases);
    all.addAll(more);
    return new Organisations(all, ownerships);
  }

  /** What a name means, and who owns that organisation today. */
  public Resolution resolve(String name) {
    return resolve(name, LocalDate.MAX);
  }

  /** What a name means, and who owned that organisation on a day, such as a study's start. */
  public Resolution resolve(String name, LocalDate day) {
    String key = NameKey.of(name);
    Alias alias = byKey.get(key);
    if (alias != null) {
      return alias.isAmbiguous()
          ? new Resolution(name, name, name, Outcome.REVIEW, "may mean several: " + alias.source())
          : accepted(name, alias, "as \"" + alias.name() + "\" (" + alias.source() + ")", day);
    }
    String stem = NameKey.withoutLegalForm(key);
    Set<String> organisations = byStem.getOrDefault(stem, Set.of());
    if (organisations.isEmpty()) {
      return new Resolution(name, name, name, Outcome.UNKNOWN, "not on the list");
    }
    Alias near = stemAlias.get(stem);
    if (organisations.size() > 1 || near.isAmbiguous()) {
      return new Resolution(
          name, name, name, Outcome.REVIEW, "without its legal form it may mean several");
    }
    return accepted(name, near, "as \"" + near.name() + "\" but for the legal form", day);
  }

  private Resolution accepted(String name, Alias alias, String reason, LocalDate day) {
    Set<String> seen = new LinkedHashSet<>();
    String group = alias.organisation();
    StringBuilder owned = new StringBuilder();
    while (seen.add(group)) {
      for (Ownership each : ownerships) {
        if (each.organisation().equals(group) && each.holdsOn(day)) {
          owned
              .append("; owned by ")
              .append(each.owner())
              .append(" (")
              .append(each.source())
              .append(')');
          group = each.owner();
          break;
        }
      }
    }
    return new Resolution(name, alias.organisation(), group, Outcome.ACCEPTED, reason + owned);
  }

  /**
   * A table with three columns more: {@code organisation}, {@code organisationGroup} (who owns it
   * today) and {@code organisationOutcome}. The names stay as they are.
   *
   * @param names the column of names, such as {@code sponsorName}
   */
  public Table beside(Table table, String names) {
    return beside(table, names, row -> LocalDate.MAX);
  }

  /**
   * The same with who owned the organisation on the day of each row, such as {@code startDate}; a
   * row without a day takes today's owner.
   */
  public Table beside(Table table, String names, String days) {
    DateColumn column = table.dateColumn(days);
    return beside(table, names, row -> column.isMissing(row) ? LocalDate.MAX : column.get(row));
  }

  private Table beside(Table table, String names, IntFunction<LocalDate> days) {
    StringColumn column = table.stringColumn(names);
    StringColumn organisation = StringColumn.create("organisation");
    StringColumn group = StringColumn.create("organisationGroup");
    StringColumn outcome = StringColumn.create("organisationOutcome");
    for (int row = 0; row < table.rowCount(); row++) {
      if (column.isMissing(row)) {
        organisation.appendMissing();
        group.appendMissing();
        outcome.appendMissing();
      } else {
        Resolution resolution = resolve(column.get(row), days.apply(row));
        organisation.append(resolution.organisation());
        group.append(resolution.group());
        outcome.append(resolution.outcome().name());
      }
    }
    return Table.create(table.name(), table.columns()).addColumns(organisation, group, outcome);
  }

  /**
   * What the roll-up of these names puts together and why, and which wait for review; names that
   * stand alone are not told. Unknown names that differ in case or punctuation alone wait for
   * review too.
   */
  public List<Merged> report(Collection<String> names) {
    Map<String, List<Resolution>> groups = new TreeMap<>();
    List<Merged> merged = new ArrayList<>();
    Map<String, List<Resolution>> waiting = new TreeMap<>();
    for (String name : new TreeSet<>(names)) {
      Resolution resolution = resolve(name);
      if (resolution.outcome() == Outcome.ACCEPTED) {
        groups.computeIfAbsent(resolution.group(), any -> new ArrayList<>()).add(resolution);
      } else {
        waiting.computeIfAbsent(NameKey.of(name), any -> new ArrayList<>()).add(resolution);
      }
    }
    groups.forEach(
        (group, members) -> {
          if (members.size() > 1) {
            merged.add(merged(group, Outcome.ACCEPTED, members));
          }
        });
    waiting.forEach(
        (key, members) -> {
          if (members.size() > 1 || members.get(0).outcome() == Outcome.REVIEW) {
            merged.add(merged(members.get(0).name(), Outcome.REVIEW, members));
          }
        });
    return List.copyOf(merged);
  }

  private static Merged merged(String group, Outcome outcome, List<Resolution> members) {
    return new Merged(
        group,
        outcome,
        members.stream().map(Resolution::name).toList(),
        members.stream().map(Resolution::reason).toList());
  }

  /** How many names the list has. */
  public int size() {
    return byKey.size();
  }
}
