package org.trialbook.analysis;

import java.util.List;
import java.util.function.Function;

/**
 * Three published analyses of the registry done again: each by the paper's own definition, on the
 * studies at hand, beside the figures that were published.
 *
 * <pre>{@code
 * trials.analysis().papers().gresham2020();
 * }</pre>
 *
 * <p>One row a figure: {@code figure} and {@code group} (text) say which, {@code studies} how many
 * it counts or is found of, {@code ours} and {@code published} its value, {@code difference} the
 * one less the other, {@code source} where it was published. Counts are studies, shares
 * percentages; what is missing could not be found of no studies, or was not published. The
 * published figures are of the whole registry on another day: outright they compare to an archive
 * of that day, which {@code Trialbook.readAact} reads.
 */
public final class Papers {

  private final Function<Analysis, Finding> find;

  Papers(Function<Analysis, Finding> find) {
    this.find = find;
  }

  /** How many trials started from 2000 to 2019, were completed, and how large they were. */
  public Finding gresham2020() {
    return find.apply(new Gresham2020());
  }

  /** Whether results were reported within a year. */
  public Finding anderson2015() {
    return find.apply(new Anderson2015());
  }

  /** Why trials with results were terminated. */
  public Finding williams2015() {
    return find.apply(new Williams2015());
  }

  /** What each of them counts. */
  public static List<Definition> definitions() {
    return List.of(Gresham2020.DEFINITION, Anderson2015.DEFINITION, Williams2015.DEFINITION);
  }
}
