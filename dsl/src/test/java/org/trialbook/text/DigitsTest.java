package org.trialbook.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class DigitsTest {

  private static List<String> texts(double... numbers) {
    Digits digits = Digits.of(DoubleStream.of(numbers));
    return DoubleStream.of(numbers).mapToObj(digits::text).toList();
  }

  @Test
  void numbersBelowEachOtherHaveTheSameDigits() {
    assertThat(texts(25, 21.9)).containsExactly("25.0", "21.9");
    assertThat(texts(0.5, 0.25, 0.125)).containsExactly("0.500", "0.250", "0.125");
  }

  @Test
  void wholeNumbersStayWholeAndYearsHaveNoCommas() {
    assertThat(texts(2003, 20, 0)).containsExactly("2003", "20", "0");
    assertThat(texts(1_234_567)).containsExactly("1234567");
  }

  @Test
  void whatWasComputedIsRoundedToItsSize() {
    assertThat(texts(675.1234567891)).containsExactly("675.1");
    assertThat(texts(100 / 3.0, 25)).containsExactly("33.33", "25.00");
    assertThat(texts(1 / 3.0, 0.1)).containsExactly("0.3333", "0.1000");
    assertThat(texts(0.1 + 0.2)).containsExactly("0.3");
    assertThat(texts(675_168.4444444)).containsExactly("675168");
  }

  @Test
  void placesOnAMapStayAsTheyAre() {
    assertThat(texts(48.85341, -2.3488)).containsExactly("48.85341", "-2.34880");
  }

  @Test
  void nothingButZeroIsWrittenAsZero() {
    assertThat(texts(0, 0.04123456, 1.5e-12)).containsExactly("0.00000", "0.04123", "1.5e-12");
    assertThat(texts(-0.0)).containsExactly("0");
  }

  @Test
  void oddNumbersHaveNoSayInTheDigits() {
    assertThat(texts(1.5, Double.POSITIVE_INFINITY, 3e20, Double.NaN))
        .containsExactly("1.5", "Infinity", "3.0e+20", "NaN");
    assertThat(texts()).isEmpty();
  }

  /** Whatever stands in the column, a reader is off by less than what he sees. */
  @Property
  void theTextIsTheNumberRounded(
      @ForAll @NotEmpty List<@DoubleRange(min = -1e9, max = 1e9) Double> numbers) {
    double[] all = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    Digits digits = Digits.of(Arrays.stream(all));
    for (double number : all) {
      String text = digits.text(number);
      assertThat(Double.parseDouble(text))
          .isCloseTo(
              number,
              within(
                  text.contains("e")
                      ? Math.abs(number) * 0.06
                      : Math.pow(10, -digits.decimals()) * 0.5000001));
      assertThat(Double.parseDouble(text) == 0).isEqualTo(number == 0);
    }
  }
}
