package org.trialbook.sample.vocabulary;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Values of which some are drawn more often than others. */
public final class Weighted<T> {

  private static final Map<String, Weighted<String>> DISTRIBUTIONS =
      WordList.sections("distributions.txt").entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> parse(e.getValue())));

  private final List<T> values;
  private final int[] sums;

  public Weighted(List<T> values, ToIntFunction<T> weight) {
    this.values = List.copyOf(values);
    this.sums = new int[values.size()];
    int sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += weight.applyAsInt(values.get(i));
      sums[i] = sum;
    }
  }

  /** A value of one section of distributions.txt. */
  public static String draw(String distribution, Dice dice) {
    return DISTRIBUTIONS.get(distribution).draw(dice);
  }

  public T draw(Dice dice) {
    int at = Arrays.binarySearch(sums, dice.below(sums[sums.length - 1]) + 1);
    return values.get(at < 0 ? -at - 1 : at);
  }

  public List<T> values() {
    return values;
  }

  private static Weighted<String> parse(List<String> lines) {
    Weighted<String> entries = new Weighted<>(lines, line -> Integer.parseInt(split(line)[0]));
    return new Weighted<>(entries, lines.stream().map(line -> split(line)[1]).toList());
  }

  private Weighted(Weighted<?> weights, List<T> values) {
    this.values = values;
    this.sums = weights.sums;
  }

  private static String[] split(String line) {
    return line.split(" ", 2);
  }
}
