package org.trialbook.sample;

import java.util.List;
import org.trialbook.sample.vocabulary.Rarity;

/**
 * Results sent in that wait for their quality check, told twice as the registry does; violations.
 */
final class ResultsTracking {

  private ResultsTracking() {}

  static void annotations(CompactJson json, MadeUpStudy study) {
    json.object(
        "annotationModule",
        () -> {
          if (!study.postings().releases().isEmpty()) {
            json.object("unpostedAnnotation", () -> unposted(json, study));
          }
          if (study.rarity() == Rarity.VIOLATION) {
            json.object("violationAnnotation", () -> violations(json, study));
          }
        });
  }

  private static void unposted(CompactJson json, MadeUpStudy study) {
    json.text("unpostedResponsibleParty", study.sponsor().name());
    json.array(
        "unpostedEvents",
        () -> study.postings().releases().forEach(release -> events(json, study, release)));
  }

  private static void violations(CompactJson json, MadeUpStudy study) {
    String date = study.postings().last().posted().toString();
    json.array(
        "violationEvents",
        () ->
            json.object(
                () -> {
                  json.text("type", "VIOLATION_IDENTIFIED");
                  json.text("description", "Synthetic: results were not submitted in time.");
                  json.text("creationDate", date);
                  json.text("issuedDate", date);
                  json.text("postedDate", date);
                }));
  }

  private static void events(CompactJson json, MadeUpStudy study, Postings.Release release) {
    event(json, "RELEASE", release.released().toString());
    if (taken(study, release)) {
      json.object(
          () -> {
            json.text("type", "UNRELEASE");
            json.flag("dateUnknown", true);
          });
    } else if (release.reset() != null) {
      event(json, "RESET", release.reset().toString());
    }
  }

  private static void event(CompactJson json, String type, String date) {
    json.object(
        () -> {
          json.text("type", type);
          json.text("date", date);
        });
  }

  static void submissions(CompactJson json, MadeUpStudy study) {
    List<Postings.Release> releases = study.postings().releases();
    if (releases.isEmpty()) {
      return;
    }
    json.text("estimatedResultsFirstSubmitDate", releases.get(0).released().toString());
    json.array(
        "submissionInfos",
        () -> releases.forEach(release -> json.object(() -> submission(json, study, release))));
    if (releases.size() > 1) {
      String posted = Course.TODAY.minusDays(study.index() % 60).toString();
      json.object(
          "firstMcpInfo",
          () -> json.object("postDateStruct", () -> StatusModule.date(json, posted, "ACTUAL")));
    }
  }

  private static void submission(CompactJson json, MadeUpStudy study, Postings.Release release) {
    json.text("releaseDate", release.released().toString());
    if (taken(study, release)) {
      json.flag("unreleaseDateUnknown", true);
    } else if (release.reset() != null) {
      json.text("resetDate", release.reset().toString());
    }
    if (!release.equals(study.postings().releases().get(0))) {
      json.number("mcpReleaseN", 2);
    }
  }

  /** Whether the sponsor took the results back before they were checked. */
  private static boolean taken(MadeUpStudy study, Postings.Release release) {
    return study.index() % 3 == 0 && release.reset() == null;
  }
}
