package org.trialbook.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.Table;

/**
 * The share that has not yet reached a milestone, over time, where some are still on their way (the
 * product-limit estimate of Kaplan and Meier, 1958). Who leaves at the time of an event is still
 * counted as waiting for it.
 *
 * <pre>{@code
 * KaplanMeier.of(List.of(new KaplanMeier.Span(12.5, true), new KaplanMeier.Span(30, false))).median();
 * }</pre>
 *
 * <p>The band is pointwise, of 95 %, from Greenwood's variance on the scale of log(-log), which
 * keeps it between 0 and 1; R's {@code survfit(conf.type = "log-log")} and Python's lifelines give
 * the same. The interval of the median is where the band crosses a half (Brookmeyer and Crowley).
 */
public final class KaplanMeier {

  /** The half of the normal distribution's 95 %. */
  private static final double Z = 1.959963984540054;

  /** Products of shares that should be a half may miss it by rounding. */
  private static final double ROUNDING = 1e-12;

  private static final double HALF = 0.5;

  private final List<Step> steps;

  /**
   * How long one was followed.
   *
   * @param time from the start, 0 or more
   * @param reached whether the milestone was reached at the end of it
   */
  public record Span(double time, boolean reached) {}

  /**
   * What holds from one time to the next.
   *
   * @param time that some were followed to
   * @param atRisk how many still waited just before
   * @param reached how many reached it at that time
   * @param left how many were followed no longer, and had not reached it
   * @param waiting the share that still waits after it
   * @param low of the band
   * @param high of the band; both are 1 before the first event, and 0 where nobody waits any more
   */
  public record Step(
      double time, int atRisk, int reached, int left, double waiting, double low, double high) {}

  private KaplanMeier(List<Step> steps) {
    this.steps = Collections.unmodifiableList(steps);
  }

  /** The estimate from these spans, in any order. */
  public static KaplanMeier of(List<Span> spans) {
    List<Span> sorted = spans.stream().sorted(Comparator.comparingDouble(Span::time)).toList();
    List<Step> steps = new ArrayList<>();
    double waiting = 1;
    double variance = 0;
    int i = 0;
    while (i < sorted.size()) {
      double time = sorted.get(i).time();
      int atRisk = sorted.size() - i;
      int reached = 0;
      int first = i;
      for (; i < sorted.size() && sorted.get(i).time() == time; i++) {
        reached += sorted.get(i).reached() ? 1 : 0;
      }
      waiting *= (double) (atRisk - reached) / atRisk;
      variance += reached / ((double) atRisk * (atRisk - reached));
      steps.add(step(time, atRisk, reached, i - first - reached, waiting, variance));
    }
    return new KaplanMeier(steps);
  }

  private static Step step(
      double time, int atRisk, int reached, int left, double waiting, double variance) {
    if (waiting == 0 || waiting == 1) {
      return new Step(time, atRisk, reached, left, waiting, waiting, waiting);
    }
    double log = Math.log(waiting);
    double width = Z * Math.sqrt(variance) / Math.abs(log);
    double low = Math.exp(log * Math.exp(width));
    double high = Math.exp(log * Math.exp(-width));
    return new Step(time, atRisk, reached, left, waiting, low, high);
  }

  /** The curve, a step for each time that anyone was followed to. */
  public List<Step> steps() {
    return steps;
  }

  /** The curve as a table with the columns of {@link Step}. */
  public Table table() {
    Result result =
        new Result("curve")
            .number("time")
            .count("atRisk", "reached", "left")
            .number("waiting", "low", "high");
    for (Step step : steps) {
      result.row(
          step.time(),
          step.atRisk(),
          step.reached(),
          step.left(),
          step.waiting(),
          step.low(),
          step.high());
    }
    return result.table();
  }

  /** The share that still waits after this time. */
  public double waitingAt(double time) {
    return at(time).map(Step::waiting).orElse(1.0);
  }

  /** What holds at this time; empty before the first. */
  Optional<Step> at(double time) {
    return steps.stream().filter(step -> step.time() <= time).reduce((a, b) -> b);
  }

  /** When half have reached it; null if fewer ever did. */
  public Double median() {
    return firstHalf(Step::waiting);
  }

  /** From when on it may be that half have reached it; null where that was never so. */
  public Double medianLow() {
    return firstHalf(Step::low);
  }

  /** From when on it is sure that half have reached it; null where that was never so. */
  public Double medianHigh() {
    return firstHalf(Step::high);
  }

  private Double firstHalf(ToDoubleFunction<Step> share) {
    return steps.stream()
        .filter(step -> share.applyAsDouble(step) <= HALF + ROUNDING)
        .findFirst()
        .map(Step::time)
        .orElse(null);
  }
}
