package org.trialbook.sample.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DiceTest {

  @Property
  void numbersStayInTheirRange(
      @ForAll int study, @ForAll @IntRange(min = 1) int bound, @ForAll String stream) {
    assertThat(Dice.of(study, stream).below(bound)).isBetween(0, bound - 1);
  }

  @Test
  void allNumbersAreAsLikely() {
    Dice dice = Dice.of(7, "test");
    int[] counts = new int[10];
    IntStream.range(0, 100_000).forEach(i -> counts[dice.below(10)]++);
    assertThat(IntStream.of(counts)).allMatch(count -> count > 9_500 && count < 10_500);
  }

  @Test
  void neighbouringStudiesAndStreamsAreIndependent() {
    List<Integer> first =
        IntStream.range(0, 1_000).map(i -> Dice.of(i, "a").below(1_000_000)).boxed().toList();
    List<Integer> second =
        IntStream.range(0, 1_000).map(i -> Dice.of(i, "b").below(1_000_000)).boxed().toList();
    assertThat(first.stream().distinct().count()).isGreaterThan(990);
    assertThat(first.stream().filter(second::contains).count()).isLessThan(10);
  }

  @Test
  void theBellHasMeanZeroAndDeviationOne() {
    Dice dice = Dice.of(7, "test");
    double[] draws = IntStream.range(0, 50_000).mapToDouble(i -> dice.bell()).toArray();
    double mean =
        IntStream.range(0, draws.length).mapToDouble(i -> draws[i]).average().orElseThrow();
    double square =
        IntStream.range(0, draws.length)
            .mapToDouble(i -> draws[i] * draws[i])
            .average()
            .orElseThrow();
    assertThat(mean).isBetween(-0.02, 0.02);
    assertThat(square).isBetween(0.97, 1.03);
  }

  @Test
  void someAreDifferentAndNoMoreThanThereAre() {
    List<Integer> values = List.of(1, 2, 3, 4, 5);
    assertThat(Dice.of(1, "test").some(values, 3)).hasSize(3).doesNotHaveDuplicates();
    assertThat(Dice.of(1, "test").some(values, 9)).containsExactlyInAnyOrderElementsOf(values);
  }
}
