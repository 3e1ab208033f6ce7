package org.trialbook.sample;

import java.util.ArrayList;
import java.util.List;
import org.trialbook.sample.vocabulary.Area;
import org.trialbook.sample.vocabulary.Capitals;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Treatment;

/** The arms of a study and everything that is given in them. */
record Arms(
    List<Arm> arms,
    List<Treatment> treatments,
    boolean randomized,
    boolean blind,
    String comparator) {

  private static final String USUAL_CARE = "standard of care";

  static Arms draw(String kind, Treatment main, Area area, Dice dice) {
    return switch (kind) {
      case "INTERVENTIONAL" -> interventional(main, area, dice);
      case "OBSERVATIONAL" -> observational(main, area, dice);
      default -> new Arms(List.of(), List.of(main), false, false, "no treatment");
    };
  }

  private static Arms interventional(Treatment main, Area area, Dice dice) {
    if (main.isDrug()) {
      int design = dice.below(100);
      if (design < 28) {
        return single(main);
      }
      return design < 68 ? placebo(main, dice) : active(main, area, dice);
    }
    return dice.chance(0.25) ? single(main) : usualCare(main, dice);
  }

  boolean several() {
    return arms.size() > 1;
  }

  private static Arms single(Treatment main) {
    Arm arm = new Arm(main.name(), "EXPERIMENTAL", "given as", List.of(main));
    return new Arms(List.of(arm), List.of(main), false, false, USUAL_CARE);
  }

  private static Arms placebo(Treatment main, Dice dice) {
    Treatment placebo =
        new Treatment(
            main.type().equals("BIOLOGICAL") ? "BIOLOGICAL" : "DRUG",
            "Placebo",
            null,
            main.form(),
            List.of("matching placebo"));
    List<Arm> arms = new ArrayList<>();
    int doses = dice.chance(0.3) ? dice.between(2, 4) : 1;
    for (int dose = 1; dose <= doses; dose++) {
      String label = doses == 1 ? main.name() : main.name() + " Dose " + dose;
      arms.add(new Arm(label, "EXPERIMENTAL", "given as", List.of(main)));
    }
    arms.add(new Arm("Placebo", "PLACEBO_COMPARATOR", "placebo", List.of(placebo)));
    return new Arms(arms, List.of(main, placebo), true, true, "placebo");
  }

  private static Arms active(Treatment main, Area area, Dice dice) {
    List<Treatment> others =
        area.treatments().stream().filter(t -> t.isDrug() && !t.equals(main)).toList();
    if (others.isEmpty()) {
      return usualCare(main, dice);
    }
    Treatment other = dice.pick(others);
    boolean added = dice.chance(0.4);
    List<Treatment> tested = added ? List.of(main, other) : List.of(main);
    boolean randomized = dice.chance(0.85);
    String label = added ? main.name() + " + " + other.name() : main.name();
    return new Arms(
        List.of(
            new Arm(label, "EXPERIMENTAL", "given as", tested),
            new Arm(other.name(), "ACTIVE_COMPARATOR", "given as", List.of(other))),
        List.of(main, other),
        randomized,
        randomized && dice.chance(0.3),
        other.prose());
  }

  private static Arms usualCare(Treatment main, Dice dice) {
    boolean sham = main.type().equals("DEVICE") && dice.chance(0.5);
    Treatment control =
        sham
            ? new Treatment("DEVICE", "Sham " + main.prose(), null, main.form(), List.of("sham"))
            : new Treatment("OTHER", "Standard of care", null, "as usual", List.of("usual care"));
    return new Arms(
        List.of(
            new Arm(main.name(), "EXPERIMENTAL", "given as", List.of(main)),
            new Arm(
                sham ? "Sham" : "Control",
                sham ? "SHAM_COMPARATOR" : dice.chance(0.3) ? "NO_INTERVENTION" : "OTHER",
                "usual care",
                List.of(control))),
        List.of(main, control),
        sham || dice.chance(0.82),
        sham,
        sham ? "sham " + main.prose() : USUAL_CARE);
  }

  private static Arms observational(Treatment main, Area area, Dice dice) {
    List<Arm> arms = new ArrayList<>();
    arms.add(new Arm(Capitals.inTitle(area.people()), null, "exposed", List.of(main)));
    if (dice.chance(0.4)) {
      arms.add(new Arm("Controls", null, "exposed", List.of()));
    }
    return new Arms(arms, dice.chance(0.7) ? List.of(main) : List.of(), false, false, "controls");
  }
}
