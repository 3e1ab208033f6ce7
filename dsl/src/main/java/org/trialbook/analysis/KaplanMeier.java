package org.trialbook.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The share that has not yet reached a milestone, over time, where some are still on their way (the
 * product-limit estimate of Kaplan and Meier, 1958). Who leaves at the time of an event is still
 * counted as waiting for it.
 */
final class KaplanMeier {

  /** How long one was followed, and whether the milestone was reached at the end of it. */
  record Span(double time, boolean reached) {}

  /** From this time on, the share that still waits. */
  private record Step(double time, double waiting) {}

  private final List<Step> steps = new ArrayList<>();

  KaplanMeier(List<Span> spans) {
    List<Span> sorted = spans.stream().sorted(Comparator.comparingDouble(Span::time)).toList();
    double waiting = 1;
    int i = 0;
    while (i < sorted.size()) {
      double time = sorted.get(i).time();
      int atRisk = sorted.size() - i;
      int reached = 0;
      for (; i < sorted.size() && sorted.get(i).time() == time; i++) {
        reached += sorted.get(i).reached() ? 1 : 0;
      }
      if (reached > 0) {
        waiting *= 1 - (double) reached / atRisk;
        steps.add(new Step(time, waiting));
      }
    }
  }

  /** The share that still waits after this time. */
  double waitingAt(double time) {
    return steps.stream()
        .filter(step -> step.time() <= time)
        .reduce((a, b) -> b)
        .map(Step::waiting)
        .orElse(1.0);
  }

  /** When half have reached it; null if fewer ever did. */
  Double median() {
    return steps.stream()
        .filter(step -> step.waiting() <= 0.5)
        .findFirst()
        .map(Step::time)
        .orElse(null);
  }
}
