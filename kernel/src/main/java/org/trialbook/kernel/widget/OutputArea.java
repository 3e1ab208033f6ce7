package org.trialbook.kernel.widget;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.protocol.Publisher;

/**
 * What a cell would show, kept as a notebook file keeps it, for a widget to show: text, displays,
 * errors. What is no output goes on as it came.
 */
final class OutputArea implements Publisher {

  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int MOST_CHARACTERS = 1_000_000;
  private static final String CUT =
      "\n(This output is longer than a million characters; the rest is not shown.)\n";

  private final Publisher onwards;
  private final Consumer<List<Map<String, Object>>> shown;
  private final List<Map<String, Object>> outputs = new ArrayList<>();
  private final Map<String, Map<String, Object>> displays = new LinkedHashMap<>();
  private boolean clearsNext;
  private boolean live;
  private int characters;
  private long lastLook = System.nanoTime();

  /**
   * @param onwards takes what is no output
   * @param shown takes all outputs so far, whenever somebody should see them
   */
  OutputArea(Publisher onwards, Consumer<List<Map<String, Object>>> shown) {
    this.onwards = onwards;
    this.shown = shown;
  }

  @Override
  public synchronized void publish(
      Content parent, String type, Content metadata, Content content, List<byte[]> buffers) {
    switch (type) {
      case "stream" -> text(content.text("name", ""), content.text("text", ""));
      case "display_data", "execute_result" -> display(content);
      case "error" -> add("error", content.values());
      case "clear_output" -> clear(content.flag("wait", false));
      case "update_display_data" -> {
        Map<String, Object> display = displays.get(displayId(content));
        if (display == null) {
          onwards.publish(parent, type, metadata, content, buffers);
          return;
        }
        display.putAll(form(content));
      }
      default -> {
        onwards.publish(parent, type, metadata, content, buffers);
        return;
      }
    }
    if (live || System.nanoTime() - lastLook > BETWEEN_LOOKS) {
      look();
    }
  }

  /** Everything is there, but for what threads add later. */
  synchronized void ended() {
    live = true;
    look();
  }

  /** Shows a display whatever else is shown. */
  private void display(Content content) {
    Map<String, Object> output = add("display_data", form(content));
    String id = displayId(content);
    if (!id.isEmpty()) {
      displays.put(id, output);
    }
  }

  private static String displayId(Content content) {
    return content.object("transient").text("display_id", "");
  }

  /** Bytes, such as those of pictures, as notebook files keep them. */
  private static Map<String, Object> form(Content content) {
    Map<String, Object> data = new LinkedHashMap<>(content.object("data").values());
    data.replaceAll(
        (type, value) ->
            value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value);
    return Map.of("data", data, "metadata", content.object("metadata").values());
  }

  private void text(String name, String text) {
    int room = MOST_CHARACTERS - characters;
    if (room <= 0) {
      return;
    }
    characters += text.length();
    String kept = text.length() > room ? text.substring(0, room) + CUT : text;
    Map<String, Object> last = outputs.isEmpty() ? Map.of() : outputs.get(outputs.size() - 1);
    if (!clearsNext && name.equals(last.get("name"))) {
      last.put("text", last.get("text") + kept);
    } else {
      add("stream", Map.of("name", name, "text", kept));
    }
  }

  private Map<String, Object> add(String type, Map<String, Object> parts) {
    if (clearsNext) {
      clear(false);
    }
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("output_type", type);
    output.putAll(parts);
    outputs.add(output);
    return output;
  }

  private void clear(boolean withNext) {
    clearsNext = withNext;
    if (!withNext) {
      outputs.clear();
      displays.clear();
      characters = 0;
    }
  }

  private void look() {
    lastLook = System.nanoTime();
    List<Map<String, Object>> copy = new ArrayList<>();
    outputs.forEach(each -> copy.add(new LinkedHashMap<>(each)));
    shown.accept(copy);
  }
}
