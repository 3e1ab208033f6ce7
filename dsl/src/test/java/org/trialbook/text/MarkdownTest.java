package org.trialbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void escapesGo() {
    assertThat(Markdown.unescaped("HbA1c \\>12 \\* 10\\^9/L, \\[sic\\]"))
        .isEqualTo("HbA1c >12 * 10^9/L, [sic]");
    assertThat(Markdown.unescaped("a \\\\> b")).isEqualTo("a \\> b");
  }

  @Test
  void aBackslashBeforeALetterOrAtTheEndStays() {
    assertThat(Markdown.unescaped("C:\\temp\\")).isEqualTo("C:\\temp\\");
    assertThat(Markdown.unescaped("plain")).isEqualTo("plain");
  }
}
