package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.trialbook.kernel.java.Outcome;

/** What others' notebooks do, one cell after the other in one session. */
@DisabledOnOs(OS.WINDOWS)
class CellsOfOthersTest {

  private static final String BEGIN = "## ";
  private static final String FROM_21 = "from 21: ";
  private static final String VALUE = "=> ";
  private static final String PRINTED = "> ";
  private static final String SHOWN = "shown ";

  private static MagicSession session;

  /** What a cell says, and what is to come of it. */
  private record Example(
      String title, String code, List<String> values, List<String> printed, List<String> shown) {

    static Example of(String text) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      String title = lines.remove(0);
      List<String> values = taken(lines, VALUE);
      List<String> printed = taken(lines, PRINTED);
      List<String> shown = taken(lines, SHOWN);
      return new Example(title, String.join("\n", lines), values, printed, shown);
    }

    private static List<String> taken(List<String> lines, String mark) {
      List<String> taken =
          lines.stream()
              .filter(line -> line.startsWith(mark))
              .map(line -> line.substring(mark.length()))
              .toList();
      lines.removeIf(line -> line.startsWith(mark));
      return taken;
    }

    void run() {
      Outcome outcome = session.run(code);
      assertThat(outcome.failure()).as(code).isNull();
      assertThat(outcome.hasValue() ? List.of(String.valueOf(outcome.value())) : List.of())
          .as(code)
          .isEqualTo(values);
      if (!printed.isEmpty()) {
        assertThat(session.printed().stripTrailing()).isEqualTo(String.join("\n", printed));
      }
      assertThat(session.shown().stream().flatMap(each -> each.values().keySet().stream()))
          .as(code)
          .containsAll(shown);
    }
  }

  @BeforeAll
  static void start() {
    session = new MagicSession();
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  @TestFactory
  Stream<DynamicTest> cells() throws IOException {
    return examples().stream()
        .filter(each -> !each.title().startsWith(FROM_21) || Runtime.version().feature() >= 21)
        .map(each -> dynamicTest(each.title(), each::run));
  }

  private static List<Example> examples() throws IOException {
    try (InputStream cells = CellsOfOthersTest.class.getResourceAsStream("cells-of-others.txt")) {
      String text = new String(cells.readAllBytes(), StandardCharsets.UTF_8);
      List<Example> examples =
          Stream.of(("\n" + text).split("\n" + BEGIN, -1)).skip(1).map(Example::of).toList();
      assertThat(examples).hasSizeGreaterThan(60);
      return examples;
    }
  }
}
