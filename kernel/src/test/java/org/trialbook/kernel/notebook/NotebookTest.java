package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trialbook.display.Displayable;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.compiler.DefaultImports;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.Outcome;
import org.trialbook.kernel.java.UserThread;
import org.trialbook.progress.ProgressReport;

/** What a cell shows, and how it changes. */
class NotebookTest {

  private static Evaluator evaluator;
  private static NotebookSession notebook;

  private final Recorder recorder = new Recorder();
  private final Cell cell = recorder.cell();

  @BeforeAll
  static void start() {
    evaluator = new Evaluator(new KernelTimer());
    notebook = new NotebookSession(evaluator, null, null);
    notebook.open();
    evaluator.runImports(DefaultImports.lines());
  }

  @Test
  void aCellTeachesTheNotebookItsOwnTypes() {
    run("record Point(int x, int y) {}");
    run("display(new Point(1, 2));");
    assertThat(shown(0).text("text/html", "")).contains("<b>Point</b>");
    assertThat(shown(0).text("text/plain", "")).isEqualTo("Point[x=1, y=2]");
    run("renderer(Point.class, point -> svg(\"<svg>\" + point.x() + \"</svg>\"));");
    run("display(new Point(1, 2));");
    assertThat(shown(1).text("image/svg+xml", "")).isEqualTo("<svg>1</svg>");
  }

  @Test
  void aSemicolonHidesAValueButNotWhatIsMadeToBeLookedAt() {
    run("record Seen(int n) {} String text = \"x\";");
    run("renderer(Seen.class, seen -> html(\"<i>\" + seen.n() + \"</i>\"));");
    assertThat(isShown("text.concat(text);")).isFalse();
    assertThat(isShown("java.util.Objects.requireNonNull(new Seen(1));")).isFalse();
    assertThat(isShown("new Seen(1);")).isTrue();
    assertThat(isShown("new StringBuilder();")).isFalse();
    assertThat(isShown("var image = new java.awt.image.BufferedImage(1, 1, 1); image;")).isTrue();
  }

  private boolean isShown(String code) {
    return notebook.run(cell, new CellSource(1, code)).hasValue();
  }

  @Test
  void theNamesOfJShellAreNotShown() {
    run("class Own {} display(new Own()); display(List.of(new IllegalStateException(\"x\")));");
    assertThat(shown(0).text("text/plain", "")).startsWith("Own@");
  }

  @Test
  void whatARendererThrowsIsTheCellsFailure() {
    run("class Bad {}");
    run("renderer(Bad.class, bad -> { throw new IllegalStateException(\"no picture\"); });");
    Outcome outcome =
        notebook.run(cell, new CellSource(1, "display(new Bad()); display(\"not reached\");"));
    assertThat(outcome.failure().content().text("evalue", "")).isEqualTo("no picture");
    assertThat(recorder.messages).isEmpty();
  }

  @Test
  void aLongQuestionIsOneDisplayThatEndsInItsLastState() {
    NotebookProgress progress = new NotebookProgress(new Renderings());
    UserThread.Result result =
        evaluator.onUserThread(
            cell,
            () -> {
              progress.report(report(100, 500, false)); // too soon to be shown
              progress.report(report(200, 1_500, false));
              progress.report(report(300, 1_550, false)); // faster than anyone reads
              progress.report(report(400, 1_700, false));
              progress.report(report(1_000, 1_710, true));
              progress.report(report(0, 10, true)); // another question, done at once
              return null;
            });
    assertThat(result.failure()).isNull();
    assertThat(recorder.messages)
        .extracting(Recorder.Published::type)
        .containsExactly("display_data", "update_display_data", "update_display_data");
    assertThat(ids()).hasSize(1);
    assertThat(shown(2).text("text/plain", ""))
        .isEqualTo("████████████████████ 1,000 of 1,000 studies, 500/s, done in 2 s");
    assertThat(shown(2).text("text/html", "")).contains("progress done");
  }

  @Test
  void aQuestionThatFailsEndsAsStopped() {
    assertThat(NotebookProgress.bar(report(250, 4_000, true)))
        .hasToString("█████░░░░░░░░░░░░░░░ 250 of 1,000 studies, 500/s, stopped after 4 s");
  }

  static ProgressReport report(long studies, long millis, boolean ended) {
    return new ProgressReport(
        "http://127.0.0.1/api/v2/studies",
        1,
        studies,
        OptionalLong.of(1_000),
        0,
        Duration.ofMillis(millis),
        500,
        Optional.empty(),
        ended);
  }

  private void run(String code) {
    Outcome outcome = notebook.run(cell, new CellSource(1, code));
    assertThat(outcome.failure()).isNull();
  }

  private Content shown(int index) {
    return recorder.messages.get(index).content().object("data");
  }

  private List<String> ids() {
    return recorder.messages.stream()
        .map(message -> message.content().object("transient").text("display_id", ""))
        .distinct()
        .toList();
  }

  @Test
  void tellsOnlyOfRepresentationsThatAreThere() {
    Displayable picture =
        new Displayable() {
          @Override
          public Map<String, Object> mimeBundle() {
            return Map.of("text/plain", "x");
          }

          @Override
          public Map<String, Object> mimeMetadata() {
            return Map.of("image/png", Map.of("width", 1), "text/plain", Map.of("a", 1));
          }
        };
    assertThat(Renderings.metadata(picture, notebook.renderings().bundle(picture)))
        .isEqualTo(Map.of("text/plain", Map.of("a", 1)));
    assertThat(Renderings.metadata("text", Map.of())).isEmpty();
  }
}
