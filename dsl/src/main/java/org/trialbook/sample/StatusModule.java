package org.trialbook.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;

/** Status, dates of the study and dates of the record. */
final class StatusModule {

  /** Records last updated before this day have no type for their start date. */
  private static final LocalDate TYPED_SINCE = LocalDate.of(2017, 1, 18);

  private StatusModule() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Course course = study.course();
    Postings postings = study.postings();
    json.text("statusVerifiedDate", YearMonth.from(postings.last().submitted()).toString());
    json.text("overallStatus", course.status());
    json.text("lastKnownStatus", course.lastKnownStatus());
    if (study.withheld()) {
      json.flag("delayedPosting", true);
    }
    Dice dice = study.dice("status");
    if (course.stopped() && dice.chance(0.94)) {
      json.text("whyStopped", new Phrases(study.facts(), dice).say("why stopped"));
    }
    if (!study.withheld() && !study.sparse()) {
      json.object("expandedAccessInfo", () -> expandedAccess(json, study));
    }
    studyDates(json, course, !postings.last().posted().isBefore(TYPED_SINCE));
    step(json, "studyFirst", postings.first());
    step(json, "resultsFirst", postings.results());
    step(json, "dispFirst", postings.disposition());
    json.text("lastUpdateSubmitDate", postings.last().submitted().toString());
    posted(json, "lastUpdatePostDateStruct", postings.last());
  }

  private static void expandedAccess(CompactJson json, MadeUpStudy study) {
    MadeUpStudy access = study.access();
    json.flag("hasExpandedAccess", access != null);
    if (access != null) {
      json.text("nctId", access.nctId());
      json.text("statusForNctId", access.course().status());
    }
  }

  private static void studyDates(CompactJson json, Course course, boolean typed) {
    date(json, "startDateStruct", course.start(), typed ? type(course.started()) : null);
    date(
        json,
        "primaryCompletionDateStruct",
        course.primaryCompletion(),
        type(course.primaryReached()));
    date(
        json,
        "completionDateStruct",
        course.completion(),
        typed || course.primaryCompletion() != null ? type(course.finished()) : null);
  }

  private static String type(boolean reached) {
    return reached ? "ACTUAL" : "ESTIMATED";
  }

  private static void date(CompactJson json, String name, Day day, String type) {
    if (day != null) {
      json.object(name, () -> date(json, day.text(), type));
    }
  }

  /** The inside of a date structure; the type may be null. */
  static void date(CompactJson json, String date, String type) {
    json.text("date", date);
    json.text("type", type);
  }

  private static void step(CompactJson json, String name, Postings.Step step) {
    if (step != null) {
      json.text(name + "SubmitDate", step.submitted().toString());
      json.text(name + "SubmitQcDate", step.checked().toString());
      posted(json, name + "PostDateStruct", step);
    }
  }

  private static void posted(CompactJson json, String name, Postings.Step step) {
    json.object(name, () -> date(json, step.posted().toString(), step.postedType()));
  }
}
