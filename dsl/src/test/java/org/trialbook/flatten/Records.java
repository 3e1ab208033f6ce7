package org.trialbook.flatten;

import java.nio.charset.StandardCharsets;

/** Records made up for tests, in the registry's shape. */
public final class Records {

  /** A synthetic study with something in every part that the built-in relations read. */
  static final String RICH =
      """
      {"protocolSection":{
      "identificationModule":{"nctId":"NCT00000001","nctIdAliases":["NCT00000009"],
      "orgStudyIdInfo":{"id":"ORG-1"},"secondaryIdInfos":[{"id":"S-1"},{"type":"NIH","domain":"D"},{"id":"S-2"}],
      "organization":{"fullName":"Synthetic University","class":"OTHER"},
      "briefTitle":"A \\"quoted\\" title \\u2265 \\ud83d\\udc8a","officialTitle":"Official","acronym":"SYN"},
      "statusModule":{"statusVerifiedDate":"2024-05","overallStatus":"UNKNOWN",
      "lastKnownStatus":"RECRUITING","expandedAccessInfo":{"hasExpandedAccess":false},
      "startDateStruct":{"date":"2020"},"primaryCompletionDateStruct":{"date":"2021-02-28","type":"ACTUAL"},
      "studyFirstSubmitDate":"2019-12-31","lastUpdatePostDateStruct":{"date":"2024-05-17","type":"ESTIMATED"}},
      "sponsorCollaboratorsModule":{"responsibleParty":{"type":"SPONSOR"},
      "leadSponsor":{"name":"Synthetic University","class":"OTHER"},
      "collaborators":[{"name":"First Helper","class":"INDUSTRY"},{"name":"Second Helper"}]},
      "oversightModule":{"oversightHasDmc":true,"isFdaRegulatedDrug":false},
      "descriptionModule":{"briefSummary":"Line one\\n\\n* point \\\\> 5 µg"},
      "conditionsModule":{"conditions":["Heart Failure","Diabetes"],"keywords":["k1"]},
      "designModule":{"studyType":"INTERVENTIONAL","phases":["PHASE2","PHASE3"],
      "designInfo":{"allocation":"RANDOMIZED","maskingInfo":{"masking":"DOUBLE","whoMasked":["INVESTIGATOR"]}},
      "enrollmentInfo":{"count":120,"type":"ESTIMATED"}},
      "armsInterventionsModule":{"armGroups":[{"label":"A","interventionNames":["Drug: X"]}],
      "interventions":[{"type":"DRUG","name":"X","otherNames":["Y","Z"],"armGroupLabels":["A"]},{"type":"DEVICE","name":"W"}]},
      "outcomesModule":{"primaryOutcomes":[{"measure":"M1","timeFrame":"T1"}],
      "secondaryOutcomes":[{"measure":"M2","description":"D2"}],"otherOutcomes":[{"measure":"M3"}]},
      "eligibilityModule":{"sex":"ALL","minimumAge":"6 Months","maximumAge":"75 Years",
      "stdAges":["CHILD","ADULT"],"healthyVolunteers":false},
      "contactsLocationsModule":{"centralContacts":[{"name":"CC","phone":"1"}],
      "overallOfficials":[{"name":"O","role":"STUDY_CHAIR"}],"locations":[
      {"facility":"Site 1","status":"RECRUITING","city":"Basel","country":"Switzerland",
      "contacts":[{"name":"C1","role":"CONTACT"},{"name":"C2"}],"geoPoint":{"lat":47.55839,"lon":7.57327}},
      {"city":"A Coruña","country":"Spain","contacts":[{"name":"C3"}],"geoPoint":{"lat":-0.5,"lon":1E2}},
      {"facility":"Site 3"}]},
      "referencesModule":{"references":[{"pmid":"1","type":"RESULT","retractions":[{"pmid":"2"}]}],
      "seeAlsoLinks":[{"url":"u"}],"availIpds":[{"id":"I","type":"Protocol"}]},
      "ipdSharingStatementModule":{"ipdSharing":"YES","infoTypes":["SAP","ICF"]}},
      "resultsSection":{"participantFlowModule":{"recruitmentDetails":"R","groups":[{"id":"FG000","title":"G"}],
      "periods":[{"title":"P1","milestones":[{"type":"STARTED","achievements":[{"groupId":"FG000","numSubjects":"12"}]}],
      "dropWithdraws":[{"type":"Death","reasons":[{"groupId":"FG000","numSubjects":"1"}]}]}]},
      "baselineCharacteristicsModule":{"groups":[{"id":"BG000","title":"G"}],
      "denoms":[{"units":"Participants","counts":[{"groupId":"BG000","value":"12"}]}],
      "measures":[{"title":"Age","denoms":[{"units":"Eyes","counts":[{"groupId":"BG000","value":"24"}]}],
      "classes":[{"denoms":[{"units":"Eyes","counts":[{"groupId":"BG000","value":"20"}]}],
      "categories":[{"measurements":[{"groupId":"BG000","value":"50.5","spread":"3"}]}]}]}]},
      "outcomeMeasuresModule":{"outcomeMeasures":[
      {"title":"O1","type":"PRIMARY","groups":[{"id":"OG000","title":"G"}],
      "denoms":[{"units":"Participants","counts":[{"groupId":"OG000","value":"12"}]}],
      "analyses":[{"groupIds":["OG000","OG001"],"pValue":"<0.001","ciPctValue":"95"}],"classes":[
      {"title":"K1","denoms":[{"units":"Eyes","counts":[{"groupId":"OG000","value":"9"}]}],"categories":[{"measurements":[{"groupId":"OG000","value":"30,600"},{"groupId":"OG001","value":"NA"}]}]},
      {"categories":[{"title":"T2","measurements":[{"groupId":"OG000","value":"-.7","spread":"0,083"}]}]}]},
      {"title":"O2","type":"SECONDARY"},
      {"title":"O3","type":"SECONDARY","classes":[{"categories":[{"measurements":[{"groupId":"OG000","value":"<0.001"}]}]}]}]},
      "adverseEventsModule":{"timeFrame":"1 year","eventGroups":[{"id":"EG000","deathsNumAffected":0}],"seriousEvents":[{"term":"Fall","stats":[{"groupId":"EG000","numAffected":1}]}],
      "otherEvents":[{"term":"Cough","stats":[{"groupId":"EG000","numAffected":2},{"groupId":"EG001"}]}]},
      "moreInfoModule":{"certainAgreement":{"piSponsorEmployee":false}}},
      "annotationSection":{"annotationModule":{"unpostedAnnotation":{"unpostedResponsibleParty":"RP",
      "unpostedEvents":[{"type":"RELEASE","date":"2024-01-02"}]},
      "violationAnnotation":{"violationEvents":[{"type":"VIOLATION_IDENTIFIED"}]}}},
      "documentSection":{"largeDocumentModule":{"largeDocs":[{"label":"Study Protocol",
      "uploadDate":"2024-05-17T09:30","filename":"Prot_000.pdf","size":123456}]}},
      "derivedSection":{"miscInfoModule":{"versionHolder":"2024-06-01","removedCountries":["Peru"],
      "submissionTracking":{"submissionInfos":[{"releaseDate":"2024-01-02"}]}},
      "conditionBrowseModule":{"meshes":[{"id":"D1","term":"T1"}],"ancestors":[{"id":"D2","term":"T2"}],
      "browseLeaves":[{"id":"L1","relevance":"LOW"}],"browseBranches":[{"abbrev":"B1"}]},
      "interventionBrowseModule":{"meshes":[{"id":"D3","term":"T3"}],"browseBranches":[{"abbrev":"B2"}]}},
      "hasResults":true,"somethingNew":[[{"a":[1,2.5e-3,true,null,"\\u00e9"]}],{}]}
      """
          .replace("\n", "");

  private Records() {}

  static byte[] utf8(String record) {
    return record.getBytes(StandardCharsets.UTF_8);
  }

  /** The smallest study, with more of its protocol section. */
  static String study(String rest) {
    return "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00000001\"}%s}}"
        .formatted(rest.isEmpty() ? "" : "," + rest);
  }
}
