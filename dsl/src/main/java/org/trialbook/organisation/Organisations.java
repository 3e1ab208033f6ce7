package org.trialbook.organisation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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
 * <p>A name is accepted if a line of the list has it, but for case, accents, punctuation, spaces,
 * marks such as ®, and "&amp;" for "and". The form of the company at its end (Inc, Ltd, GmbH, Co.
 * KG, ...; never KGaA) may differ too, as long as that cannot put two companies together. Such a
 * name waits for review instead if
 *
 * <ul>
 *   <li>the list has the name with two forms for two organisations, or says that without one it
 *       means several;
 *   <li>both names have a form and these are not the same: "Kyowa Kirin GmbH" is not "Kyowa Kirin
 *       Co., Ltd.", though Ltd is Limited and a name without a form goes with any;
 *   <li>it has at most four letters without the form: "NCI, Inc." is not the NCI.
 * </ul>
 *
 * <p>Everything else is unknown and keeps its own name: there is no guess by likeness, and no part
 * of a name stands for the whole.
 *
 * <p>Lines added later win over those before. Values of this type do not change.
 */
public final class Organisations {

  private static final class Standard {
    static final Organisations LISTS =
        new Organisations(
            new Names(Lists.standardAliases()), new Ownerships(Lists.standardOwnerships()));
  }

  private final Names names;
  private final Ownerships ownerships;

  private Organisations(Names names, Ownerships ownerships) {
    this.names = names;
    this.ownerships = ownerships;
  }

  /** The names and owners that come with Trialbook, each with its source. */
  public static Organisations standard() {
    return Standard.LISTS;
  }

  /**
   * These names and one more.
   *
   * @param source where it is known from, for the report
   */
  public Organisations with(String name, String organisation, String source) {
    if (NameKey.of(name).isEmpty() || organisation.isBlank() || source.isBlank()) {
      throw new TrialbookException(
          "An alias needs a name with letters, an organisation and a source.\n"
              + "For example with(\"MSD Korea\", \"Merck & Co.\", \"annual report 2024\").");
    }
    return with(List.of(new Alias(name, organisation, source)));
  }

  /**
   * These names and those of a file: a line for each, with the columns name, organisation (empty if
   * the name means several) and source, parted by tabs. Lines that begin with # are remarks.
   *
   * @throws TrialbookException with the line that cannot be read
   */
  public Organisations with(Path file) {
    return with(Lists.aliases(file));
  }

  private Organisations with(List<Alias> more) {
    return new Organisations(names.and(more), ownerships);
  }

  /**
   * These owners and one more. An organisation that is its own owner stands for itself.
   *
   * @param from the first day; null for as long as anyone asks
   * @param to the first day that it no longer does; null for still
   * @param source where it is known from, for the report
   */
  public Organisations withOwner(
      String organisation, String owner, LocalDate from, LocalDate to, String source) {
    if (organisation.isBlank() || owner.isBlank() || source.isBlank()) {
      throw new TrialbookException(
          "An owner needs an organisation, who owns it, and a source.\nFor example"
              + " withOwner(\"Kite\", \"Gilead Sciences\", LocalDate.of(2017, 10, 3), null,"
              + " \"press release\").");
    }
    if (from != null && to != null && !from.isBefore(to)) {
      throw new TrialbookException(
          "%s cannot own %s from %s to %s.\nThe last day has to be after the first."
              .formatted(owner, organisation, from, to));
    }
    return withOwners(List.of(new Ownership(organisation, owner, from, to, source)));
  }

  /**
   * These owners and those of a file: a line for each, with the columns organisation, owner, first
   * day, day it ended (both may be empty) and source, parted by tabs. Lines that begin with # are
   * remarks.
   *
   * @throws TrialbookException with the line that cannot be read
   */
  public Organisations withOwners(Path file) {
    return withOwners(Lists.ownerships(file));
  }

  private Organisations withOwners(List<Ownership> more) {
    return new Organisations(names, ownerships.and(more));
  }

  /** What a name means, and who owns that organisation today. */
  public Resolution resolve(String name) {
    return resolve(name, LocalDate.MAX);
  }

  /** What a name means, and who owned that organisation on a day, such as a study's start. */
  public Resolution resolve(String name, LocalDate day) {
    Names.Found found = names.find(name);
    if (found.outcome() != Outcome.ACCEPTED) {
      return new Resolution(name, name, name, found.outcome(), found.reason());
    }
    Ownerships.Group group = ownerships.groupOf(found.organisation(), day);
    return new Resolution(
        name,
        found.organisation(),
        group.name(),
        Outcome.ACCEPTED,
        found.reason() + group.reason());
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
    TableColumns columns = new TableColumns();
    for (int row = 0; row < table.rowCount(); row++) {
      if (column.isMissing(row)) {
        columns.appendMissing();
      } else {
        columns.append(resolve(column.get(row), days.apply(row)));
      }
    }
    return columns.beside(table);
  }

  /**
   * What the roll-up of these names puts together and why, and which wait for review; names that
   * stand alone are not told. Names that are not on the list and differ in spelling or legal form
   * alone wait for review too.
   */
  public List<Merged> report(Collection<String> names) {
    return new Report(names, this::resolve).lines();
  }

  /** How many names the list has. */
  public int size() {
    return names.size();
  }
}
