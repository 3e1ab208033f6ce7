package org.trialbook.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteTest {

  @Test
  void allSeriesHaveAColourOfTheirOwn() {
    assertThat(Palette.hex(Palette.series(Palette.MOST))).doesNotHaveDuplicates();
  }

  @Test
  void blackTextCanBeReadOnEveryAmount() {
    // 4.5 is what the accessibility guidelines of the web ask of small text.
    assertThat(Palette.amounts()).allMatch(colour -> (luminance(colour) + 0.05) / 0.05 > 4.5);
  }

  @Test
  void amountsGetDarkerAllTheWay() {
    List<Double> light = Palette.amounts().stream().map(PaletteTest::luminance).toList();
    assertThat(light).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
