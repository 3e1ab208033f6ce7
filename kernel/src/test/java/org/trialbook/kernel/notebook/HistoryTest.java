package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trialbook.kernel.base.Content;

class HistoryTest {

  private final History history = new History(PastSessions.none());

  @BeforeEach
  void fill() {
    history.add(1, "int a = 1;");
    history.add(2, "a + 1");
    history.addOutput("2");
    history.add(3, "int b = 2;");
    history.add(4, "a + 1");
  }

  @Test
  void givesTheLastCells() {
    assertThat(ask("hist_access_type", "tail", "n", 2))
        .containsExactly(List.of(1, 3, "int b = 2;"), List.of(1, 4, "a + 1"));
    assertThat(ask("hist_access_type", "tail")).hasSize(4);
  }

  @Test
  void givesARange() {
    assertThat(ask("hist_access_type", "range", "session", 0, "start", 2, "stop", 4))
        .containsExactly(List.of(1, 2, "a + 1"), List.of(1, 3, "int b = 2;"));
    assertThat(ask("hist_access_type", "range", "session", 7)).isEmpty();
  }

  @Test
  void searchesByPattern() {
    assertThat(ask("hist_access_type", "search", "pattern", "int ? =*"))
        .containsExactly(List.of(1, 1, "int a = 1;"), List.of(1, 3, "int b = 2;"));
    assertThat(ask("hist_access_type", "search", "pattern", "a + 1", "unique", true))
        .containsExactly(List.of(1, 4, "a + 1"));
    assertThat(ask("hist_access_type", "search", "pattern", "*(*")).isEmpty();
    history.add(5, "\"😀\"");
    assertThat(ask("hist_access_type", "search", "pattern", "*😀?"))
        .containsExactly(List.of(1, 5, "\"😀\""));
  }

  @Test
  void addsOutputsWhereAsked() {
    assertThat(ask("hist_access_type", "range", "start", 2, "stop", 4, "output", true))
        .containsExactly(
            List.of(1, 2, Arrays.asList("a + 1", "2")),
            List.of(1, 3, Arrays.asList("int b = 2;", null)));
  }

  private List<Object> ask(Object... request) {
    return List.copyOf(history.answer(Content.of(request)).list("history"));
  }
}
