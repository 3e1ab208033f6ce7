package org.trialbook.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.trialbook.chart.Chart;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.frame.TableDisplay;
import org.trialbook.text.Text;
import tech.tablesaw.api.Table;

/**
 * What an analysis found: a table, a chart of it, and what the numbers mean.
 *
 * <pre>{@code
 * var funnel = search().condition("heart failure").analysis().phaseFunnel();
 * funnel.table();    // a Tablesaw table
 * funnel.chart();    // the same as a chart
 * }</pre>
 *
 * <p>In a notebook it shows the chart, then the table under its definition.
 */
public final class Finding implements Displayable {

  private static final int ROWS = 20;

  private final Definition definition;
  private final Material material;
  private final Population population;
  private final Table table;
  private final Behind behind;
  private final Function<Table, Chart> drawing;
  private final Map<String, Table> more;
  private final List<String> notes;

  private Finding(
      Definition definition,
      Material material,
      Population population,
      Table table,
      Behind behind,
      Function<Table, Chart> drawing,
      Map<String, Table> more,
      List<String> notes) {
    this.definition = definition;
    this.material = material;
    this.population = population;
    this.table = table;
    this.behind = behind;
    this.drawing = drawing;
    this.more = more;
    this.notes = notes;
  }

  static Finding of(
      Definition definition, Material material, Population population, Result result) {
    Table table = result.table();
    List<String> notes =
        table.isEmpty()
            ? List.of(
                "There is nothing to count: no study of this cohort belongs to the population.")
            : List.of();
    Behind behind = new Behind(table, result.studies(), material);
    return new Finding(definition, material, population, table, behind, null, Map.of(), notes);
  }

  /** The same with a chart, made of the table when it is asked for. */
  Finding drawn(Function<Table, Chart> chart) {
    return new Finding(definition, material, population, table, behind, chart, more, notes);
  }

  /** The same with a chart of the first rows; where that leaves some out, it says so. */
  Finding drawnFirst(int most, Function<Table, Chart> chart) {
    return table.rowCount() <= most
        ? drawn(chart)
        : drawn(rows -> chart.apply(rows.first(most)))
            .note(
                String.format(
                    Locale.ROOT,
                    "the chart shows the first %d of %,d rows",
                    most,
                    table.rowCount()));
  }

  /** The same with another table beside the first. */
  Finding with(String name, Table another) {
    Map<String, Table> tables = new LinkedHashMap<>(more);
    tables.put(name, another);
    return new Finding(definition, material, population, table, behind, drawing, tables, notes);
  }

  /** The same with something its reader should know. */
  Finding note(String note) {
    List<String> longer = new ArrayList<>(notes);
    longer.add(note);
    return new Finding(definition, material, population, table, behind, drawing, more, longer);
  }

  /** What was counted, and of what. */
  public Definition definition() {
    return definition;
  }

  /** The numbers; without rows where there was nothing to count, which {@link #notes} says. */
  public Table table() {
    return table;
  }

  /** Further tables by name, such as the nodes of a network; most findings have none. */
  public Map<String, Table> more() {
    return Collections.unmodifiableMap(more);
  }

  /** The table as a chart, with population, day and origin as its caption; empty for lists. */
  public Optional<Chart> chart() {
    return Optional.ofNullable(drawing)
        .map(
            draw ->
                draw.apply(table)
                    .title(definition.question())
                    .subtitle(subtitle())
                    .caption(basis()));
  }

  /** The day that the numbers are about: of the data, unless another one was asked for. */
  public LocalDate asOf() {
    return material.asOf();
  }

  /** How many studies the numbers are about. */
  public long studies() {
    return population.size();
  }

  /**
   * The studies that a row counts: {@code nctId}, the columns of STUDIES that the analysis read,
   * and what the row is of.
   *
   * @param row of {@link #table}, from 0
   */
  public Table studies(int row) {
    return behind.row(row);
  }

  /**
   * The studies that the rows with these values count, each once, in columns as {@link
   * #studies(int)} has.
   *
   * <pre>{@code
   * search().analysis().statusMix("phase").studies("Phase 2", "TERMINATED");
   * }</pre>
   *
   * @param first the value of the table's first column, as it is written there
   * @param more the values of the next columns of text, as many as are wanted
   */
  public Table studies(String first, String... more) {
    return behind.rows(Stream.concat(Stream.of(first), Stream.of(more)).toList());
  }

  /** The studies that do not count, by reason. */
  public List<LeftOut> leftOut() {
    return population.leftOut();
  }

  /** What the reader of this very table should know, and of the studies that it was made of. */
  public List<String> notes() {
    return Stream.concat(notes.stream(), material.notes().stream()).toList();
  }

  private String origin() {
    return Text.count(population.size(), "study") + " of: " + material.origin();
  }

  private String subtitle() {
    return String.join(" · ", Stream.concat(Stream.of(origin()), notes.stream()).toList());
  }

  private String basis() {
    List<String> left =
        leftOut().stream()
            .map(each -> Text.count(each.studies(), "study") + " " + each.reason())
            .toList();
    return "As of " + asOf() + (left.isEmpty() ? "" : " · left out: " + String.join(", ", left));
  }

  /** The chart comes first where one is drawn. */
  @Override
  public List<Displayable> before() {
    return chart().<List<Displayable>>map(List::of).orElse(List.of());
  }

  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, Object> card = card().mimeBundle();
    Map<String, Object> rows = TableDisplay.bundle(table, ROWS);
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/html", card.get("text/html") + "\n" + rows.get("text/html"));
    bundle.put("text/plain", toString());
    return bundle;
  }

  private Card card() {
    Card card =
        Card.titled(definition.question())
            .fact("counts", definition.counts())
            .fact("population", definition.population())
            .fact("studies", origin())
            .fact("basis", basis());
    for (String note : notes()) {
      card = card.fact("note", note);
    }
    return card.list("caveats", definition.caveats(), definition.caveats().size());
  }

  @Override
  public String toString() {
    return card() + "\n" + TableDisplay.bundle(table, ROWS).get("text/plain");
  }
}
