package org.trialbook.sample;

import java.util.List;

/** Results that were sent in and wait for their quality check, told twice as the registry does. */
final class Tracking {

  private Tracking() {}

  static void annotations(Json json, Study study) {
    List<Postings.Release> releases = study.postings().releases();
    if (releases.isEmpty()) {
      return;
    }
    json.object(
        "annotationModule",
        () ->
            json.object(
                "unpostedAnnotation",
                () -> {
                  json.text("unpostedResponsibleParty", study.sponsor().name());
                  json.array("unpostedEvents", () -> releases.forEach(r -> events(json, study, r)));
                }));
  }

  private static void events(Json json, Study study, Postings.Release release) {
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

  private static void event(Json json, String type, String date) {
    json.object(
        () -> {
          json.text("type", type);
          json.text("date", date);
        });
  }

  static void submissions(Json json, Study study) {
    List<Postings.Release> releases = study.postings().releases();
    if (releases.isEmpty()) {
      return;
    }
    json.text("estimatedResultsFirstSubmitDate", releases.get(0).released().toString());
    json.array(
        "submissionInfos",
        () -> releases.forEach(release -> json.object(() -> submission(json, study, release))));
  }

  private static void submission(Json json, Study study, Postings.Release release) {
    json.text("releaseDate", release.released().toString());
    if (taken(study, release)) {
      json.flag("unreleaseDateUnknown", true);
    } else if (release.reset() != null) {
      json.text("resetDate", release.reset().toString());
    }
  }

  /** Whether the sponsor took the results back before they were checked. */
  private static boolean taken(Study study, Postings.Release release) {
    return study.index() % 3 == 0 && release.reset() == null;
  }
}
