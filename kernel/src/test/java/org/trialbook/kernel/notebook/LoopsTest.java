package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.kernel.base.Content;

/** Bars and times for loops of cells. */
class LoopsTest {

  private static MagicSession session;

  @BeforeAll
  static void start() {
    session = new MagicSession();
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for (var each : progress(List.of(1, 2, 3))) sum += each;|3 of 3",
        "for (var each : progress(new Integer[] {1, 2, 3})) sum += each;|3 of 3",
        "for (int each : progress(4)) sum += each;|4 of 4",
        "for (int each : progress(List.of(6), \"sums\")) sum += each;|sums: 1 of 1",
        "progress(Stream.of(1, 2, 3)).forEach(each -> sum += each);|3 of 3",
        "progress(IntStream.range(0, 4)).forEach(each -> sum += each);|4 of 4",
        "progress(IntStream.range(0, 4)).filter(each -> true).mapToObj(each -> each)"
            + ".toList().forEach(each -> sum += each);|4 of 4",
        "sum = progress(IntStream.rangeClosed(0, 3).boxed().parallel()).mapToInt(each ->"
            + " each).sum();|4 of 4",
        "for (var each : progress((Iterable<Integer>) () -> List.of(1, 2, 3).iterator())) sum +="
            + " each;|3",
        "sum = progress(Stream.iterate(1, n -> n < 4, n -> n + 1)).mapToInt(each -> each).sum();|3",
      })
  void countsToTheEnd(String loop, String words) {
    session.value("int sum = 0;\n" + loop);
    Content last = last();
    assertThat(session.value("sum")).isEqualTo(6);
    assertThat(last.text("text/plain", "")).contains(words + ", ").contains("done in ");
    assertThat(last.text("text/html", "")).contains("progress done");
  }

  @Test
  void anEmptyLoopIsDone() {
    session.value("for (var each : progress(List.of())) {}");
    assertThat(last().text("text/plain", "")).contains("0 of 0, done in ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for (var each : progress(List.of(1, 2, 3))) { if (each == 2) break; }|1 of 3",
        "for (var each : progress(List.of(1, 2, 3))) { if (each == 3) throw new"
            + " IllegalStateException(); }|2 of 3",
        "progress(Stream.of(1, 2, 3)).findFirst();|of 3",
        "progress(Stream.of(1, 2, 3)).forEach(each -> { throw new IllegalStateException(); });|0 of"
            + " 3",
      })
  void aLoopThatIsLeftClosesItsBar(String loop, String words) {
    session.run(loop);
    assertThat(last().text("text/plain", "")).contains(words).contains("stopped after ");
    assertThat(last().text("text/html", "")).contains("progress stopped");
  }

  @Test
  void loopsWithinOthersShareAPlace() {
    session.value(
        "for (int i : progress(20)) { for (var each : progress(List.of(1, 2, 3), \"within\")) { if"
            + " (i % 2 == 0 && each == 2) break; } for (int j : progress(2)) {} }");
    assertThat(session.displays()).isEqualTo(4); // one of a loop behind one that was left
    List<String> texts = session.shown().stream().map(each -> each.text("text/plain", "")).toList();
    assertThat(texts.get(texts.size() - 1)).contains("20 of 20").contains("done in ");
    assertThat(texts).anyMatch(each -> each.contains("within: 3 of 3") && each.contains("done"));
    assertThat(texts)
        .filteredOn(each -> each.contains("within"))
        .last()
        .asString()
        .contains("done in ");
  }

  @Test
  void oneLoopBehindTheOtherHasAPlaceOfItsOwn() {
    session.value(
        "for (int i : progress(3)) { if (i == 1) break; } for (int i : progress(2)) {}"
            + " for (int i : progress(5)) {}");
    assertThat(session.displays()).isEqualTo(3);
    session.value("for (int i : progress(2)) {}\nfor (int i : progress(5)) {}");
    assertThat(session.displays()).isEqualTo(2);
  }

  @Test
  void aBarIsShownInTheCellThatLoops() {
    session.value("Iterable<Integer> numbers = progress(3);");
    assertThat(session.shown()).isEmpty();
    session.value("for (int i : numbers) {}");
    assertThat(last().text("text/plain", "")).contains("3 of 3");
    session.value("for (int i : numbers) {}");
    assertThat(session.displays()).isEqualTo(1);
  }

  @Test
  void showsNothingWhenProgressIsOff() {
    session.value("%progress off");
    try {
      session.value("int sum = 0; for (int i : progress(3)) sum += i;");
      assertThat(session.shown()).isEmpty();
      assertThat(session.value("sum")).isEqualTo(3);
    } finally {
      session.value("%progress on");
    }
    assertThat(session.failure("progress((List<Integer>) null)"))
        .startsWith("progress has nothing");
  }

  @Test
  void timesWhatIsDone() {
    assertThat(session.value("var six = time(() -> 2 * 3);\nsix + 1")).isEqualTo(7);
    assertThat(session.printed()).containsPattern("^Wall time: [\\d.]+(?:e-\\d+)? m?s\n$");
    session.value("time(() -> System.out.print(\"\"));\ntime(() -> { Thread.sleep(1); });");
    assertThat(session.printed().lines()).hasSize(2);
    assertThat(session.run("time(() -> Files.readString(Path.of(\"none.txt\")))").failure().name())
        .isEqualTo("NoSuchFileException");
    assertThat(session.printed()).startsWith("Wall time: ");
  }

  private static Content last() {
    return session.shown().get(session.shown().size() - 1);
  }
}
