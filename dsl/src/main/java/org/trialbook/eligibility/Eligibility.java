package org.trialbook.eligibility;

import static org.trialbook.flatten.Relations.ELIGIBILITY;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Who may take part in studies, as tables.
 *
 * <pre>{@code
 * search().condition("heart failure").eligibility().criteria();
 * }</pre>
 */
public final class Eligibility {

  private static final String NCT_ID = "nctId";

  private final Function<List<Relation>, ? extends Map<String, ? extends Table>> source;

  private Eligibility(Function<List<Relation>, ? extends Map<String, ? extends Table>> source) {
    this.source = source;
  }

  /**
   * The eligibility of the studies that a function brings.
   *
   * @param source gives the table of each of the relations, by its name
   */
  public static Eligibility of(
      Function<List<Relation>, ? extends Map<String, ? extends Table>> source) {
    return new Eligibility(source);
  }

  /** The eligibility of a table at hand, which {@code flatten(ELIGIBILITY)} makes. */
  public static Eligibility of(Table table) {
    return of(relations -> Map.of(ELIGIBILITY.name(), table));
  }

  /**
   * One row a criterion: {@code nctId}, {@code ordinal} (1-based in the study), {@code kind} (see
   * {@link CriterionKind}), {@code level} of nesting, {@code start} and {@code end} in the text of
   * {@code eligibilityCriteria}, and {@code text}, which is that piece of it. Studies without
   * criteria have no rows.
   */
  public Table criteria() {
    StringColumn nctId = StringColumn.create(NCT_ID);
    IntColumn ordinal = IntColumn.create("ordinal");
    StringColumn kind = StringColumn.create("kind");
    IntColumn level = IntColumn.create("level");
    IntColumn start = IntColumn.create("start");
    IntColumn end = IntColumn.create("end");
    StringColumn text = StringColumn.create("text");
    Table table = rows(NCT_ID, "eligibilityCriteria");
    for (int row = 0; row < table.rowCount(); row++) {
      for (Criterion each : criteria(table, row)) {
        nctId.append(table.getString(row, NCT_ID));
        ordinal.append(each.ordinal());
        kind.append(each.kind().name());
        level.append(each.level());
        start.append(each.start());
        end.append(each.end());
        text.append(each.text());
      }
    }
    return Table.create("CRITERIA", nctId, ordinal, kind, level, start, end, text);
  }

  /**
   * One row a limit that a criterion names in so many words: {@code nctId}, {@code ordinal} and
   * {@code kind} of the criterion, {@code name} (AGE, ECOG, HBA1C, BMI, LVEF, EGFR, ...), {@code
   * low} and {@code high} (missing for none) and whether they are themselves meant, {@code unit} as
   * written, {@code start} and {@code end} in {@code eligibilityCriteria}, and the {@code text}
   * there.
   *
   * <p>Few things are found, and what is found is there: a limit that is said otherwise, or of
   * another name, has no row.
   */
  public Table mentions() {
    StringColumn nctId = StringColumn.create(NCT_ID);
    IntColumn ordinal = IntColumn.create("ordinal");
    StringColumn kind = StringColumn.create("kind");
    StringColumn name = StringColumn.create("name");
    DoubleColumn low = DoubleColumn.create("low");
    BooleanColumn lowIncluded = BooleanColumn.create("lowIncluded");
    DoubleColumn high = DoubleColumn.create("high");
    BooleanColumn highIncluded = BooleanColumn.create("highIncluded");
    StringColumn unit = StringColumn.create("unit");
    IntColumn start = IntColumn.create("start");
    IntColumn end = IntColumn.create("end");
    StringColumn text = StringColumn.create("text");
    Table table = rows(NCT_ID, "eligibilityCriteria");
    for (int row = 0; row < table.rowCount(); row++) {
      for (Criterion criterion : criteria(table, row)) {
        for (Mention each : Mentions.of(criterion)) {
          nctId.append(table.getString(row, NCT_ID));
          ordinal.append(criterion.ordinal());
          kind.append(criterion.kind().name());
          name.append(each.name());
          append(low, lowIncluded, each.low(), each.lowIncluded());
          append(high, highIncluded, each.high(), each.highIncluded());
          unit.append(each.unit());
          start.append(each.start());
          end.append(each.end());
          text.append(each.text());
        }
      }
    }
    return Table.create(
        "MENTIONS",
        nctId,
        ordinal,
        kind,
        name,
        low,
        lowIncluded,
        high,
        highIncluded,
        unit,
        start,
        end,
        text);
  }

  /**
   * One row a study: the structured limits ({@code minimumAge}, {@code minimumAgeYears}, {@code
   * maximumAge}, {@code maximumAgeYears}, {@code sex}, {@code healthyVolunteers}), beside them the
   * ages that the inclusion criteria name, in years ({@code textMinimumYears}, {@code
   * textMaximumYears}, the widest of several), and {@code agreement}: AGREES, DIFFERS, or NOT_SAID
   * where the text names no age. The fields are what counts; the text is shown so that one can
   * look.
   */
  public Table ages() {
    Table table =
        rows(
                NCT_ID,
                "minimumAge",
                "minimumAgeYears",
                "maximumAge",
                "maximumAgeYears",
                "sex",
                "healthyVolunteers",
                "eligibilityCriteria")
            .copy();
    DoubleColumn textMinimum = DoubleColumn.create("textMinimumYears");
    DoubleColumn textMaximum = DoubleColumn.create("textMaximumYears");
    StringColumn agreement = StringColumn.create("agreement");
    for (int row = 0; row < table.rowCount(); row++) {
      List<Mention> ages =
          criteria(table, row).stream()
              .filter(criterion -> criterion.kind() == CriterionKind.INCLUSION)
              .flatMap(criterion -> Mentions.of(criterion).stream())
              .filter(mention -> mention.name().equals("AGE"))
              .toList();
      Double low =
          ages.stream().map(Mention::low).filter(a -> a != null).min(Double::compare).orElse(null);
      Double high =
          ages.stream().map(Mention::high).filter(a -> a != null).max(Double::compare).orElse(null);
      textMinimum.append(low);
      textMaximum.append(high);
      agreement.append(agreement(table, row, ages.isEmpty(), low, high));
    }
    table.removeColumns("eligibilityCriteria");
    table.addColumns(textMinimum, textMaximum, agreement);
    table.setName("AGES");
    return table;
  }

  private static String agreement(Table table, int row, boolean silent, Double low, Double high) {
    if (silent) {
      return "NOT_SAID";
    }
    boolean agrees =
        (low == null || isAbout(table.doubleColumn("minimumAgeYears").get(row), low))
            && (high == null || isAbout(table.doubleColumn("maximumAgeYears").get(row), high));
    return agrees ? "AGREES" : "DIFFERS";
  }

  private static boolean isAbout(Double field, double text) {
    return field != null && Math.abs(field - text) < 0.1;
  }

  private static void append(
      DoubleColumn values, BooleanColumn included, Double value, boolean isIncluded) {
    values.append(value);
    if (value == null) {
      included.appendMissing();
    } else {
      included.append(isIncluded);
    }
  }

  private static List<Criterion> criteria(Table table, int row) {
    return CriteriaText.of(table.getString(row, "eligibilityCriteria")).criteria();
  }

  private Table rows(String... columns) {
    return source.apply(List.of(ELIGIBILITY.select(columns))).get(ELIGIBILITY.name());
  }
}
