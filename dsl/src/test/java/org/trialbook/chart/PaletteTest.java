package org.trialbook.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteTest {

  @Test
  void allSeriesHaveAColourOfTheirOwn() {
    List<String> names = IntStream.range(0, Palette.MOST).mapToObj(i -> "series " + i).toList();
    assertThat(Palette.series(names, Map.of()).values()).doesNotHaveDuplicates();
  }

  @Test
  void whatMeansTheSameHasTheSameColourInEveryChart() {
    Map<String, String> one = Palette.series(List.of("overdue", "on time", "x"), Map.of());
    Map<String, String> other = Palette.series(List.of("y", "on time", "overdue"), Map.of());
    assertThat(one).containsEntry("overdue", other.get("overdue"));
    assertThat(one).containsEntry("on time", other.get("on time"));
    assertThat(Palette.series(List.of("COMPLETED"), Map.of()).get("COMPLETED"))
        .isEqualTo(Palette.series(List.of("a", "Completed"), Map.of()).get("Completed"));
  }

  @Test
  void phasesAreARampAndWishesComeFirst() {
    List<String> phases =
        List.of("Early Phase 1", "PHASE1", "Phase 1/Phase 2", "Phase 2", "Phase 3", "Phase 4");
    List<Double> light =
        Palette.series(phases, Map.of()).values().stream().map(PaletteTest::luminance).toList();
    assertThat(light).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(Palette.series(phases, Map.of("Phase 2", "#123456")))
        .containsEntry("Phase 2", "#123456");
  }

  /** A study of no phase and one that says none stand side by side in many charts. */
  @Test
  void everyPhaseAndWhatIsNoneHasAColourOfItsOwn() {
    List<String> phases =
        List.of(
            "Early Phase 1",
            "Phase 1",
            "Phase 1/Phase 2",
            "Phase 2",
            "Phase 2/Phase 3",
            "Phase 3",
            "Phase 4",
            "Not Applicable",
            "(missing)");
    assertThat(Palette.series(phases, Map.of()).values()).doesNotHaveDuplicates();
  }

  @Test
  void blackTextCanBeReadOnEveryAmount() {
    // 4.5 is what the accessibility guidelines of the web ask of small text.
    assertThat(Palette.AMOUNTS).allMatch(colour -> (luminance(colour) + 0.05) / 0.05 > 4.5);
  }

  @Test
  void amountsGetDarkerAllTheWay() {
    List<Double> light = Palette.AMOUNTS.stream().map(PaletteTest::luminance).toList();
    assertThat(light).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  private static double luminance(String hex) {
    return luminance(Color.decode(hex));
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
