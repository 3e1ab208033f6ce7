package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trialbook.Displayable;

class RenderersTest {

  private final Renderers renderers = Renderers.standard();

  @Test
  void aDisplayableShowsItself() {
    Displayable both = () -> Map.of("text/html", "<b>x</b>", "text/plain", "x");
    assertThat(renderers.bundle(both)).isEqualTo(both.mimeBundle());
  }

  @Test
  void plainTextIsAlwaysThere() {
    Displayable picture =
        new Displayable() {
          @Override
          public Map<String, Object> mimeBundle() {
            return Map.of("image/png", new byte[] {1});
          }

          @Override
          public String toString() {
            return "a picture";
          }
        };
    assertThat(renderers.bundle(picture)).containsEntry("text/plain", "a picture").hasSize(2);
  }

  @Test
  void theFirstRendererThatTakesAValueShowsIt() {
    Renderers own =
        new Renderers()
            .with(Integer.class, value -> Map.of("text/plain", "integer " + value))
            .with(Number.class, value -> Map.of("text/plain", "number " + value));
    assertThat(own.bundle(1)).containsEntry("text/plain", "integer 1");
    assertThat(own.bundle(1L)).containsEntry("text/plain", "number 1");
    assertThat(own.bundle("other")).containsEntry("text/plain", "other");
  }

  @Test
  void everythingElseIsText() {
    assertThat(text(null)).isEqualTo("null");
    assertThat(text("two\nlines")).isEqualTo("two\nlines");
    assertThat(text(List.of(1, "b"))).isEqualTo("[1, b]");
    assertThat(text(new int[] {1, 2})).isEqualTo("[1, 2]");
    assertThat(text(new String[][] {{"a"}, {null}})).isEqualTo("[[a], [null]]");
  }

  @Test
  void nobodyReadsAMillionElements() {
    assertThat(text(new byte[1_000_000])).endsWith("0, ... 999,000 more]").hasSizeLessThan(4_000);
    String long1 = text(Arrays.asList(new Object[100_000]));
    assertThat(long1).hasSizeLessThan(101_000).endsWith("more characters");
  }

  private String text(Object value) {
    return (String) renderers.bundle(value).get("text/plain");
  }
}
