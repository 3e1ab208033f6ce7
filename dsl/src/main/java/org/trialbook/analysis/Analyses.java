package org.trialbook.analysis;

import static org.trialbook.analysis.reading.RowColumns.*;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.display.Card;
import org.trialbook.display.Displayable;
import org.trialbook.drug.Drugs;
import org.trialbook.flatten.Column;
import org.trialbook.flatten.Relation;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;
import org.trialbook.frame.Provenance;
import org.trialbook.organisation.Organisations;
import org.trialbook.pubmed.PubMedLinks;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.Table;

/**
 * The questions that an analyst asks of a pipeline every week, one method each.
 *
 * <pre>{@code
 * search().condition("heart failure").analysis().phaseFunnel();
 * }</pre>
 *
 * <p>Interventional studies count, unless {@link #everyStudyType} says otherwise. Numbers are about
 * the day of the data, unless {@link #asOf} names another. Each study counts once in a group.
 * Nothing to count is a table without rows and a note, never a zero.
 */
public final class Analyses implements Displayable {

  private final Function<List<Relation>, ? extends Map<String, ? extends Table>> source;
  private final Clock clock;
  private final Choices choices;

  private Analyses(
      Function<List<Relation>, ? extends Map<String, ? extends Table>> source,
      Clock clock,
      Choices choices) {
    this.source = source;
    this.clock = clock;
    this.choices = choices;
  }

  /**
   * Analyses of the studies that a function brings.
   *
   * @param source gives the table of each of the relations, by its name
   * @param clock says today where the data does not say its day
   */
  public static Analyses of(
      Function<List<Relation>, ? extends Map<String, ? extends Table>> source, Clock clock) {
    return new Analyses(Objects.requireNonNull(source), clock, Choices.STANDARD);
  }

  /**
   * Analyses of tables at hand, each named as its relation: that of STUDIES, and what else is
   * needed.
   */
  public static Analyses of(Table... tables) {
    Map<String, Table> byName = new LinkedHashMap<>();
    for (Table table : tables) {
      byName.put(table.name(), table);
    }
    return of(relations -> byName, Clock.systemUTC());
  }

  /** About this day instead of that of the data. */
  public Analyses asOf(LocalDate day) {
    return choosing(choices.asOf(day));
  }

  /** Counts observational studies and expanded access too. */
  public Analyses everyStudyType() {
    return choosing(choices.everyStudyType());
  }

  /**
   * Counts only studies that have this MeSH term among their conditions, or a narrower one: {@code
   * "Heart Diseases"} has those of heart failure too, as the registry's own tree says. A search
   * asks the same of the registry by {@code condition("heart diseases").includingNarrower()}.
   *
   * @param term of MeSH, in any case and number, or its MeSH number such as D006331
   */
  public Analyses conditionOrNarrower(String term) {
    return choosing(choices.orNarrower("CONDITION", term));
  }

  /** The same for a MeSH term among the interventions: {@code "Antibodies, Monoclonal"}. */
  public Analyses interventionOrNarrower(String term) {
    return choosing(choices.orNarrower("INTERVENTION", term));
  }

  /** Rolls sponsors up by these names instead of the standard ones. */
  public Analyses organisations(Organisations names) {
    return choosing(choices.organisations(names));
  }

  /** Names drugs by these rules and decisions, and by what the records teach besides. */
  public Analyses drugs(Drugs names) {
    return choosing(choices.drugs(names));
  }

  /** Takes papers that name their studies themselves beside those that the records name. */
  public Analyses linkedBy(PubMedLinks links) {
    return choosing(choices.linkedBy(links));
  }

  /** How many drug studies are in each phase; a combined phase is a group of its own. */
  public Finding phaseFunnel() {
    return find(new PhaseFunnel(false));
  }

  /** How many drug studies are in each phase; those of a combined phase count in both. */
  public Finding phaseFunnelEach() {
    return find(new PhaseFunnel(true));
  }

  /** In which status the studies are. */
  public Finding statusMix() {
    return find(new StatusMix(Groups.NONE));
  }

  /**
   * In which status the studies are, within each group.
   *
   * @param by a column of STUDIES; a date groups by year, a list by each of its values
   */
  public Finding statusMix(String by) {
    return find(new StatusMix(Groups.by(by)));
  }

  /** How many studies start in each year. */
  public Finding startTrend() {
    return startTrend(Interval.YEAR);
  }

  /** How many studies start in each span of time. */
  public Finding startTrend(Interval interval) {
    return find(new StartTrend(interval));
  }

  /** How many studies were registered since a day, by month. */
  public Finding newRegistrations(LocalDate since) {
    return newRegistrations(since, Interval.MONTH);
  }

  /** How many studies were registered since a day. */
  public Finding newRegistrations(LocalDate since, Interval interval) {
    return find(new NewRegistrations(since, interval));
  }

  /** Which share of the ended studies was stopped early, within each group. */
  public Finding earlyStop(String by) {
    return earlyStop(by, 0);
  }

  /** The same of the studies that started at least so many years ago, which had time to end. */
  public Finding earlyStop(String by, int yearsAgo) {
    return find(new EarlyStop(Groups.by(by), yearsAgo));
  }

  /** Why studies were stopped, in classes found by patterns. */
  public Finding whyStopped() {
    return find(new WhyStopped());
  }

  /** How often a program of one phase shows up in a later one within so many years. */
  public Finding phaseProgression(int years) {
    return find(new PhaseProgression(years));
  }

  /** How long studies take to a milestone. */
  public Finding timeTo(Milestone milestone) {
    return find(new TimeTo(milestone, Groups.NONE));
  }

  /** How long studies take to a milestone, within each group. */
  public Finding timeTo(Milestone milestone, String by) {
    return find(new TimeTo(milestone, Groups.by(by)));
  }

  /** How many participants studies enrol. */
  public Finding enrolment() {
    return find(new Enrolment(Groups.NONE));
  }

  /** How many participants studies enrol, within each group. */
  public Finding enrolment(String by) {
    return find(new Enrolment(Groups.by(by)));
  }

  /** Which organisations lead active studies, and in which phases. */
  public Finding landscape() {
    return find(new Landscape(false));
  }

  /** Which organisations lead or support active studies, and in which phases. */
  public Finding landscapeWithCollaborators() {
    return find(new Landscape(true));
  }

  /** Which kinds of interventions nobody studies for the twenty most studied conditions. */
  public Finding whiteSpace() {
    return whiteSpace(20);
  }

  /** Which kinds of interventions nobody studies for so many of the most studied conditions. */
  public Finding whiteSpace(int conditions) {
    return find(new WhiteSpace(conditions));
  }

  /** Which conditions gain studies, and which lose them. */
  public Finding momentum() {
    return find(new Momentum());
  }

  /**
   * What one organisation does, under all its names.
   *
   * @param name of the organisation, or of any company that it owns, as the registry writes it
   */
  public Finding sponsorProfile(String name) {
    return find(new SponsorProfile(name));
  }

  /** Which organisations sponsor studies together; {@code more()} has the nodes. */
  public Finding collaboratorNetwork() {
    return find(new CollaboratorNetwork());
  }

  /** In which countries the studies run. */
  public Finding geography() {
    return find(new Geography());
  }

  /** Whether results were reported in time, where the law asks for them. */
  public Finding resultsCompliance() {
    return find(new ResultsCompliance(false));
  }

  /** Which studies owe results. */
  public Finding overdueResults() {
    return find(new ResultsCompliance(true));
  }

  /** Which open studies look abandoned. */
  public Finding staleTrials() {
    return find(new StaleTrials());
  }

  /** Which kinds of interventions are studied. */
  public Finding interventionMix() {
    return find(new InterventionMix());
  }

  /**
   * Which names of interventions are of one drug, and why; {@code more()} has what waits for a
   * person. See {@link Drugs}.
   */
  public Finding drugNames() {
    return find(new DrugNames());
  }

  /** Which drugs are studied, and in which phases; {@code more()} has drugs by highest phase. */
  public Finding drugPipeline() {
    return find(new DrugPipeline());
  }

  /** Which therapeutic areas are studied: conditions rolled up to the top of MeSH's trees. */
  public Finding conditionAreas() {
    return find(new ConditionAreas());
  }

  /** Which conditions are studied, and under which MeSH headings. */
  public Finding conditionTree() {
    return find(new ConditionTree());
  }

  /**
   * How many outcomes were reported; whether those planned at the start were, only a record's
   * history tells.
   */
  public Finding reportedOutcomes() {
    return find(new ReportedOutcomes());
  }

  /** Which studies have results or papers, and how soon; {@code more()} has the papers. */
  public Finding publications() {
    return find(new Publications());
  }

  /** What each analysis counts, in the order of the questions. */
  public static List<Definition> definitions() {
    return List.of(
        PhaseFunnel.HIGHEST,
        PhaseFunnel.EACH,
        StatusMix.DEFINITION,
        StartTrend.DEFINITION,
        NewRegistrations.DEFINITION,
        EarlyStop.DEFINITION,
        WhyStopped.DEFINITION,
        PhaseProgression.DEFINITION,
        TimeTo.DEFINITION,
        Enrolment.DEFINITION,
        Landscape.LEAD,
        Landscape.ALL,
        WhiteSpace.DEFINITION,
        Momentum.DEFINITION,
        SponsorProfile.DEFINITION,
        CollaboratorNetwork.DEFINITION,
        Geography.DEFINITION,
        ResultsCompliance.DEFINITION,
        ResultsCompliance.OVERDUE,
        StaleTrials.DEFINITION,
        InterventionMix.DEFINITION,
        DrugNames.DEFINITION,
        DrugPipeline.DEFINITION,
        ConditionAreas.DEFINITION,
        ConditionTree.DEFINITION,
        ReportedOutcomes.DEFINITION,
        Publications.DEFINITION);
  }

  /** Three published analyses of the registry, done again; see {@link Papers}. */
  public Papers papers() {
    return new Papers(this::find);
  }

  /** The questions that can be asked; none has been yet. */
  @Override
  public Map<String, Object> mimeBundle() {
    return card().mimeBundle();
  }

  @Override
  public String toString() {
    return card().toString();
  }

  private Card card() {
    Card card = Card.titled("Analyses: one line each");
    for (Definition each : definitions()) {
      card = card.fact(each.name() + "()", each.question());
    }
    return card.next("everyStudyType(), asOf(day), conditionOrNarrower(term) say of which studies");
  }

  private Finding find(Analysis analysis) {
    Map<String, ? extends Table> tables = source.apply(needs(analysis));
    List<String> notes = provenance(tables).map(Provenance::notes).orElse(List.of());
    Material material =
        new Material(
            tables, columnsOfStudies(analysis), day(tables), origin(tables), notes, choices);
    return analysis.find(material);
  }

  private Analyses choosing(Choices other) {
    return new Analyses(source, clock, other);
  }

  /** What it reads, and the MeSH terms where one is asked for. */
  private List<Relation> needs(Analysis analysis) {
    List<Relation> needs = analysis.needs();
    if (choices.headings().isEmpty()) {
      return needs;
    }
    String name = Relations.MESH_TERMS.name();
    return Stream.concat(
            needs.stream().filter(relation -> !relation.name().equals(name)),
            Stream.of(Relations.MESH_TERMS.select(NCT_ID, MESH_OF, MESH_ROLE, MESH_ID, MESH_TERM)))
        .toList();
  }

  /** What it reads of STUDIES, but for the day of the data. */
  private static List<String> columnsOfStudies(Analysis analysis) {
    return analysis.needs().stream()
        .filter(relation -> relation.name().equals(Relations.STUDIES.name()))
        .flatMap(relation -> relation.columns().stream())
        .map(Column::name)
        .filter(name -> !name.equals(VERSION_HOLDER))
        .toList();
  }

  /** The day of the data: as the registry says, else that of the newest copy, else today. */
  private LocalDate day(Map<String, ? extends Table> tables) {
    return choices
        .asOf()
        .or(
            () ->
                provenance(tables)
                    .flatMap(Provenance::dataTimestamp)
                    .map(time -> time.toLocalDate()))
        .or(() -> newestCopy(tables.get(Relations.STUDIES.name())))
        .orElseGet(() -> LocalDate.now(clock));
  }

  private static Optional<LocalDate> newestCopy(Table studies) {
    if (studies == null || !studies.containsColumn(VERSION_HOLDER)) {
      return Optional.empty();
    }
    return ((DateColumn) studies.column(VERSION_HOLDER))
        .asList().stream().filter(Objects::nonNull).max(Comparator.naturalOrder());
  }

  private static String origin(Map<String, ? extends Table> tables) {
    return provenance(tables).map(Provenance::question).orElse("tables at hand");
  }

  private static Optional<Provenance> provenance(Map<String, ? extends Table> tables) {
    return tables.values().stream()
        .filter(Frame.class::isInstance)
        .map(table -> ((Frame) table).provenance())
        .findFirst();
  }
}
