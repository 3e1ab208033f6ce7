package org.trialbook.sample.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RarityTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000, 123_456})
  void allOccurInAnyThousandStudies(int first) {
    Set<Rarity> found =
        IntStream.range(first, first + 1_000).mapToObj(Rarity::at).collect(Collectors.toSet());
    assertThat(found).isEqualTo(EnumSet.allOf(Rarity.class));
  }

  @ParameterizedTest
  @ValueSource(ints = {138, 400, 637, 638, 1_137, 99_999})
  void beforeIsTheLastPlaceOfTheKind(int index) {
    int before = Rarity.EXPANDED_ACCESS.before(index);
    assertThat(Rarity.at(before)).isEqualTo(Rarity.EXPANDED_ACCESS);
    assertThat(before).isLessThan(index);
    assertThat(IntStream.range(before + 1, index))
        .noneMatch(i -> Rarity.at(i) == Rarity.EXPANDED_ACCESS);
  }
}
