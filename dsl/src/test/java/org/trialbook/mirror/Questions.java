package org.trialbook.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.trialbook.mirror.format.StudyTree;

/**
 * Makes questions out of a seed and the words of real studies: every operator, every parameter, in
 * combinations that nobody would write.
 */
final class Questions {

  private static final List<String> TEXTS =
      List.of(
          "BriefTitle",
          "Condition",
          "Keyword",
          "InterventionName",
          "LeadSponsorName",
          "CollaboratorName",
          "EligibilityCriteria",
          "PrimaryOutcomeMeasure",
          "ArmGroupLabel",
          "LocationCity",
          "LocationFacility",
          "LocationCountry",
          "OverallOfficialName");
  private static final List<String> SITE_TEXTS =
      List.of("LocationCity", "LocationState", "LocationCountry", "LocationFacility");
  private static final List<String> AREAS =
      List.of(
          "ConditionSearch",
          "InterventionSearch",
          "TitleSearch",
          "OutcomeSearch",
          "LocationSearch",
          "SponsorSearch",
          "EligibilitySearch",
          "InterventionNameSearch",
          "ContactSearch",
          "ResponsiblePartySearch",
          "PatientSearch");
  private static final List<String> DATES =
      List.of(
          "StartDate",
          "PrimaryCompletionDate",
          "CompletionDate",
          "StudyFirstPostDate",
          "LastUpdatePostDate",
          "ResultsFirstPostDate");
  private static final List<String> ENUMS =
      List.of(
          "Phase:PHASE1,PHASE2,PHASE3,NA", "OverallStatus:COMPLETED,RECRUITING,TERMINATED",
          "StudyType:INTERVENTIONAL,OBSERVATIONAL", "Sex:ALL,FEMALE,MALE",
          "InterventionType:DRUG,BEHAVIORAL,DEVICE", "StdAge:CHILD,ADULT,OLDER_ADULT",
          "LeadSponsorClass:INDUSTRY,NIH,OTHER", "DesignMasking:NONE,DOUBLE",
          "HealthyVolunteers:true,false", "HasResults:true,false");
  private static final List<String> LISTS =
      List.of(
          "Phase",
          "Condition",
          "Keyword",
          "Location",
          "Intervention",
          "ArmGroup",
          "ArmGroupInterventionName",
          "SecondaryOutcome",
          "Collaborator");
  private static final List<String> PRESENT =
      List.of(
          "ResultsSection",
          "Phase",
          "WhyStopped",
          "Location",
          "Acronym",
          "MaximumAge",
          "IPDSharing",
          "Reference",
          "StartDate",
          "LargeDoc");
  private static final List<String> SEARCHES =
      List.of("term", "cond", "intr", "titles", "outc", "locn", "spons", "lead", "id", "patient");

  private final Random random;
  private final List<StudyTree> studies;

  Questions(long seed, List<StudyTree> studies) {
    this.random = new Random(seed);
    this.studies = studies;
  }

  /** The parameters of one. */
  Map<String, String> next() {
    Map<String, String> parameters = new LinkedHashMap<>();
    int parts = 1 + random.nextInt(5) / 3;
    for (int i = 0; i < parts; i++) {
      parameter(parameters);
    }
    if (random.nextInt(3) == 0) {
      parameters.put("sort", sort());
    }
    return parameters;
  }

  private void parameter(Map<String, String> parameters) {
    String prefix = random.nextInt(4) == 0 ? "postFilter." : "filter.";
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> parameters.put(prefix + "advanced", filter(2));
      case 3, 4 -> parameters.put("query." + one(SEARCHES), words());
      case 5 ->
          parameters.put(
              prefix + "overallStatus",
              one(List.of("COMPLETED", "COMPLETED,TERMINATED", "RECRUITING|COMPLETED|UNKNOWN")));
      case 6 -> parameters.put(prefix + "geo", "distance(%s)".formatted(circle()));
      case 7 -> parameters.put(prefix + "ids", ids(one(List.of(",", "|"))));
      default -> {
        parameters.put(
            "aggFilters",
            one(
                List.of(
                    "status:com",
                    "phase:2 3",
                    "phase:NA,results:with",
                    "studyType:obs",
                    "ages:child|healthy:y",
                    "phase:PHASE3",
                    "status:rec")));
        if (random.nextInt(4) == 0) {
          parameters.put("query.term", ids(random.nextBoolean() ? " " : ", "));
        }
      }
    }
  }

  private String filter(int depth) {
    int kind = random.nextInt(depth == 0 ? 9 : 15);
    return switch (kind) {
      case 0 -> "AREA[%s]%s".formatted(one(TEXTS), widened(words()));
      case 1 -> "AREA[%s]%s".formatted(one(AREAS), widened(words()));
      case 2 -> enumValue();
      case 3 -> "AREA[%s]RANGE[%s]".formatted(one(DATES), range(this::date));
      case 4 -> "AREA[%s]%s".formatted(one(DATES), date());
      case 5 -> number();
      case 6 ->
          "AREA[%s:size]%s"
              .formatted(
                  one(LISTS), one(List.of("1", "2", "RANGE[3,MAX]", "RANGE[MIN,1]", "RANGE[2,4]")));
      case 7 -> "AREA[%s]%s".formatted(one(PRESENT), one(List.of("MISSING", "RANGE[MIN,MAX]")));
      case 8 -> widened(words());
      case 9 -> "(%s AND %s)".formatted(filter(depth - 1), filter(depth - 1));
      case 10 -> "(%s OR %s)".formatted(filter(depth - 1), filter(depth - 1));
      case 11 -> "NOT " + filter(depth - 1);
      case 12 -> "SEARCH[%s](%s)".formatted(one(List.of("Location", "Location", "Study")), site());
      case 13 -> "AREA[LocationGeoPoint]DISTANCE[%s]".formatted(circle());
      default -> "TILT[%s]%s".formatted(one(DATES), filter(depth - 1));
    };
  }

  private String site() {
    String first = "AREA[%s]%s".formatted(one(SITE_TEXTS), widened(word(one(SITE_TEXTS))));
    return switch (random.nextInt(5)) {
      case 0 -> first;
      case 1 -> first + " AND AREA[LocationStatus]RECRUITING";
      case 2 -> first + " AND NOT AREA[" + one(SITE_TEXTS) + "]" + word(one(SITE_TEXTS));
      case 3 -> first + " OR AREA[LocationZip]MISSING";
      default -> first + " AND AREA[LocationGeoPoint]DISTANCE[" + circle() + "]";
    };
  }

  private String widened(String words) {
    String operand = "(" + words + ")";
    return switch (random.nextInt(8)) {
      case 0 ->
          "EXPANSION[%s]%s"
              .formatted(one(List.of("None", "Term", "Concept", "Relaxation", "Lossy")), operand);
      case 1 ->
          "EXPANSION[%s]%s[%s]%s"
              .formatted(
                  one(List.of("None", "Term", "Concept")),
                  one(List.of("COVERAGE", "COVER")),
                  one(List.of("FullMatch", "StartsWith", "EndsWith", "Contains")),
                  operand);
      default -> operand;
    };
  }

  /** One to three words that stand side by side somewhere, or do not. */
  private String words() {
    String field = one(TEXTS);
    return switch (random.nextInt(6)) {
      case 0 -> word(field) + " " + word(field);
      case 1 -> word(field) + " OR " + word(one(TEXTS));
      case 2 -> '"' + written(field) + '"';
      case 3 -> word(field) + " AND NOT " + word(one(TEXTS));
      default -> word(field);
    };
  }

  private String word(String field) {
    List<String> words = new ArrayList<>();
    for (String word : text(field).split("[^\\p{L}\\p{Nd}]+", -1)) {
      if (word.matches("[a-zA-Z0-9]+")
          && !word.matches("AND|OR|NOT|ALL|MIN|MAX|AREA|RANGE|COVER|MISSING|(?i)nct\\d+")) {
        words.add(word);
      }
    }
    return words.isEmpty() ? "placebo" : one(words);
  }

  /** Some words as they are written. */
  private String written(String field) {
    String[] words = text(field).split("\\s+", -1);
    int from = random.nextInt(words.length);
    int to = Math.min(words.length, from + 1 + random.nextInt(3));
    String text = String.join(" ", List.of(words).subList(from, to)).replaceAll("[\\\\\"]", "");
    return text.isBlank() ? "placebo" : text;
  }

  /** What a study taken by chance has there. */
  private String text(String piece) {
    String path = org.trialbook.field.Fields.named(piece).path();
    for (int i = 0; i < 20; i++) {
      List<String> texts = one(studies).texts(path);
      if (!texts.isEmpty()) {
        return one(texts);
      }
    }
    return "placebo";
  }

  private String enumValue() {
    String[] field = one(ENUMS).split(":", 2);
    String value = one(List.of(field[1].split(",", -1)));
    return "AREA[%s]%s".formatted(field[0], value.equals("ALL") ? "\"ALL\"" : value);
  }

  private String number() {
    return switch (random.nextInt(4)) {
      case 0 -> "AREA[EnrollmentCount]" + text("EnrollmentCount").replace("placebo", "0");
      case 1 -> "AREA[EnrollmentCount]RANGE[" + range(() -> "" + random.nextInt(500)) + "]";
      case 2 ->
          "AREA[MinimumAge]RANGE["
              + range(() -> random.nextInt(40) + one(List.of(" years", " months")))
              + "]";
      default -> "AREA[MaximumAge]\"65 Years\"";
    };
  }

  private String range(Supplier<String> bound) {
    return switch (random.nextInt(4)) {
      case 0 -> "MIN," + bound.get();
      case 1 -> bound.get() + ", MAX";
      default -> bound.get() + "," + bound.get();
    };
  }

  private String date() {
    int year = 1998 + random.nextInt(28);
    int month = 1 + random.nextInt(12);
    int day = 1 + random.nextInt(28);
    return switch (random.nextInt(4)) {
      case 0 -> String.format(Locale.ROOT, "%d-%02d-%02d", year, month, day);
      case 1 -> String.format(Locale.ROOT, "%02d/%02d/%d", month, day, year);
      case 2 -> String.format(Locale.ROOT, "%d-%02d", year, month);
      default -> String.valueOf(year);
    };
  }

  private String circle() {
    for (int i = 0; i < 20; i++) {
      List<JsonNode> points =
          one(studies).at("protocolSection.contactsLocationsModule.locations.geoPoint");
      if (!points.isEmpty()) {
        JsonNode point = one(points);
        return String.format(
            Locale.ROOT,
            "%s,%s,%d%s",
            point.get("lat").asText(),
            point.get("lon").asText(),
            1 + random.nextInt(400),
            one(List.of("mi", "km")));
      }
    }
    return "48.4,9.98,50km";
  }

  private String ids(String separator) {
    List<String> ids = new ArrayList<>(List.of("NCT99999999", "nct102"));
    for (int i = 0; i < 5; i++) {
      ids.add(one(studies).nctId());
    }
    return String.join(separator, ids);
  }

  private String sort() {
    return one(
        List.of(
            "StartDate",
            "LastUpdatePostDate:asc",
            "EnrollmentCount:desc",
            "EnrollmentCount",
            "StudyFirstPostDate:desc,EnrollmentCount:asc",
            "CompletionDate|StartDate:asc",
            "ResultsFirstPostDate:asc"));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
