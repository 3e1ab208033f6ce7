package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.query.Filters.exactly;
import static org.trialbook.query.Filters.is;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.field.SearchArea;
import org.trialbook.query.Membership.Closeness;

/** What is said of each kind of part. */
class MembershipTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "AREA[Phase]PHASE2;EXACT;``",
        "AREA[Phase](PHASE2 OR PHASE3);EXACT;``",
        "AREA[Phase]MISSING;EXACT;``",
        "AREA[Phase:size]2;EXACT;``",
        "AREA[Phase:size]RANGE[2,MAX];EXACT;``",
        "AREA[StartDate]RANGE[2024,MAX];EXACT;``",
        "AREA[StartDate]2024-05;EXACT;``",
        "AREA[EnrollmentCount]RANGE[10,20];EXACT;``",
        "AREA[MinimumAge]RANGE[MIN,16 years];EXACT;``",
        "AREA[NCTId]NCT00000001;EXACT;``",
        "AREA[HasResults]true;EXACT;``",
        "AREA[LocationGeoPoint]DISTANCE[48,9,50mi];EXACT;``",
        "AREA[LeadSponsorName]Pfizer;EXACT;``",
        "AREA[LocationCountry]\"United States\";EXACT;``",
        "AREA[SponsorSearch]Novartis AND NOT AREA[LocationSearch]Basel;EXACT;``",
        "SEARCH[Location](AREA[LocationCity]Ulm AND AREA[LocationStatus]RECRUITING);EXACT;``",
        "AREA[BriefTitle]EXPANSION[None]\"heart attack\";EXACT;``",
        "EXPANSION[None](heart OR lung);EXACT;``",
        "NCT00000001 OR NCT00000002;EXACT;``",
        "ALL;EXACT;``",
        "AREA[BriefTitle]RANGE[MIN,MAX];EXACT;``",
        "heart attack;APPROXIMATE;synonyms",
        "\"heart attack\";APPROXIMATE;synonyms",
        "AREA[Condition]\"heart attack\";APPROXIMATE;synonyms",
        "AREA[ConditionsModule]heart;APPROXIMATE;synonyms",
        "AREA[ConditionSearch]EXPANSION[Concept]heart;APPROXIMATE;synonyms",
        "AREA[Condition]EXPANSION[Term]hearts;APPROXIMATE;plurals",
        "AREA[Condition]EXPANSION[Lossy]a b c;APPROXIMATE;synonyms",
        "AREA[LeadSponsorName]EXPANSION[Lossy]a b c;APPROXIMATE;how many",
        "AREA[BriefTitle]RANGE[a,b];APPROXIMATE;order of texts",
        "SEARCH[Location](AREA[LocationCity]EXPANSION[None]Ulm);EXACT;``"
      })
  void everyPartOfAFilterIsOneOrTheOther(String essie, Closeness closeness, String reason) {
    Membership membership = StudyQuery.all().raw(essie).membership();

    assertThat(membership.parts())
        .isNotEmpty()
        .allSatisfy(
            part -> {
              assertThat(part.parameter()).isEqualTo("filter.advanced");
              assertThat(part.closeness()).isEqualTo(closeness);
              assertThat(part.reason()).contains(reason);
              assertThat(part.reason().isEmpty()).isEqualTo(reason.isEmpty());
            });
    assertThat(membership.isExact()).isEqualTo(closeness == Closeness.EXACT);
  }

  @Test
  void saysItInTheWordsOfTheQuestion() {
    Membership membership =
        StudyQuery.all()
            .condition("heart attack")
            .status("RECRUITING")
            .filter(is(Fields.LEAD_SPONSOR_NAME, "Novartis"))
            .membership();

    assertThat(membership.describe())
        .isEqualTo(
            "exact but for heart attack in query.cond: the registry also finds its synonyms (UMLS)");
    assertThat(membership.exact())
        .extracting(Membership.Part::toString)
        .containsExactly(
            "RECRUITING in filter.overallStatus",
            "AREA[LeadSponsorName]Novartis in filter.advanced");
    assertThat(StudyQuery.all().intervention("aspirin").membership().describe())
        .startsWith("approximate: aspirin in query.intr: ");
  }

  @Test
  void whatIsExactIsSaidToBe() {
    StudyQuery exact =
        StudyQuery.all()
            .ids("NCT00000001")
            .near(48, 9, 50, DistanceUnit.MILES)
            .location("Ulm")
            .leadSponsor("Novartis")
            .filter(exactly(Fields.ORG_FULL_NAME, "Novartis"))
            .facet("results", "with")
            .from(Fields.START_DATE, "2024");

    assertThat(exact.membership().isExact()).isTrue();
    assertThat(exact.membership().approximate()).isEmpty();
    assertThat(exact.membership().describe()).isEqualTo("the same studies as the registry finds");
    assertThat(StudyQuery.all().membership().isExact()).isTrue();
  }

  @Test
  void whatOnlyRanksFindsTheSameStudies() {
    Membership membership =
        StudyQuery.all()
            .raw("TILT[StudyFirstPostDate]AREA[Phase]PHASE2")
            .sort(Sort.relevance())
            .geoDecay(new GeoDecay(GeoDecay.Shape.LINEAR, 100, 0, DistanceUnit.MILES, 0.5))
            .membership();

    assertThat(membership.isExact()).isTrue();
    assertThat(membership.parts())
        .extracting(Membership.Part::closeness)
        .containsExactly(
            Closeness.EXACT_BUT_FOR_ORDER,
            Closeness.EXACT,
            Closeness.EXACT_BUT_FOR_ORDER,
            Closeness.EXACT_BUT_FOR_ORDER);
  }

  /**
   * Each parameter by a question that uses it, and whether a local index can know the answer. What
   * a new parameter or facet is has to be said here, or the walk fails.
   */
  @Test
  void noParameterIsSaidToBeTheSameThatCannotBeKnown() {
    Map<String, Boolean> same = new HashMap<>();
    for (Parameter parameter : Parameter.values()) {
      String value =
          switch (parameter.plain()) {
            case STATUS -> "RECRUITING";
            case NEAR -> "distance(48,9,50mi)";
            case IDS -> "NCT00000001";
            case ADVANCED -> "AREA[StartDate]2024";
            case SYNONYMS -> "ConditionSearch:1";
            case FACETS -> "results:with";
            case GEO_DECAY -> "func:exp,scale:300mi,offset:0mi,decay:0.5";
            case FIELDS -> "NCTId";
            case SORT -> "StartDate";
            case MARKUP -> "legacy";
            default -> "heart";
          };
      StudyQuery query = StudyQuery.all().unchecked(parameter.toString(), value);
      assertThat(query.parameters()).containsOnlyKeys(parameter.toString());
      same.put(parameter.toString(), query.membership().isExact());
    }
    assertThat(same.keySet().stream().filter(name -> !same.get(name)))
        .containsExactlyInAnyOrder(
            "query.cond",
            "query.term",
            "query.titles",
            "query.intr",
            "query.outc",
            "query.patient",
            "query.id",
            "filter.synonyms",
            "postFilter.synonyms");
  }

  @Test
  void whatTheCatalogueDoesNotKnowIsNeverTheSame() {
    for (Parameter parameter : Parameter.values()) {
      if (!parameter.isSearch() && parameter.plain() != Parameter.ADVANCED) {
        continue;
      }
      for (String essie :
          List.of(
              "AREA[NewThing]x",
              "AREA[NewThing:size]2",
              "AREA[NumNewThings]RANGE[2,MAX]",
              "NOT AREA[NewThing]MISSING",
              "SEARCH[NewThing](AREA[LocationCity]Ulm)",
              "AREA[Phase]PHASE2 AND AREA[NewThing]EXPANSION[None]x")) {
        StudyQuery query = StudyQuery.all().unchecked(parameter.toString(), essie);
        assertThat(query.membership().isExact()).as(parameter + " " + essie).isFalse();
        assertThat(query.remarks()).as(parameter + " " + essie).isNotEmpty();
      }
    }
    for (String facets : List.of("newFacet:y", "status:rec new", "status:new", "phase:PHASE3")) {
      StudyQuery query = StudyQuery.all().unchecked("aggFilters", facets);
      assertThat(query.membership().isExact()).as(facets).isFalse();
      assertThat(query.remarks()).as(facets).hasSize(1);
    }
    assertThat(StudyQuery.all().unchecked("postFilter.overallStatus", "NEW").membership().isExact())
        .isFalse();
  }

  @Test
  void everyOptionOfAFacetIsAsSureAsItsName() {
    List<String> sure = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      for (Facet.Option option : facet.options()) {
        if (StudyQuery.all().facet(facet.id(), option.key()).membership().isExact()) {
          sure.add(facet.id() + ":" + option.key());
        }
      }
    }
    assertThat(String.join(" ", sure))
        .isEqualTo(
            "status:rec status:not status:act status:com status:ter status:enr status:sus"
                + " status:wit status:unk status:ava status:nla status:tna status:afm phase:0"
                + " phase:1 phase:2 phase:3 phase:4 phase:NA studyType:int studyType:obs"
                + " studyType:exp sex:all healthy:y ages:child ages:adult ages:older results:with"
                + " results:without");
  }

  @Test
  void everySearchOnlyFieldIsTheSameOnlyWhereItsListMustBeThere() {
    for (Field<?> field : Fields.searchOnly()) {
      boolean isYear = field.piece().endsWith("Year");
      boolean isCountry = field.equals(Fields.LOCATION_COUNTRY_CODE);
      String area = "AREA[" + field + "]";
      assertThat(exact(area + "RANGE[2,MAX]")).as(area).isEqualTo(!isCountry);
      assertThat(exact(area + "2")).as(area).isEqualTo(!isCountry);
      for (String rest : List.of("RANGE[MIN,2]", "RANGE[0,2]", "0", "MISSING", "RANGE[MIN,MAX]")) {
        assertThat(exact(area + rest)).as(area + rest).isEqualTo(isYear);
      }
    }
  }

  private static boolean exact(String essie) {
    return StudyQuery.all().raw(essie).membership().isExact();
  }

  @Test
  void whatNobodyCanKnowIsSaid() {
    assertThat(StudyQuery.all().facet("sex", "f").membership().isExact()).isFalse();
    assertThat(
            StudyQuery.all().synonyms(SearchArea.CONDITION_SEARCH, "123").membership().describe())
        .contains("not published");
    assertThat(
            StudyQuery.all().postFilter(later -> later.raw("AREA[Keyword]x")).membership().parts())
        .extracting(Membership.Part::parameter)
        .containsExactly("postFilter.advanced");
  }
}
