package org.trialbook.kernel.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.Json;
import org.trialbook.kernel.cell.Recorder;
import org.trialbook.kernel.notebook.PageSession;

/**
 * The states that we open widgets with beside those that ipywidgets itself makes, which {@code
 * src/test/python/ipywidgets_models.py} has written: what we say is what it says, and what we do
 * not say is the default of the front end.
 */
class WidgetModelsTest {

  private static final List<String> NAMES =
      List.of(
          "_model_module",
          "_model_module_version",
          "_model_name",
          "_view_module",
          "_view_module_version",
          "_view_name");

  @Test
  void everyModelIsThatOfIpywidgets() throws IOException {
    Map<String, Map<String, Object>> theirs = theirs();
    Recorder cell;
    try (PageSession session = new PageSession()) {
      cell =
          session.run(
              """
                vbox(); hbox(); output();
                intSlider("years", 1, 10); floatSlider("share", 0, 1);
                intProgress("done", 0, 8); floatProgress("done", 0, 1);
                checkbox("open", true); text("condition", "asthma"); textarea("note", "a");
                dropdown("phase", "one", "two"); button("Go");
                label("a < b"); htmlWidget("<b>x</b>");
                """);
    }
    Set<String> compared = new HashSet<>();
    for (Recorder.Published open : cell.messages) {
      assertThat(open.type()).isEqualTo("comm_open");
      assertThat(open.content().text("target_name", "")).isEqualTo("jupyter.widget");
      assertThat(open.metadata().values()).isEqualTo(Map.of("version", "2.1.0"));
      Map<String, Object> ours =
          new LinkedHashMap<>(open.content().object("data").object("state").values());
      ours.keySet().removeAll(List.of("layout", "style"));
      String name = String.valueOf(ours.get("_model_name")).replace("Model", "");
      assertThat(ours).as(name).containsKeys(NAMES.toArray(String[]::new));
      Map<String, Object> asJson = asJson(ours);
      assertThat(theirs.get(name)).as(name).isNotNull().containsAllEntriesOf(asJson);
      compared.add(name);
    }
    assertThat(compared).isEqualTo(theirs.keySet());
  }

  @Test
  void theirProtocolIsOurs() throws IOException {
    assertThat(golden().text("protocol", "")).isEqualTo("2.1.0");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asJson(Map<String, Object> values) throws IOException {
    return (Map<String, Object>) Json.read(Json.write(values));
  }

  private static Content golden() throws IOException {
    try (var files = Files.walk(Path.of("src/test/resources"))) {
      Path file = files.filter(each -> each.endsWith("ipywidgets.json")).findFirst().orElseThrow();
      return new Content(asMap(Json.read(Files.readAllBytes(file))));
    }
  }

  private static Map<String, Map<String, Object>> theirs() throws IOException {
    Map<String, Map<String, Object>> states = new LinkedHashMap<>();
    golden().object("states").values().forEach((name, state) -> states.put(name, asMap(state)));
    return states;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object json) {
    return (Map<String, Object>) json;
  }
}
