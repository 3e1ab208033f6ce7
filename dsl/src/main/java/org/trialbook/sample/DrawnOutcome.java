package org.trialbook.sample;

import java.util.ArrayList;
import java.util.List;
import org.trialbook.sample.vocabulary.Area;
import org.trialbook.sample.vocabulary.Dice;
import org.trialbook.sample.vocabulary.Endpoint;
import org.trialbook.sample.vocabulary.Phrases;

/** An endpoint at a time; type is the registry's own value. */
record DrawnOutcome(String type, Endpoint endpoint, String timeFrame) {

  static List<DrawnOutcome> draw(Area area, int median, Phrases phrases, Dice dice) {
    List<DrawnOutcome> outcomes = new ArrayList<>();
    int primary = dice.chance(0.72) ? 1 : 2;
    for (Endpoint endpoint : dice.some(area.endpoints(), area.endpoints().size())) {
      String type = outcomes.size() < primary ? "PRIMARY" : "SECONDARY";
      outcomes.add(new DrawnOutcome(type, endpoint, phrases.say("time frame")));
    }
    int total = Math.min(dice.around(median, 0.95), 150);
    List<Endpoint> pool = new ArrayList<>(area.endpoints());
    pool.addAll(Area.COMMON.endpoints());
    while (outcomes.size() < total) {
      String type = outcomes.size() > 20 && dice.chance(0.4) ? "OTHER_PRE_SPECIFIED" : "SECONDARY";
      outcomes.add(new DrawnOutcome(type, dice.pick(pool), phrases.say("time frame")));
    }
    return outcomes.subList(0, Math.max(primary, Math.min(total, outcomes.size())));
  }
}
