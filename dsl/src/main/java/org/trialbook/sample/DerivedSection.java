package org.trialbook.sample;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.MeshHeading;
import org.trialbook.sample.vocabulary.Place;
import org.trialbook.sample.vocabulary.Treatment;

/** What the registry adds: the version, removed countries, tracked results and MeSH headings. */
final class DerivedSection {

  private DerivedSection() {}

  static void write(CompactJson json, MadeUpStudy study) {
    Dice dice = study.dice("derived");
    json.object(
        "miscInfoModule",
        () -> {
          json.text("versionHolder", Course.TODAY.toString());
          if (study.sites().size() > 5 && dice.chance(0.35)) {
            json.texts("removedCountries", removed(study, dice));
          }
          json.object("submissionTracking", () -> ResultsTracking.submissions(json, study));
        });
    if (study.withheld()) {
      return;
    }
    if (dice.chance(0.95)) {
      json.object("conditionBrowseModule", () -> browse(json, study.area().headings()));
    }
    List<MeshHeading> treatments =
        study.arms().treatments().stream()
            .map(Treatment::heading)
            .filter(heading -> heading != null)
            .toList();
    json.object("interventionBrowseModule", () -> browse(json, treatments));
  }

  private static List<String> removed(MadeUpStudy study, Dice dice) {
    Set<String> present =
        study.sites().stream().map(site -> site.place().country()).collect(Collectors.toSet());
    Set<String> removed = new LinkedHashSet<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      String country = Place.anyCountry(dice);
      if (!present.contains(country)) {
        removed.add(country);
      }
    }
    return List.copyOf(removed);
  }

  private static void browse(CompactJson json, List<MeshHeading> headings) {
    Set<MeshHeading> ancestors =
        headings.stream()
            .flatMap(MeshHeading::ancestors)
            .filter(ancestor -> !headings.contains(ancestor))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    json.array("meshes", () -> headings.forEach(heading -> term(json, heading)));
    json.array("ancestors", () -> ancestors.forEach(heading -> term(json, heading)));
  }

  private static void term(CompactJson json, MeshHeading heading) {
    json.object(
        () -> {
          json.text("id", heading.id());
          json.text("term", heading.term());
        });
  }
}
