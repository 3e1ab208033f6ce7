package org.trialbook.kernel.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.notebook.PageSession;

/** What a page and cells say to each other about widgets. */
class WidgetsTest {

  private static PageSession session;

  @BeforeAll
  static void start() {
    session = new PageSession();
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  @Test
  void aSliderThatIsMovedInThePageHasItsValueInCells() {
    session.run("var years = intSlider(\"years\", 1, 10);");
    Recorder answer = session.send(id("years"), update(Map.of("value", 7)));
    assertThat(session.value("years.value()")).isEqualTo(7);
    assertThat(data(answer, 0).text("method", "")).isEqualTo("echo_update");
    assertThat(data(answer, 0).object("state").values()).isEqualTo(Map.of("value", 7));
    Recorder cell = session.run("years.value(3); years.value(3);");
    assertThat(cell.messages).hasSize(1);
    assertThat(data(cell, 0).values())
        .isEqualTo(
            Map.of("method", "update", "state", Map.of("value", 3), "buffer_paths", List.of()));
  }

  @Test
  void whatAHandlerPrintsBelongsToTheCellThatMadeIt() {
    session.run("var open = checkbox(\"open\", false);");
    Recorder maker =
        session.run(
            "open.onChange(v -> { System.out.print(\"now \" + v); display(v); if (!v) throw new"
                + " IllegalStateException(\"as it is\"); });");
    Recorder answer = session.send(id("open"), update(Map.of("value", true)));
    assertThat(maker.text(Cell.STDOUT)).isEqualTo("now true");
    assertThat(maker.messages).anyMatch(each -> each.type().equals("display_data"));
    assertThat(answer.messages).hasSize(1);
    Recorder cell = session.run("open.value(false); System.out.print(\"mine\");");
    assertThat(maker.text(Cell.STDOUT)).isEqualTo("now truenow false");
    assertThat(maker.text(Cell.STDERR)).contains("IllegalStateException", ": as it is");
    assertThat(cell.text(Cell.STDOUT)).isEqualTo("mine");
    assertThat(cell.text(Cell.STDERR)).isEmpty();
  }

  @Test
  void ofManyValuesOnlyTheLastIsDrawn() {
    session.run("var n = intSlider(\"n\", 0, 100);");
    Recorder cell =
        session.run("interact(n, v -> { System.out.print(\"drawn\"); return \"n is \" + v; });");
    Content shown = shown(cell);
    assertThat(shown.values()).containsKey("application/vnd.jupyter.widget-view+json");
    assertThat(shown.text("text/plain", "")).isEqualTo("VBox(IntSlider(n = 50), Output)");
    assertThat(drawn(cell)).isEqualTo(List.of("drawn", "n is 50"));
    cell.messages.clear();
    for (int value = 51; value < 100; value++) {
      session.send(id("n"), update(Map.of("value", value)));
    }
    assertThat(session.quiet()).isEqualTo(1);
    assertThat(cell.messages).hasSize(1);
    assertThat(drawn(cell)).isEqualTo(List.of("drawn", "n is 99"));
    assertThat(session.quiet()).isZero();
  }

  @Test
  void whatADrawingThrowsShowsWhereItDraws() {
    session.run("var d = intSlider(\"d\", 0, 10);");
    Recorder cell = session.run("interact(d, v -> 10 / v);");
    session.send(id("d"), update(Map.of("value", 0)));
    session.quiet();
    assertThat(outputs(cell).get(0).text("output_type", "")).isEqualTo("error");
    assertThat(outputs(cell).get(0).text("ename", "")).isEqualTo("ArithmeticException");
    session.send(id("d"), update(Map.of("value", 5)));
    session.quiet();
    assertThat(drawn(cell)).isEqualTo(List.of("2"));
    assertThat(cell.text(Cell.STDERR)).isEmpty();
  }

  @Test
  void twoAndThreeControlsAreDrawnTogether() {
    session.run(
        "var one = dropdown(\"one\", PHASE2, PHASE3); var two = floatSlider(\"two\", 0, 1);");
    Recorder cell =
        session.run("interact(one, two, text(\"t\", \"x\"), (a, b, c) -> a + \" \" + b + c)");
    assertThat(drawn(cell)).isEqualTo(List.of("PHASE2 0.5x"));
    session.send(id("one"), update(Map.of("index", 1)));
    session.send(id("two"), update(Map.of("value", 1)));
    assertThat(session.quiet()).isEqualTo(1);
    assertThat(drawn(cell)).isEqualTo(List.of("PHASE3 1.0x"));
  }

  @Test
  void aClickIsHeard() {
    Recorder cell =
        session.run("var go = button(\"Go\").onClick(() -> System.out.print(\"gone\"));");
    session.send(id("go"), Map.of("method", "custom", "content", Map.of("event", "click")));
    assertThat(cell.text(Cell.STDOUT)).isEqualTo("gone");
  }

  @Test
  void aPageThatIsLoadedAnewGetsEveryState() {
    session.run("var again = intSlider(\"again\", 1, 10); again.value(2);");
    session.open("control", "jupyter.widget.control");
    Recorder answer = session.send("control", Map.of("method", "request_states"));
    Content data = data(answer, 0);
    assertThat(data.text("method", "")).isEqualTo("update_states");
    Content described = data.object("states").object(id("again"));
    assertThat(described.text("model_name", "")).isEqualTo("IntSliderModel");
    assertThat(described.object("state").number("value", 0)).isEqualTo(2);
    assertThat(described.object("state").text("layout", "")).startsWith("IPY_MODEL_");
    assertThat(session.open().keySet()).containsAll(data.object("states").values().keySet());
    Recorder one = session.send(id("again"), Map.of("method", "request_state"));
    assertThat(data(one, 0).object("state").text("_view_name", "")).isEqualTo("IntSliderView");
  }

  @Test
  void bytesOfAStateGoBehindTheMessageAndComeBack() {
    Recorder cell =
        session.run(
            "var any = anyWidget(\"export default {}\", Map.of(\"b\", new byte[] {1, 2}, \"deep\","
                + " Map.of(\"x\", List.of(0, new byte[] {3}))));");
    Recorder.Published open = cell.messages.get(cell.messages.size() - 1);
    assertThat(open.buffers()).hasSize(2);
    List<?> paths = open.content().object("data").list("buffer_paths");
    assertThat(paths.containsAll(List.of(List.of("b"), List.of("deep", "x", 1)))).isTrue();
    assertThat(open.content().object("data").object("state").values()).doesNotContainKey("b");
    session.send(
        id("any"),
        Map.of("method", "update", "state", Map.of(), "buffer_paths", List.of(List.of("b"))),
        new byte[] {7, 8, 9});
    assertThat(session.value("((byte[]) any.get(\"b\")).length")).isEqualTo(3);
  }

  @Test
  void anyWidgetsSpeakToTheirModules() {
    Recorder cell =
        session.run(
            "var mine = anyWidget(\"export default {}\", Map.of(\"count\", 0)).onMessage(m ->"
                + " System.out.print(m)).onChange(w -> System.out.print(w.get(\"count\")));");
    session.send(id("mine"), update(Map.of("count", 4, "unheard", 1, "_esm", "alert(1)")));
    session.send(id("mine"), Map.of("method", "custom", "content", Map.of("a", 1)));
    assertThat(cell.text(Cell.STDOUT)).isEqualTo("4{a=1}");
    assertThat(session.value("mine.get(\"_esm\")")).isEqualTo("export default {}");
    assertThat(session.value("mine.get(\"unheard\")")).isNull();
    assertThat(session.failure("mine.set(\"other\", 1)")).contains("no \"other\"");
  }

  @Test
  void whatCannotBeIsRefusedAndTakenBackInThePage() {
    Recorder cell = session.run("var tame = intSlider(\"tame\", 1, 10);");
    for (Object wild : List.of("x", 11, 1.5, List.of(), Map.of("a", 1), 1e300)) {
      Recorder answer = session.send(id("tame"), update(Map.of("value", wild, "nothing", 1)));
      assertThat(data(answer, 0).text("method", "")).isEqualTo("update");
      assertThat(data(answer, 0).object("state").values()).isEqualTo(Map.of("value", 5));
    }
    assertThat(cell.text(Cell.STDERR))
        .contains("IntSlider \"tame\" takes whole numbers", "11 is none");
    session.send(id("tame"), Map.of("method", "explode"));
    assertThat(cell.text(Cell.STDERR)).contains("\"explode\"");
    session.send(id("tame"), update(Map.of("value", 6)), new byte[9]);
    assertThat(cell.text(Cell.STDERR)).contains("1 buffers");
    assertThat(session.value("tame.value()")).isEqualTo(5);
    assertThat(session.failure("tame.value(99)")).contains("99 is none");
    assertThat(session.failure("intSlider(\"a\", 5, 1)")).contains("cannot go from 5 to 1");
    assertThat(session.failure("dropdown(\"a\", List.of())")).contains("nothing to choose");
  }

  @Test
  void textThatNobodyCheckedStaysText() {
    assertThat(session.value("htmlWidget(\"<b>%s</b>\", \"<img src=x onerror=alert(1)>\").value()"))
        .isEqualTo("<b>&lt;img src=x onerror=alert(1)&gt;</b>");
    Recorder cell = session.run("intSlider(\"<script>\", 1, 2);");
    assertThat(cell.messages)
        .noneMatch(each -> each.content().toString().contains("description_allow_html"));
  }

  @Test
  void aWidgetThatIsClosedIsNoMore() {
    session.run("var gone = text(\"gone\", \"\"); String goneId = gone.id();");
    String id = String.valueOf(session.value("goneId"));
    Recorder cell = session.run("gone.close();");
    assertThat(cell.messages).extracting(Recorder.Published::type).containsOnly("comm_close");
    assertThat(cell.messages).hasSize(3);
    assertThat(session.open()).doesNotContainKey(id);
    assertThat(session.send(id, update(Map.of("value", "x"))).messages).isEmpty();
    assertThat(session.run("gone.value(\"y\");").messages).isEmpty();
    session.run("var left = text(\"left\", \"\"); String leftId = left.id();");
    session.close(String.valueOf(session.value("leftId")));
    assertThat(session.run("left.value(\"y\");").messages).isEmpty();
  }

  @Test
  void onlyWhatThePageMayChangeDoesItChange() {
    session.run("var box = hbox(label(\"a\")); var l = intSlider(\"l\", 1, 3);");
    session.send(id("box"), update(Map.of("children", List.of("IPY_MODEL_x"))));
    session.send(id("l"), update(Map.of("max", 1_000_000, "_model_name", "HTMLModel")));
    Recorder state = session.send(id("l"), Map.of("method", "request_state"));
    assertThat(data(state, 0).object("state").number("max", 0)).isEqualTo(3);
    assertThat(data(state, 0).object("state").text("_model_name", "")).isEqualTo("IntSliderModel");
    assertThat(session.value("box.toString()")).isEqualTo("HBox(Label(a))");
  }

  private static String id(String variable) {
    return String.valueOf(session.value(variable + ".id()"));
  }

  private static Map<String, Object> update(Map<String, Object> state) {
    return Map.of("method", "update", "state", state, "buffer_paths", List.of());
  }

  private static Content data(Recorder recorder, int message) {
    return recorder.messages.get(message).content().object("data");
  }

  private static Content shown(Recorder cell) {
    return cell.messages.stream()
        .filter(each -> each.type().equals("display_data"))
        .findFirst()
        .orElseThrow()
        .content()
        .object("data");
  }

  /** The outputs of the output widget as they were set last. */
  @SuppressWarnings("unchecked")
  private static List<Content> outputs(Recorder cell) {
    return cell.messages.stream()
        .map(each -> each.content().object("data").object("state"))
        .filter(
            state -> state.values().containsKey("outputs") && !state.values().containsKey("msg_id"))
        .reduce((one, later) -> later)
        .orElseThrow()
        .list("outputs")
        .stream()
        .map(each -> new Content((Map<String, Object>) each))
        .toList();
  }

  private static List<String> drawn(Recorder cell) {
    return outputs(cell).stream()
        .map(each -> each.text("text", each.object("data").text("text/plain", "")))
        .toList();
  }
}
