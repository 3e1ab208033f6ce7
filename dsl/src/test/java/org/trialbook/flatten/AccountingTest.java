package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.Counts;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.accounting.ValueReject;

/** What was read, rejected and left out is counted to the last, and the first of it named. */
class AccountingTest {

  private static Accounting one() {
    Accounting.Builder builder = new Accounting.Builder();
    builder.study();
    builder.study();
    builder.reject(new Reject("a", Optional.of("NCT00000001"), 7, 3, "broken"));
    builder.leftOut(new LeftOut("README.md", "it begins with '# Re'"));
    builder.value(new ValueReject("a", "NCT00000002", "x.count", "\"12\"", "expected a number"));
    builder.doubles(4);
    return builder.build();
  }

  @Test
  void partsOfAnInputAddUp() {
    Accounting two = Accounting.NONE.and(one()).and(Accounting.NONE).and(one());
    assertThat(two.counts()).isEqualTo(new Counts(4, 2, 2, 8, 2));
    assertThat(two.rejects().first()).hasSize(2);
    assertThat(two.leftOut().first()).hasSize(2);
    assertThat(two.valueRejects().first()).hasSize(2);
  }

  @Test
  void allAreCountedAndTheFirstAreKept() {
    Accounting.Builder builder = new Accounting.Builder();
    for (int i = 0; i < 10_005; i++) {
      builder.leftOut(new LeftOut(Integer.toString(i), "a"));
    }
    Accounting many = builder.build();
    assertThat(many.leftOut().count()).isEqualTo(10_005);
    assertThat(many.leftOut().first()).hasSize(10_000);
    assertThat(many.and(many).leftOut().count()).isEqualTo(20_010);
    assertThat(many.and(many).leftOut().first()).isEqualTo(many.leftOut().first());
  }

  @Test
  void oneLineSaysAll() {
    assertThat(one().counts().line())
        .isEqualTo(
            "2 studies read · 1 record could not be read · 1 value could not be read"
                + " · 4 older versions left out · 1 thing left out that is no study");
    assertThat(Counts.of(1, 0).line()).isEqualTo("1 study read");
    assertThat(Counts.of(0, 1).nothingRead()).isTrue();
    assertThat(Counts.NONE.nothingRead()).isFalse();
  }

  @Test
  void aCardNamesThem() {
    assertThat(one().mimeBundle().get("text/plain").toString())
        .contains(
            "NCT00000001 at byte 7 of a: broken",
            "NCT00000002 x.count: \"12\" (expected a number)",
            "README.md: it begins with '# Re'");
    assertThat(List.of(Reject.whole("a", "no").line(), cut().line()))
        .containsExactly("a: no", "a from byte 1,024 on: the data end");
  }

  private static Reject cut() {
    return new Reject("a", Optional.empty(), 1024, Reject.TO_THE_END, "the data end");
  }
}
