package org.trialbook.eligibility;

import static org.trialbook.flatten.Relations.ELIGIBILITY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.trialbook.TrialbookException;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.flatten.Relation;
import org.trialbook.progress.Progress;
import org.trialbook.progress.WorkTally;
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
public final class Eligibility implements Displayable {

  private static final String NCT_ID = "nctId";

  private static final String TEXT = "eligibilityCriteria";

  private final Function<List<Relation>, ? extends Map<String, ? extends Table>> source;
  private final Supplier<Progress> progress;
  private final List<Measure> own;

  private Eligibility(
      Function<List<Relation>, ? extends Map<String, ? extends Table>> source,
      Supplier<Progress> progress,
      List<Measure> own) {
    this.source = source;
    this.progress = progress;
    this.own = List.copyOf(own);
  }

  /**
   * The eligibility of the studies that a function brings.
   *
   * @param source gives the table of each of the relations, by its name
   */
  public static Eligibility of(
      Function<List<Relation>, ? extends Map<String, ? extends Table>> source) {
    return of(source, () -> Progress.UNHEARD);
  }

  /**
   * The same, telling how reading many texts gets on.
   *
   * @param progress asked for a listener at the beginning of each table
   */
  public static Eligibility of(
      Function<List<Relation>, ? extends Map<String, ? extends Table>> source,
      Supplier<Progress> progress) {
    return new Eligibility(source, progress, List.of());
  }

  /** The eligibility of a table at hand, which {@code flatten(ELIGIBILITY)} makes. */
  public static Eligibility of(Table table) {
    return of(relations -> Map.of(ELIGIBILITY.name(), table));
  }

  /**
   * The same with a measure of one's own in {@link #mentions()}, beside those that are known.
   *
   * <pre>{@code
   * search().condition("iron deficiency").eligibility().measuring("FERRITIN", "ferritin").mentions();
   * }</pre>
   *
   * @param name in the column {@code name}
   * @param words that texts call it; capitals do not matter
   */
  public Eligibility measuring(String name, String... words) {
    if (name.isBlank() || words.length == 0 || Arrays.stream(words).anyMatch(String::isBlank)) {
      throw new TrialbookException(
          String.format(
              Locale.ROOT,
              """
          A measure needs a name and the words that texts call it.
          Given were the name "%s" and %s words.
          Write measuring("FERRITIN", "ferritin", "serum ferritin").\
          """,
              name,
              words.length));
    }
    List<Measure> more = new ArrayList<>(own);
    more.add(Measure.named(name, List.of(words)));
    return new Eligibility(source, progress, more);
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
    Table table = rows(NCT_ID, TEXT);
    forEach(
        table,
        "Criteria",
        (criteria, row) -> {
          for (Criterion each : criteria) {
            nctId.append(table.getString(row, NCT_ID));
            ordinal.append(each.ordinal());
            kind.append(each.kind().name());
            level.append(each.level());
            start.append(each.start());
            end.append(each.end());
            text.append(each.text());
          }
        });
    return Table.create("CRITERIA", nctId, ordinal, kind, level, start, end, text);
  }

  /**
   * One row a limit that a criterion sets on who takes part: {@code nctId}, {@code ordinal} and
   * {@code kind} of the criterion, {@code name} (AGE, ECOG, HBA1C, BMI, LVEF, EGFR, ...), {@code
   * low} and {@code high} (missing for none) and whether they are themselves meant, {@code unit} as
   * written, {@code start} and {@code end} in {@code eligibilityCriteria}, and the {@code text}
   * there. Beside them {@code normalLow} and {@code normalHigh} in {@code normalUnit}, in which
   * limits of one name can be compared; multiples of the upper limit of normal stay such, in the
   * unit {@code ULN}.
   *
   * <p>Values are those of the words, also of exclusion criteria: "HbA1c \\> 10 %" there has a low
   * end. {@code scope} says whom a limit is about (see {@link LimitScope}); that of somebody else
   * has another name, such as GESTATION_AGE. Where the text is not clear, {@code low} and {@code
   * high} are missing and {@code unclear} says why. A limit that is said otherwise, or of another
   * measure, has no row.
   */
  public Table mentions() {
    LimitColumns columns = new LimitColumns();
    Limits limits = Limits.of(Measures.with(own));
    Table table = rows(NCT_ID, TEXT);
    forEach(
        table,
        "Limits",
        (criteria, row) -> {
          String study = table.getString(row, NCT_ID);
          limits.of(criteria).forEach((criterion, each) -> columns.add(study, criterion, each));
        });
    return columns.table();
  }

  /**
   * One row a study: the structured limits ({@code minimumAge}, {@code minimumAgeYears}, {@code
   * maximumAge}, {@code maximumAgeYears}, {@code sex}, {@code healthyVolunteers}), beside them the
   * ages that the inclusion criteria name, in years ({@code textMinimumYears}, {@code
   * textMaximumYears}, the widest of several), and {@code agreement}: AGREES, DIFFERS, or NOT_SAID
   * where the text names no age. Both are compared as dates of birth would be: "under 18" is the
   * field "17 Years". The fields are what counts; the text is shown so that one can look.
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
                TEXT)
            .copy();
    DoubleColumn textMinimum = DoubleColumn.create("textMinimumYears");
    DoubleColumn textMaximum = DoubleColumn.create("textMaximumYears");
    StringColumn agreement = StringColumn.create("agreement");
    Limits limits = Limits.of(Measures.builtIn());
    forEach(
        table,
        "Ages",
        (criteria, row) -> {
          TextAges ages = TextAges.of(agesOf(limits, criteria));
          textMinimum.append(ages.youngest() == null ? null : ages.youngest().years());
          textMaximum.append(ages.oldest() == null ? null : ages.oldest().years());
          boolean agree =
              ages.agreeWith(
                  table.getString(row, "minimumAge"), table.getString(row, "maximumAge"));
          agreement.append(ages.areSilent() ? "NOT_SAID" : agree ? "AGREES" : "DIFFERS");
        });
    table.removeColumns(TEXT);
    table.addColumns(textMinimum, textMaximum, agreement);
    table.setName("AGES");
    return table;
  }

  /** What can be asked of it; nothing has been brought yet. */
  @Override
  public Map<String, Object> mimeBundle() {
    return card().mimeBundle();
  }

  @Override
  public String toString() {
    return card().toString();
  }

  private Card card() {
    return Card.titled("Eligibility: who may take part")
        .fact("criteria()", "one row a criterion, as the text has them")
        .fact("mentions()", "one row a limit that a criterion sets: an age, HbA1c, ECOG, BMI, ...")
        .fact("ages()", "one row a study: the ages of the fields beside those of the text")
        .list("measuring", own.stream().map(Measure::name).toList(), own.size())
        .next("measuring(name, words) adds a measure to mentions(); each brings the studies anew");
  }

  /**
   * The limits of inclusion criteria; of those inside of others only where nothing else is said.
   */
  static List<Limit> agesOf(Limits limits, List<Criterion> criteria) {
    List<Limit> outer = new ArrayList<>();
    List<Limit> inner = new ArrayList<>();
    limits
        .of(criteria)
        .forEach(
            (criterion, limit) -> {
              if (criterion.kind() == CriterionKind.INCLUSION
                  && limit.qualifiedName().equals("AGE")) {
                (criterion.level() == 0 ? outer : inner).add(limit);
              }
            });
    return outer.isEmpty() ? inner : outer;
  }

  /** Takes the text of each row apart, and tells how that gets on. */
  private void forEach(Table table, String what, ObjIntConsumer<List<Criterion>> reader) {
    WorkTally tally =
        new WorkTally(what + " in the texts of " + table.rowCount() + " studies", progress.get());
    tally.expect(OptionalLong.of(table.rowCount()));
    try {
      for (int row = 0; row < table.rowCount(); row++) {
        if (Thread.currentThread().isInterrupted()) {
          throw new TrialbookException("Taking criteria apart was interrupted.");
        }
        reader.accept(CriteriaText.of(table.getString(row, TEXT)).criteria(), row);
        tally.reached(row + 1L);
      }
    } finally {
      tally.end();
    }
  }

  private Table rows(String... columns) {
    return source.apply(List.of(ELIGIBILITY.select(columns))).get(ELIGIBILITY.name());
  }
}
