package org.trialbook.query;

import static org.trialbook.field.Fields.ACRONYM;
import static org.trialbook.field.Fields.BRIEF_TITLE;
import static org.trialbook.field.Fields.ENROLLMENT_COUNT;
import static org.trialbook.field.Fields.INTERVENTION_TYPE;
import static org.trialbook.field.Fields.LAST_UPDATE_POST_DATE;
import static org.trialbook.field.Fields.LEAD_SPONSOR_NAME;
import static org.trialbook.field.Fields.LOCATION;
import static org.trialbook.field.Fields.LOCATION_CITY;
import static org.trialbook.field.Fields.LOCATION_STATE;
import static org.trialbook.field.Fields.MINIMUM_AGE;
import static org.trialbook.field.Fields.NCT_ID;
import static org.trialbook.field.Fields.OVERALL_STATUS;
import static org.trialbook.field.Fields.RESULTS_FIRST_POST_DATE;
import static org.trialbook.field.Fields.START_DATE;
import static org.trialbook.field.Fields.STUDY_FIRST_POST_DATE;
import static org.trialbook.query.DistanceUnit.KILOMETERS;
import static org.trialbook.query.DistanceUnit.MILES;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trialbook.field.InterventionType;
import org.trialbook.field.Phase;
import org.trialbook.field.SearchArea;
import org.trialbook.field.Status;
import org.trialbook.field.StudyType;
import org.trialbook.reference.Golden;

/** How typical questions read. */
class PlainWordsTest {

  private static List<StudyQuery> typical() {
    StudyQuery all = StudyQuery.all();
    return List.of(
        all,
        all.condition("type 2 diabetes").intervention("semaglutide").status(Status.RECRUITING),
        all.condition("asthma", "\"COPD\"").phase(Phase.PHASE2, Phase.PHASE3),
        all.term("gene therapy").location("Boston").title("umbrella").outcome("overall survival"),
        all.sponsor("Pfizer").leadSponsor("Novartis").id("2004-000446-20").patient("knee pain"),
        all.studyType(StudyType.INTERVENTIONAL).hasResults(true).from(START_DATE, "2020"),
        all.hasResults(false).facet("ages", "child", "older"),
        all.between(START_DATE, "2024-01", "2024-06").to(ENROLLMENT_COUNT, 100),
        all.from(MINIMUM_AGE, "18 years").filter(Filters.present(RESULTS_FIRST_POST_DATE)),
        all.near(42.36, -71.06, 50, MILES).condition("melanoma"),
        all.filter(Filters.distance(48.14, 11.58, 100, KILOMETERS)),
        all.ids("NCT03036124", "NCT02810704"),
        all.ids(IntStream.rangeClosed(1, 40).mapToObj(id -> "NCT" + id).toList()),
        all.filter(
            Filters.searchIn(
                LOCATION,
                Filters.all(
                    Filters.is(LOCATION_CITY, "Portland"), Filters.is(LOCATION_STATE, "Maine")))),
        all.filter(Filters.exactly(LEAD_SPONSOR_NAME, "Merck Sharp & Dohme LLC")),
        all.filter(Filters.not(Filters.is(INTERVENTION_TYPE, InterventionType.DRUG)))
            .filter(Filters.missing(ACRONYM)),
        all.filter(
            Filters.area(
                BRIEF_TITLE, Filters.expansion(Expansion.NONE, Filters.words("pembrolizumab")))),
        all.raw("AREA[Phase:size]2 AND AREA[ContactSearch]Smith"),
        all.condition("stroke").postFilter(later -> later.status(Status.COMPLETED)),
        all.area(SearchArea.CONDITION_SEARCH, Essie.parse("(head OR neck) AND NOT pain"))
            .sort(Sort.descending(LAST_UPDATE_POST_DATE), Sort.ascending(ENROLLMENT_COUNT))
            .fields(NCT_ID, OVERALL_STATUS, STUDY_FIRST_POST_DATE),
        all.condition("flu").sort(Sort.relevance()).fields("NCTId").markup(Markup.LEGACY));
  }

  @Test
  void typicalQuestionsReadWell() throws IOException {
    Golden.check(
        Golden.testResource("org/trialbook/query/described.txt"),
        typical().stream()
            .map(query -> query + "\n    " + query.describe() + "\n")
            .collect(Collectors.joining("\n")));
  }
}
