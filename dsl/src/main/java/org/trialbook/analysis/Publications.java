package org.trialbook.analysis;

import static java.util.stream.Collectors.toSet;
import static org.trialbook.analysis.reading.RowColumns.*;
import static org.trialbook.flatten.Relations.REFERENCES;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialbook.analysis.reading.Groups;
import org.trialbook.analysis.reading.Line;
import org.trialbook.analysis.statistic.Quantiles;
import org.trialbook.analysis.statistic.Share;
import org.trialbook.chart.Chart;
import org.trialbook.flatten.Relation;
import tech.tablesaw.api.Table;

/** Which studies have results or papers, and how long after their end. */
record Publications() implements Analysis {

  static final Definition DEFINITION =
      new Definition(
          "publications",
          "Were results published, where and how soon?",
          "Studies with results at the registry, with a paper that the record links (RESULT, named"
              + " by the sponsor, or DERIVED, found by PubMed under the study's number), and with"
              + " papers of each kind; the papers, those of them with a PMID, each once a study,"
              + " and of after studies, whose first submission or paper is of the day of the"
              + " primary completion or later, the quartiles of the months of 30.4375 days to the"
              + " first such one. With linkedBy(links), PUBMED are the papers of those files that"
              + " name the study themselves, and \"RESULT, DERIVED or PUBMED\" has each paper of a"
              + " study once. The table \"papers\" beside it has each paper by its kind.",
          "Interventional studies whose primary completion is actual (or, where nobody says, not in"
              + " the future).",
          "A paper that nobody links is not seen: of papers, these are the least that there are;"
              + " linkedBy(PubMedLinks.read(...)) adds those that carry the study's number.",
          "A paper is dated by its citation as PubMed writes it, \". 2015 Jul 9;\"; without a day"
              + " it counts as of the first of its month, and without a month it has no date.",
          "BACKGROUND papers are what the study stands on, and no results; no time is told for"
              + " them.");

  private static final double DAYS_A_MONTH = 30.4375;
  private static final String REGISTRY = "results at the registry";
  private static final String PAPER = "RESULT or DERIVED";
  private static final String BACKGROUND = "BACKGROUND";
  private static final String PUBMED = "PUBMED";
  private static final String ANY = "RESULT, DERIVED or PUBMED";
  private static final List<String> KINDS = List.of("RESULT", "DERIVED", BACKGROUND);

  private static final Pattern PUBLISHED =
      Pattern.compile("[.?!] (\\d{4}) ([A-Z][a-z]{2})[a-z]*(?: (\\d{1,2}))?[^;:.]{0,12}[;:.]");

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  /** A paper that a study's record names; the PMID and the day may be null. */
  private record Paper(String nctId, String kind, String pmid, LocalDate published) {}

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Relation> needs() {
    return List.of(
        Groups.NONE.studies(
            PRIMARY_COMPLETION_DATE, "primaryCompletionDateType", RESULTS_FIRST_SUBMIT_DATE),
        REFERENCES.select(NCT_ID, "referencePmid", "referenceType", "referenceCitation"));
  }

  @Override
  public Finding find(Material material) {
    Population population =
        material
            .population()
            .without(
                "without an actual primaryCompletionDate",
                study -> !isCompleted(study, material.asOf()));
    Map<String, LocalDate> ends = new HashMap<>();
    population.stream()
        .forEach(study -> ends.put(study.nctId(), study.day(PRIMARY_COMPLETION_DATE)));
    List<Paper> papers = papers(material, population);
    Result result =
        new Result(DEFINITION.name())
            .text("source")
            .count("studies")
            .number("percent")
            .count("papers", "pmids", "after")
            .number("q1", "median", "q3");
    registry(result, population, ends, material.asOf());
    row(result, PAPER, select(papers, KINDS.subList(0, 2)), ends);
    for (String kind : KINDS) {
      row(result, kind, select(papers, List.of(kind)), ends);
    }
    List<Paper> linked = linked(material, ends);
    row(result, PUBMED, linked, ends);
    if (!linked.isEmpty()) {
      row(result, ANY, each(select(papers, KINDS.subList(0, 2)), linked), ends);
    }
    return Finding.of(DEFINITION, material, population, result)
        .with("papers", table(Stream.concat(papers.stream(), linked.stream()).toList()))
        .drawn(table -> Chart.horizontalBar(table, "source", "percent"));
  }

  private static boolean isCompleted(Line study, LocalDate asOf) {
    LocalDate end = study.day(PRIMARY_COMPLETION_DATE);
    String type = study.text("primaryCompletionDateType");
    return end != null && !end.isAfter(asOf) && (type == null || type.equals("ACTUAL"));
  }

  private static List<Paper> papers(Material material, Population population) {
    return population
        .of(material.lines(REFERENCES))
        .map(
            line ->
                new Paper(
                    line.nctId(),
                    line.text("referenceType"),
                    line.text("referencePmid"),
                    published(line.text("referenceCitation"))))
        .toList();
  }

  /** The day that a citation names; null where it names none with a month. */
  static LocalDate published(String citation) {
    Matcher found = PUBLISHED.matcher(citation == null ? "" : citation);
    while (found.find()) {
      int month = MONTHS.indexOf(found.group(2)) + 1;
      int day = found.group(3) == null ? 1 : Integer.parseInt(found.group(3));
      if (month > 0) {
        try {
          return LocalDate.of(Integer.parseInt(found.group(1)), month, day);
        } catch (DateTimeException e) {
          return null;
        }
      }
    }
    return null;
  }

  private static List<Paper> select(List<Paper> papers, List<String> kinds) {
    return papers.stream().filter(paper -> kinds.contains(String.valueOf(paper.kind()))).toList();
  }

  /** Papers that name a study of the population; a year alone is no day. */
  private static List<Paper> linked(Material material, Map<String, LocalDate> ends) {
    return material.choices().papers().links().stream()
        .filter(link -> ends.containsKey(link.nctId()))
        .map(
            link ->
                new Paper(
                    link.nctId(),
                    PUBMED,
                    link.pmid(),
                    "YEAR".equals(link.precision()) ? null : link.published()))
        .toList();
  }

  /** The papers of a study that either names, each once: PubMed's own day of it counts. */
  private static List<Paper> each(List<Paper> named, List<Paper> linked) {
    Set<List<String>> own =
        linked.stream().map(paper -> List.of(paper.nctId(), paper.pmid())).collect(toSet());
    Stream<Paper> others =
        named.stream()
            .filter(paper -> paper.pmid() == null || own.add(List.of(paper.nctId(), paper.pmid())));
    return Stream.concat(linked.stream(), others).toList();
  }

  private static void registry(
      Result result, Population population, Map<String, LocalDate> ends, LocalDate asOf) {
    Map<String, LocalDate> submitted = new HashMap<>();
    population.stream()
        .filter(study -> !study.isMissing(RESULTS_FIRST_SUBMIT_DATE))
        .filter(study -> !study.day(RESULTS_FIRST_SUBMIT_DATE).isAfter(asOf))
        .forEach(study -> submitted.put(study.nctId(), study.day(RESULTS_FIRST_SUBMIT_DATE)));
    if (!submitted.isEmpty()) {
      List<Double> months = new ArrayList<>();
      submitted.forEach(
          (nctId, day) -> {
            if (!day.isBefore(ends.get(nctId))) {
              months.add(months(ends.get(nctId), day));
            }
          });
      counted(result, REGISTRY, submitted.keySet(), ends.size(), null, null, months);
    }
  }

  private static void row(
      Result result, String source, List<Paper> papers, Map<String, LocalDate> ends) {
    if (papers.isEmpty()) {
      return;
    }
    Set<String> studies = papers.stream().map(Paper::nctId).collect(toSet());
    long pmids =
        papers.stream()
            .filter(paper -> paper.pmid() != null)
            .map(paper -> List.of(paper.nctId(), paper.pmid()))
            .distinct()
            .count();
    Map<String, LocalDate> first = new HashMap<>();
    papers.stream()
        .filter(paper -> !source.equals(BACKGROUND))
        .filter(paper -> Objects.nonNull(paper.published()))
        .filter(paper -> !paper.published().isBefore(ends.get(paper.nctId())))
        .forEach(
            paper ->
                first.merge(paper.nctId(), paper.published(), (a, b) -> a.isBefore(b) ? a : b));
    List<Double> months =
        first.entrySet().stream()
            .map(each -> months(ends.get(each.getKey()), each.getValue()))
            .toList();
    counted(result, source, studies, ends.size(), (long) papers.size(), pmids, months);
  }

  private static void counted(
      Result result,
      String source,
      Set<String> studies,
      int all,
      Long papers,
      Long pmids,
      List<Double> months) {
    Quantiles quantiles = new Quantiles(months);
    result.counted(
        studies,
        source,
        studies.size(),
        Share.percent(studies.size(), all),
        papers,
        pmids,
        source.equals(BACKGROUND) ? null : months.size(),
        quantiles.at(25),
        quantiles.at(50),
        quantiles.at(75));
  }

  private static double months(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) / DAYS_A_MONTH;
  }

  private static Table table(List<Paper> papers) {
    Result result =
        new Result("papers").text(NCT_ID, "referenceType", "referencePmid").day("published");
    papers.forEach(
        paper -> result.row(paper.nctId(), paper.kind(), paper.pmid(), paper.published()));
    return result.table();
  }
}
