package org.trialbook.analysis.statistic;

import java.util.Collection;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** Quantiles between the values, as R, pandas and DuckDB's quantile_cont give them (type 7). */
public final class Quantiles {

  private final Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
  private final int size;

  public Quantiles(Collection<? extends Number> values) {
    size = values.size();
    percentile.setData(values.stream().mapToDouble(Number::doubleValue).toArray());
  }

  /** With one decimal; null of no values. */
  public Double at(double percent) {
    return size == 0 ? null : Share.tenths(percentile.evaluate(percent));
  }
}
