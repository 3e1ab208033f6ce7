package org.trialbook.sample;

import java.util.ArrayList;
import java.util.List;
import org.trialbook.sample.vocabulary.Area;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Phrases;

/**
 * Eligibility criteria as text, in the shapes that sponsors write them: most have one inclusion and
 * one exclusion header with bullets; some number them, nest them, repeat headers for each part of
 * the study, swap them or have none.
 */
final class Criteria {

  private Criteria() {}

  static String draw(Area area, Phrases phrases, Dice dice) {
    List<String> in = some(area.inclusions(), Area.COMMON.inclusions(), dice);
    List<String> out = some(area.exclusions(), Area.COMMON.exclusions(), dice);
    int shape = dice.below(100);
    if (shape < 60) {
      return section("Inclusion Criteria:", in, "* ")
          + "\n\n"
          + section("Exclusion Criteria:", out, "* ");
    }
    if (shape < 74) {
      return section("Inclusion Criteria:", in, "1. ")
          + "\n\n"
          + section("Exclusion Criteria:", out, "1. ");
    }
    if (shape < 82) {
      return section("Key Inclusion Criteria:", nested(in), "* ")
          + "\n\n"
          + section("Key Exclusion Criteria:", out, "* ");
    }
    return unusual(shape, in, out, phrases);
  }

  private static String unusual(int shape, List<String> in, List<String> out, Phrases phrases) {
    return switch (shape) {
      case 82, 83 ->
          section("Exclusion Criteria:", out, "* ")
              + "\n\n"
              + section("Inclusion Criteria:", in, "* ");
      case 84, 85, 86 ->
          section("INCLUSION CRITERIA:", in, "* ")
              + "\n\n"
              + section("EXCLUSION CRITERIA:", out, "* ");
      case 87, 88 -> section("Inclusion", in, "* ") + "\n\n" + section("Exclusion", out, "* ");
      case 89 -> section("Inclusion Criteria:", in, "* ");
      case 90 -> section("Inclusion Criteria:", in, "* ") + "\n\nExclusion Criteria: none";
      case 91 -> String.join("\n\n", in);
      case 92, 93, 94, 95 ->
          section("Inclusion Criteria (Part A):", in.subList(0, in.size() / 2 + 1), "* ")
              + "\n\n"
              + section("Exclusion Criteria (Part A):", out.subList(0, out.size() / 2 + 1), "* ")
              + "\n\n"
              + section("Inclusion Criteria (Part B):", in, "* ")
              + "\n\n"
              + section("Exclusion Criteria (Part B):", out, "* ");
      case 96, 97 ->
          section("* INCLUSION CRITERIA:", in, "1\\. ")
              + "\n\n"
              + section("EXCLUSION CRITERIA:", out, "1\\. ");
      default ->
          section("Patient inclusion criteria:", in, "* ")
              + "\n\n"
              + phrases.say("eligibility aside")
              + "\n\n"
              + section("Patient exclusion criteria:", out, "* ");
    };
  }

  private static List<String> some(List<String> special, List<String> common, Dice dice) {
    List<String> pool = new ArrayList<>(dice.some(special, dice.between(1, special.size())));
    pool.addAll(dice.some(common, Math.min(dice.around(7, 0.5), common.size())));
    return pool;
  }

  private static List<String> nested(List<String> criteria) {
    List<String> nested = new ArrayList<>(criteria);
    nested.add(
        1, "Must meet at least one of the following:\n\n  * " + String.join("\n  * ", criteria));
    return nested;
  }

  private static String section(String header, List<String> criteria, String bullet) {
    StringBuilder text = new StringBuilder(header).append("\n");
    for (int i = 0; i < criteria.size(); i++) {
      text.append("\n")
          .append(bullet.replace("1", Integer.toString(i + 1)))
          .append(criteria.get(i));
    }
    return text.toString();
  }
}
