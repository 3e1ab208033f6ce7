package org.trialbook.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.notebook.PageSession;

/** What a panel of variables is told, by the requests that JupyterLab sends. */
class VariablesTest {

  private static PageSession session;
  private static Variables variables;

  @BeforeAll
  static void start() {
    session = new PageSession();
    variables = new Variables(session.notebook());
    session.run(
        """
        int n = 7; String name = "Zo\\u00eb"; String none = null; int[] numbers = {1, 2, 3};
        var list = new ArrayList<Object>(List.of("a", List.of(1, 2), 3));
        var map = new LinkedHashMap<String, Object>(Map.of("key", List.of(5)));
        record Point(int x, List<Integer> ys) {}
        var point = new Point(1, List.of(8, 9));
        var table = Table.create("t", StringColumn.create("a", "x", "y"), IntColumn.create("n", 1, 2));
        Object broken = new Object() { public String toString() { throw new IllegalStateException(); } };
        var many = IntStream.range(0, 1_000).boxed().toList();
        """);
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  @Test
  void namesTypesAndSizes() {
    assertThat(row("n")).containsEntry("type", "int").containsEntry("value", "7");
    assertThat(row("name")).containsEntry("type", "String").containsEntry("value", "\"Zoë\"");
    assertThat(row("none")).containsEntry("value", "null").containsEntry("variablesReference", 0);
    assertThat(row("numbers")).containsEntry("type", "int[]").containsEntry("value", "3 elements");
    assertThat(row("table")).containsEntry("type", "Table");
    assertThat(row("table")).containsEntry("value", "2 rows × 2 columns");
    assertThat(row("map")).containsEntry("value", "1 entry");
    assertThat(row("broken").get("value").toString()).contains("toString failed");
  }

  @Test
  void partsAreToldWhenTheyAreAskedFor() {
    assertThat(lines(inside(row("numbers")))).containsExactly("[0] 1", "[1] 2", "[2] 3");
    List<Map<String, Object>> list = inside(row("list"));
    assertThat(lines(list)).containsExactly("[0] \"a\"", "[1] 2 elements", "[2] 3");
    assertThat(lines(inside(list.get(1)))).containsExactly("[0] 1", "[1] 2");
    assertThat(lines(inside(row("map")))).containsExactly("\"key\" 1 element");
    List<Map<String, Object>> point = inside(row("point"));
    assertThat(lines(point)).containsExactly("x 1", "ys 2 elements");
    assertThat(lines(inside(point.get(1)))).containsExactly("[0] 8", "[1] 9");
    List<Map<String, Object>> columns = inside(row("table"));
    assertThat(lines(columns)).containsExactly("a 2 values", "n 2 values");
    assertThat(columns.get(1)).containsEntry("type", "INTEGER");
    assertThat(lines(inside(columns.get(0)))).containsExactly("[0] \"x\"", "[1] \"y\"");
  }

  @Test
  void ofManyPartsAHundredAreToldAtOnce() {
    Map<String, Object> many = row("many");
    assertThat(many).containsEntry("indexedVariables", 1_000);
    assertThat(inside(many)).hasSize(100);
    Content page =
        ask(
            "variables",
            "variablesReference",
            many.get("variablesReference"),
            "start",
            990,
            "count",
            50);
    assertThat(parts(page)).hasSize(10);
    assertThat(parts(page).get(0)).containsEntry("name", "[990]");
  }

  @Test
  void aRichVariableIsShownAsACellShowsIt() {
    Content table = ask("richInspectVariables", "variableName", "table").object("body");
    assertThat(table.object("data").text("text/html", "")).contains("<table");
    assertThat(table.object("data").values()).containsKey("text/plain");
    Content failed = ask("richInspectVariables", "variableName", "broken");
    assertThat(failed.flag("success", true)).isFalse();
    Content unknown = ask("richInspectVariables", "variableName", "nothing");
    assertThat(unknown.text("message", "")).isEqualTo("There is no variable \"nothing\" here.");
  }

  @Test
  void numbersCountUntilTheVariablesAreAskedForAgain() {
    for (int number : List.of(-1, 0, 1_000_000)) {
      Content gone = ask("variables", "variablesReference", number);
      assertThat(gone.flag("success", true)).isFalse();
      assertThat(gone.text("message", "")).contains("no variable of the number " + number);
    }
  }

  @Test
  void thereIsNoDebuggerAndThatIsSaid() {
    Content info = ask("debugInfo").object("body");
    assertThat(info.flag("isStarted", true)).isFalse();
    assertThat(info.flag("richRendering", false)).isTrue();
    for (String command : List.of("initialize", "attach", "setBreakpoints", "")) {
      Content refused = ask(command);
      assertThat(refused.flag("success", true)).isFalse();
      assertThat(refused.text("status", "")).isEqualTo("error");
      assertThat(refused.text("message", "")).contains("no debugger");
      assertThat(refused.number("request_seq", 0)).isEqualTo(5);
    }
  }

  private static Content ask(String command, Object... arguments) {
    return variables.answer(
        new Recorder().cell(),
        Content.of(
            "type",
            "request",
            "seq",
            5,
            "command",
            command,
            "arguments",
            Content.of(arguments).values()));
  }

  private static Map<String, Object> row(String name) {
    return parts(ask("inspectVariables")).stream()
        .filter(each -> each.get("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Map<String, Object>> inside(Map<String, Object> row) {
    return parts(ask("variables", "variablesReference", row.get("variablesReference")));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> parts(Content reply) {
    assertThat(reply.flag("success", false)).as(reply.toString()).isTrue();
    return (List<Map<String, Object>>) reply.object("body").list("variables");
  }

  private static List<String> lines(List<Map<String, Object>> rows) {
    return rows.stream().map(each -> each.get("name") + " " + each.get("value")).toList();
  }
}
