package org.trialbook.analysis;

import static org.trialbook.flatten.Relations.RESULTS_ADVERSE_EVENTS;
import static org.trialbook.flatten.Relations.RESULTS_ADVERSE_EVENT_GROUPS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.trialbook.TrialbookException;
import org.trialbook.analysis.reading.ArmRisk;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.flatten.Relation;
import org.trialbook.frame.Frame;
import org.trialbook.text.Text;
import tech.tablesaw.api.Table;

/**
 * Adverse events of studies with results, arm by arm: who had them, out of how many, and how the
 * risk of one arm differs from that of another.
 *
 * <pre>{@code
 * search().condition("asthma").hasResults(true).adverseEvents().totals().against("placebo");
 * }</pre>
 *
 * <p>An arm is a group of the adverse event tables, which need not be one that was randomised. Arms
 * are compared within their study alone: nothing is pooled.
 */
public final class AdverseEvents implements Displayable {

  private final Function<List<Relation>, ? extends Map<String, ? extends Table>> source;
  private final boolean totals;

  private AdverseEvents(
      Function<List<Relation>, ? extends Map<String, ? extends Table>> source, boolean totals) {
    this.source = source;
    this.totals = totals;
  }

  /**
   * The adverse events of the studies that a function brings.
   *
   * @param source gives the table of each of the relations, by its name
   */
  public static AdverseEvents of(
      Function<List<Relation>, ? extends Map<String, ? extends Table>> source) {
    return new AdverseEvents(source, false);
  }

  /**
   * The totals of each arm in place of single terms: how many died ({@code eventKind} DEATH), and
   * how many had any serious event (SERIOUS) or any other above the threshold of the study (OTHER).
   */
  public AdverseEvents totals() {
    return new AdverseEvents(source, true);
  }

  /**
   * One row an event and an arm: {@code nctId}, {@code eventKind} (SERIOUS, OTHER; DEATH among the
   * totals), {@code eventOrdinal} in the study and {@code eventTerm} (missing for totals), {@code
   * groupId} and {@code arm}, which is its title, {@code affected} participants {@code atRisk}, and
   * their share in {@code percent} with its 95 % interval of Wilson's score, {@code low} and {@code
   * high}. A share is missing where one of its numbers is, or where more are affected than at risk.
   */
  public Table table() {
    Map<String, ? extends Table> tables = tables();
    Result result =
        new Result("ADVERSE_EVENTS")
            .text("nctId", "eventKind")
            .count("eventOrdinal")
            .text("eventTerm", "groupId", "arm")
            .count("affected", "atRisk")
            .number("percent", "low", "high");
    for (ArmRisk risk : risks(tables)) {
      Double[] interval = risk.isShare() ? risk.interval() : new Double[] {null, null, null};
      result.row(
          risk.nctId(),
          risk.kind(),
          risk.ordinal(),
          risk.term(),
          risk.groupId(),
          risk.arm(),
          risk.affected(),
          risk.atRisk(),
          interval[0],
          interval[1],
          interval[2]);
    }
    return framed(result.table(), tables, List.of());
  }

  /**
   * One row an event and an arm beside the reference of its study: how much larger the risk is, in
   * percentage points. The columns are those that name the event, {@code arm}, {@code affected},
   * {@code atRisk}, the same of the reference ({@code reference}, {@code referenceAffected}, {@code
   * referenceAtRisk}), {@code difference}, and its 95 % interval, {@code low} and {@code high}.
   *
   * <p>The interval is Newcombe's hybrid of two Wilson scores (Statistics in Medicine 1998,
   * 17:873-890, method 10), which holds for few events and for none: with risks p and q, and their
   * Wilson intervals, it reaches from d - sqrt((p - pLow)² + (qHigh - q)²) to d + sqrt((pHigh - p)²
   * + (q - qLow)²). It is of one comparison; of many events some stand apart by chance.
   *
   * @param reference a word in the title of the arm that others are compared with, in any case.
   *     Studies in which not just one arm has it are left out, which the note of the table counts
   */
  public Table against(String reference) {
    if (reference.isBlank()) {
      throw new TrialbookException(
          """
          There is no word to know the reference by.
          The arm that others are compared with is the one whose title has it.
          Write against("placebo").\
          """);
    }
    Map<String, ? extends Table> tables = tables();
    Map<String, List<ArmRisk>> byEvent = new LinkedHashMap<>();
    Map<String, Set<String>> references = new LinkedHashMap<>();
    String word = reference.strip().toLowerCase(Locale.ROOT);
    for (ArmRisk risk : risks(tables)) {
      byEvent.computeIfAbsent(risk.event(), event -> new ArrayList<>()).add(risk);
      Set<String> named = references.computeIfAbsent(risk.nctId(), study -> new TreeSet<>());
      if (risk.arm() != null && risk.arm().toLowerCase(Locale.ROOT).contains(word)) {
        named.add(risk.groupId());
      }
    }
    Result result =
        new Result("RISK_DIFFERENCES")
            .text("nctId", "eventKind")
            .count("eventOrdinal")
            .text("eventTerm", "arm")
            .count("affected", "atRisk")
            .text("reference")
            .count("referenceAffected", "referenceAtRisk")
            .number("difference", "low", "high");
    for (List<ArmRisk> arms : byEvent.values()) {
      Set<String> named = references.get(arms.get(0).nctId());
      arms.stream()
          .filter(arm -> named.size() == 1 && named.contains(arm.groupId()))
          .findFirst()
          .ifPresent(
              base ->
                  arms.stream()
                      .filter(arm -> !arm.groupId().equals(base.groupId()))
                      .forEach(arm -> difference(arm, base, result)));
    }
    long without = references.values().stream().filter(named -> named.size() != 1).count();
    return framed(
        result.table(),
        tables,
        without == 0
            ? List.of()
            : List.of(
                "left out: %s in which not just one arm has \"%s\" in its title"
                    .formatted(Text.count(without, "study"), reference.strip())));
  }

  private static void difference(ArmRisk arm, ArmRisk base, Result result) {
    Double[] difference = arm.isShare() && base.isShare() ? arm.against(base) : new Double[3];
    result.row(
        arm.nctId(),
        arm.kind(),
        arm.ordinal(),
        arm.term(),
        arm.arm(),
        arm.affected(),
        arm.atRisk(),
        base.arm(),
        base.affected(),
        base.atRisk(),
        difference[0],
        difference[1],
        difference[2]);
  }

  private Map<String, ? extends Table> tables() {
    return source.apply(
        totals
            ? List.of(RESULTS_ADVERSE_EVENT_GROUPS)
            : List.of(RESULTS_ADVERSE_EVENT_GROUPS, RESULTS_ADVERSE_EVENTS));
  }

  private List<ArmRisk> risks(Map<String, ? extends Table> tables) {
    Table groups = tables.get(RESULTS_ADVERSE_EVENT_GROUPS.name());
    return totals
        ? ArmRisk.totals(groups)
        : ArmRisk.events(tables.get(RESULTS_ADVERSE_EVENTS.name()), groups);
  }

  /** With the origin of the tables that it was made of. */
  private static Table framed(Table made, Map<String, ? extends Table> tables, List<String> notes) {
    if (!(tables.get(RESULTS_ADVERSE_EVENT_GROUPS.name()) instanceof Frame frame)) {
      return made;
    }
    var origin = frame.provenance().counted(frame.provenance().counts(), made.rowCount());
    for (String note : notes) {
      origin = origin.note(note);
    }
    return Frame.of(made, origin);
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
    return Card.titled("Adverse events: " + (totals ? "totals of each arm" : "each event"))
        .fact(
            "table()", "one row an event and an arm: affected, at risk, percent with its interval")
        .fact("against(word)", "risk differences to the arm whose title has the word")
        .next("totals() takes deaths, any serious and any other event in place of single terms");
  }
}
