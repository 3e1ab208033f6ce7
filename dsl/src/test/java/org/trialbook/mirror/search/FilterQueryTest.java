package org.trialbook.mirror.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.search.Sort;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TestStudies;
import org.trialbook.mirror.Oracle;
import org.trialbook.mirror.Served;
import org.trialbook.mirror.format.StudyTree;
import org.trialbook.mirror.request.RequestParameters;
import org.trialbook.query.Essie;
import org.trialbook.query.Filter;

/** Holds the index to a reader of trees. */
@ParameterizedClass
@EnumSource
class FilterQueryTest {

  private static final int STUDIES = 300;

  private static StudyIndex index;

  /** By ordinal. */
  private static List<String> numbers;

  /** In the order of answers. */
  private static final List<StudyTree> TREES = new ArrayList<>();

  @Parameter private TestStudies studies;

  @BeforeParameterizedClassInvocation
  static void read(TestStudies studies) {
    List<byte[]> some = studies.first(STUDIES);
    for (byte[] study : some) {
      TREES.add(StudyTree.of(study));
    }
    index = StudyIndexer.inMemory(some);
    numbers = TREES.stream().map(StudyTree::nctId).toList();
    TREES.sort(Comparator.comparing(StudyTree::nctId));
  }

  @AfterParameterizedClassInvocation
  static void forget() {
    if (index != null) {
      index.close();
      index = null;
    }
    TREES.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heart failure",
        "\"heart failure\"",
        "heart OR lung",
        "heart AND NOT failure",
        "prostate cancer randomized",
        "tumor",
        "therapies placebo",
        "AREA[ConditionSearch]heart failure",
        "AREA[BriefTitle]prostate",
        "AREA[BriefTitle]EXPANSION[None]Patients",
        "AREA[Keyword]EXPANSION[None]COVERAGE[FullMatch]\"heart failure\"",
        "EXPANSION[None]Placebo AND NOT EXPANSION[None]placebo",
        "AREA[Condition]EXPANSION[None]COVERAGE[StartsWith]Heart",
        "AREA[Phase]EXPANSION[None]PHASE2",
        "AREA[BriefTitle]EXPANSION[Concept]prostate cancer",
        "AREA[BriefTitle]EXPANSION[Lossy]prostate failure",
        "AREA[Condition]COVERAGE[FullMatch]\"Heart Failure\"",
        "AREA[Condition]COVERAGE[StartsWith]heart",
        "AREA[Condition]COVERAGE[EndsWith]cancer",
        "AREA[LeadSponsorName]COVERAGE[FullMatch]\"Eli Lilly and Company\"",
        "AREA[DetailedDescription]informed consent",
        "AREA[EligibilityCriteria]\"renal failure\"",
        "AREA[OutcomeMeasureTitle]survival",
        "AREA[SeriousEventTerm]anaemia",
        "AREA[LocationCountry]\"United States\"",
        "AREA[LocationCountry]Turkiye",
        "AREA[LocationCity]Montreal AND AREA[LocationCountry]Canada",
        "SEARCH[Location](AREA[LocationCity]Portland AND AREA[LocationState]Oregon)",
        "SEARCH[Location](AREA[LocationState]California AND NOT AREA[LocationCity]Los Angeles)",
        "SEARCH[Location](AREA[LocationCountry]Canada AND AREA[LocationStatus]MISSING)",
        "SEARCH[Location](Boston Massachusetts)",
        "SEARCH[Location](AREA[LocationGeoPoint]MISSING)",
        "SEARCH[Study](heart)",
        "NOT SEARCH[Location](AREA[LocationCountry]United States)",
        "AREA[LocationGeoPoint]DISTANCE[42.36,-71.06,25mi]",
        "SEARCH[Location](AREA[LocationGeoPoint]DISTANCE[52.52,13.41,40km])",
        "AREA[Phase]PHASE2",
        "AREA[Phase](PHASE2 OR PHASE3)",
        "AREA[Phase]\"Phase 3\"",
        "AREA[Phase]PHASE1 AND AREA[Phase]PHASE2",
        "AREA[Phase]MISSING",
        "AREA[Phase:size]2",
        "AREA[InterventionType]BEHAVIORAL",
        "AREA[LocationStatus]Recruiting",
        "AREA[HealthyVolunteers]true",
        "AREA[HasResults]true",
        "AREA[NCTId]nct00000410",
        "AREA[StartDate]2008",
        "AREA[StartDate]2008-04",
        "AREA[StartDate]RANGE[2005-03,2006]",
        "AREA[StartDate]RANGE[MIN,1999-06-30]",
        "AREA[LastUpdatePostDate]RANGE[2020-01-01,MAX]",
        "AREA[PrimaryCompletionDate]RANGE[MIN,MAX]",
        "AREA[PrimaryCompletionDate]MISSING",
        "AREA[ResultsSection]MISSING",
        "AREA[SubmissionTracking]RANGE[MIN,MAX]",
        "AREA[EnrollmentCount]RANGE[500,MAX]",
        "AREA[EnrollmentCount]RANGE[10,20]",
        "AREA[EnrollmentCount]0",
        "AREA[MinimumAge]RANGE[MIN, 16 years]",
        "AREA[MinimumAge]RANGE[1 month, 11 months]",
        "AREA[MinimumAge]\"18 years\"",
        "AREA[MaximumAge]MISSING AND AREA[MinimumAge]RANGE[MIN,MAX]",
        "AREA[protocolSection.statusModule.overallStatus]COMPLETED",
        "ALL",
        "ALL AND NOT cancer",
        "TILT[StudyFirstPostDate]heart failure",
        "AREA[ConditionMesh]heart",
        "AREA[OverallOfficial]Principal Investigator",
        "AREA[Sex]ALL",
        "AREA[Sex]\"ALL\"",
        "AREA[HasResults]EXPANSION[None]true",
        "AREA[HasResults]EXPANSION[None]COVERAGE[FullMatch]false",
        "AREA[NCTId]EXPANSION[None]NCT00000410",
        "AREA[NCTId]RANGE[NCT00000100,NCT00000500]",
        "AREA[Phase]RANGE[PHASE2,PHASE3]",
        "AREA[StudyFirstPostDate]RANGE[01/31/2000,12/31/2005]",
        "AREA[StartDate]2008-04-01",
        "AREA[ArmGroupInterventionName:size]2",
        "AREA[Location:size]RANGE[10,MAX]",
        "AREA[Condition:size]RANGE[MIN,1]",
        "SEARCH[Location](AREA[LocationCity]EXPANSION[None]Boston)",
        "NOT SEARCH[Location](AREA[LocationFacility]EXPANSION[None]COVERAGE[EndsWith]Hospital)",
        "AREA[LocationFacility]COVER[StartsWith]University",
        "EXPANSION[Lossy](heart lung kidney)",
        "AREA[EligibilityModule]\"informed consent\"",
      })
  void findsWhatTheTreesSay(String essie) throws IOException {
    Filter filter = Essie.parse(essie);
    List<String> expected =
        TREES.stream().filter(tree -> Oracle.finds(filter, tree)).map(StudyTree::nctId).toList();

    assertThat(found("filter.advanced=" + URLEncoder.encode(essie, UTF_8))).isEqualTo(expected);
    if (studies == TestStudies.REAL_RECORDS) {
      assertThat(expected).isNotEmpty();
    }
  }

  private static List<String> found(String parameters) throws IOException {
    Question question =
        Question.of(RequestParameters.of(parameters), Served.TIMESTAMP.getDayOfYear());
    Hits hits = new Hits(index::searcher);
    Sort byNumber = Ordering.of(RequestParameters.NONE);
    int count = hits.count(question.query(), byNumber);
    List<String> ids = new ArrayList<>();
    for (int ordinal : hits.from(0, STUDIES, question.query(), byNumber)) {
      ids.add(numbers.get(ordinal));
    }
    assertThat(ids).hasSize(count);
    return ids;
  }
}
