package org.trialbook.mirror.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counting without remembering. */
class DistinctCountTest {

  @Test
  void isExactAsLongAsItIsSmall() {
    DistinctCount count = new DistinctCount();
    for (int i = 0; i < 24_000; i++) {
      count.add("value " + i % 8_000);
    }
    assertThat(count.count()).isEqualTo(8_000);
  }

  @Test
  void staysCloseWhenItIsNot() {
    for (int values : new int[] {9_000, 20_000, 50_000, 100_000, 1_000_000}) {
      DistinctCount count = new DistinctCount();
      for (int i = 0; i < values; i++) {
        count.add("value " + i);
        count.add("value " + i / 2);
      }
      assertThat(count.count()).isCloseTo(values, withPercentage(3));
    }
  }

  @Test
  void whatIsFrequentThroughoutKeepsItsCount() {
    TopValues top = new TopValues();
    for (int i = 0; i < 100_000; i++) {
      top.add("rare " + i);
      top.add("often " + i % 10);
    }
    List<Map.Entry<String, Integer>> first = top.first(11);

    assertThat(first.subList(0, 10))
        .allSatisfy(entry -> assertThat(entry.getValue()).isEqualTo(10_000));
    assertThat(first.get(0).getKey()).isEqualTo("often 0");
    assertThat(first.get(10).getValue()).isEqualTo(1);
  }
}
