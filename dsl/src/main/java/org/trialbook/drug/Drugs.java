package org.trialbook.drug;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.drug.Naming.Decision;
import org.trialbook.text.TableLines;
import tech.tablesaw.api.Table;

/**
 * Which drug the name of an intervention means, as far as records and you say so.
 *
 * <pre>{@code
 * var drugs = Drugs.standard().with("Halvexa", "halvexamab", "press release");
 * drugs.resolve("HALVEXA 5 mg tablet").drug();    // halvexamab
 * }</pre>
 *
 * <p>Dose, form, route, release and salt are no part of a name. Beyond that, a name is accepted for
 * a drug only where something says so:
 *
 * <ul>
 *   <li>it is a MeSH term that the registry found in one of the records;
 *   <li>a record gives it as another name of that drug, or beside it in brackets;
 *   <li>a line of your own.
 * </ul>
 *
 * <p>Combinations are apart from the drugs in them, and placebo is never put together with a drug.
 * Two MeSH terms are never put together. What speaks for a drug without settling it waits in {@link
 * #doubts}. Everything else keeps its own name.
 *
 * <p>Values of this type do not change.
 */
public final class Drugs {

  /** Types of interventions that are drugs. */
  public static final Set<String> TYPES = DrugTables.TYPES;

  private static final TableLines.Shape DECISIONS =
      new TableLines.Shape("a name, its drug (or nothing, to keep it apart) and a source", 3);

  private static final Drugs STANDARD = new Drugs(Map.of(), List.of());

  private final Map<String, Decision> decisions;
  private final List<Intervention> interventions;
  private final Naming naming;

  private Drugs(Map<String, Decision> decisions, List<Intervention> interventions) {
    this.decisions = decisions;
    this.interventions = interventions;
    this.naming = new Naming(decisions, interventions);
  }

  /** The rules alone, before any record has taught a name. */
  public static Drugs standard() {
    return STANDARD;
  }

  /**
   * These, and what the records of some studies teach.
   *
   * @param interventions the relation INTERVENTIONS
   * @param meshTerms the relation MESH_TERMS of the same studies
   */
  public Drugs taughtBy(Table interventions, Table meshTerms) {
    List<Intervention> more = new ArrayList<>(this.interventions);
    more.addAll(DrugTables.interventions(interventions, meshTerms));
    return new Drugs(decisions, List.copyOf(more));
  }

  /**
   * These, and a decision about a name. It wins over the records, and takes the name out of what
   * they put together.
   *
   * @param drug whose name it is, several joined by +; empty to let the name stand for itself
   * @param source where it is known from, for the reason
   */
  public Drugs with(String name, String drug, String source) {
    if (isNameless(name) || source.isBlank()) {
      throw new TrialbookException(
          "A decision needs a name with letters, and a source.\n"
              + "For example with(\"Halvexa\", \"halvexamab\", \"press release\").");
    }
    return with(List.of(new Decision(name.strip(), drug.strip(), source)));
  }

  /**
   * These, and the decisions of a file: a line for each, with the columns name, drug (several
   * joined by +; empty to let the name stand for itself) and source, parted by tabs. Lines that
   * begin with # are remarks.
   *
   * @throws TrialbookException with the line that cannot be read
   */
  public Drugs with(Path file) {
    Map<String, TableLines.Line> before = new HashMap<>();
    return with(
        TableLines.of(file, "drugs", DECISIONS).stream()
            .map(line -> decision(line, before))
            .toList());
  }

  private static Decision decision(TableLines.Line line, Map<String, TableLines.Line> before) {
    String key = Naming.key(line.cell(0));
    if (isNameless(line.cell(0))) {
      throw line.refused("the name has no letters");
    }
    TableLines.Line same = before.putIfAbsent(key, line);
    if (same != null && !same.cell(1).equals(line.cell(1))) {
      throw line.refused(
          String.format(
              Locale.ROOT, "the same name is on line %d, for \"%s\"", same.number(), same.cell(1)));
    }
    return new Decision(line.cell(0), line.cell(1), line.cell(2));
  }

  private static boolean isNameless(String name) {
    return name.codePoints().noneMatch(Character::isLetter) || Naming.key(name).isEmpty();
  }

  private Drugs with(List<Decision> more) {
    Map<String, Decision> all = new LinkedHashMap<>(decisions);
    more.forEach(decision -> all.put(Naming.key(decision.name()), decision));
    return new Drugs(Map.copyOf(all), interventions);
  }

  /** What the name of an intervention means. */
  public DrugName resolve(String name) {
    return naming.resolve(name);
  }

  /**
   * What waits for a person: names that records put beside each other, where something is against
   * it, and names that have that of one drug in them. A line of {@link #with(Path)} settles each.
   */
  public List<Doubt> doubts() {
    return naming.doubts(interventions.stream().map(Intervention::name).toList());
  }

  /**
   * A table with three columns more: {@code drug} (as {@link DrugName#drug}), {@code drugKind} and
   * {@code drugOutcome}. The names stay as they are.
   *
   * @param names the column of names, such as {@code interventionName}
   */
  public Table beside(Table table, String names) {
    return DrugTables.beside(table, names, this::resolve);
  }
}
