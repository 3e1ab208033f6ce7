package org.trialbook.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;

/** Specifications of all sorts: a picture or one sentence, never a hang, never code that runs. */
class VegaTest {

  private static final String POINT =
      "{\"data\":{\"values\":[{\"a\":1}]},\"mark\":\"point\",\"encoding\":{\"x\":{\"field\":\"a\",\"type\":\"quantitative\"}}%s}";

  /** Whatever has gone before, the next chart is drawn. */
  @AfterEach
  void drawsTheNext() {
    assertThat(Vega.svg(POINT.formatted(""))).startsWith("<svg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"mark\":\"nonsense\",\"data\":{\"values\":[]}}",
        "not json",
        "[]",
        "null",
        "{\"data\":{\"url\":\"https://example.org/x.json\"},\"mark\":\"bar\"}",
        "{\"data\":{\"url\":\"file:///etc/passwd\"},\"mark\":\"bar\"}"
      })
  void saysWhatIsNoChart(String specification) {
    assertThatThrownBy(() -> Vega.svg(specification))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("The chart is not drawn: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "datum.constructor.constructor('return widthOf')()",
        "toString.constructor('return 1')()",
        "datum['__proto__']['constructor']['constructor']('return 1')()",
        "widthOf('x', 1, true)",
        "globalThis.result"
      })
  void expressionsReachNothingButTheirData(String expression) {
    String specification =
        POINT.formatted(
            ",\"transform\":[{\"calculate\":\""
                + expression
                + "\",\"as\":\"stolen\"}],\"title\":{\"text\":\"t\"}");
    String drawn;
    try {
      drawn = Vega.svg(specification);
    } catch (TrialbookException e) {
      drawn = e.getMessage();
    }
    assertThat(drawn).doesNotContain("native code", "widthOf(");
  }

  @Test
  void endsWhatTakesTooMuch() {
    assertThatThrownBy(
            () ->
                Vega.svg(
                    "{\"data\":{\"sequence\":{\"start\":0,\"stop\":1e9}},\"mark\":\"point\",\"encoding\":{\"x\":{\"field\":\"data\"}}}"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("The chart is not drawn: ");
  }

  @Test
  void heedsAnInterrupt() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Vega.svg(POINT.formatted("")))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void drawsForSeveralThreads() {
    assertThat(
            IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> Vega.svg(POINT.formatted(",\"title\":\"chart " + i + "\"")))
                .filter(svg -> svg.contains("chart "))
                .count())
        .isEqualTo(16);
  }
}
