package org.trialbook.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.display.Html;
import org.trialbook.file.WholeFile;
import org.trialbook.text.Resources;

/** All alerts of a watch list as one page that searches, sorts and filters by itself. */
final class DashboardPage {

  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private DashboardPage() {}

  static void write(Path file, WatchList list, List<Alert> alerts, Instant now) {
    WholeFile.write(file, path -> Files.writeString(path, page(list, alerts, now)));
  }

  static String page(WatchList list, List<Alert> alerts, Instant now) {
    ArrayNode rows = JSON.createArrayNode();
    for (Alert alert : alerts) {
      rows.add(
          AlertJson.write(alert)
              .put("line", Wording.line(alert.change()))
              .put("address", Wording.address(alert.change())));
    }
    Map<String, String> values =
        Map.of(
            "title", Html.escape(list.name()),
            "search", Html.escape(list.search()),
            "made", Html.escape(now.truncatedTo(ChronoUnit.SECONDS).toString()),
            "rows", inScript(rows.toString()));
    // In one pass: a list may be named {{rows}}.
    return PLACE
        .matcher(Resources.text(DashboardPage.class, "dashboard.html"))
        .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }

  /** Nothing in it ends the script that it stands in, or begins a comment there. */
  private static String inScript(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
