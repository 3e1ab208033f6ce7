package org.trialbook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.trialbook.display.Html;
import org.trialbook.frame.PartialFile;

/** All alerts of a watch list as one page that searches, sorts and filters by itself. */
final class DashboardPage {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DashboardPage() {}

  static void write(Path file, WatchList list, List<Alert> alerts, Instant now) throws IOException {
    PartialFile part = PartialFile.beside(file);
    try {
      Files.writeString(part.path(), page(list, alerts, now));
      part.commit();
    } finally {
      part.delete();
    }
  }

  static String page(WatchList list, List<Alert> alerts, Instant now) {
    ArrayNode rows = JSON.createArrayNode();
    for (Alert alert : alerts) {
      rows.add(
          AlertJson.write(alert)
              .put("line", Wording.line(alert.change()))
              .put("address", Wording.address(alert.change())));
    }
    return resource("dashboard.html")
        .replace("{{title}}", Html.escape(list.name()))
        .replace("{{search}}", Html.escape(list.search()))
        .replace("{{made}}", Html.escape(now.truncatedTo(ChronoUnit.SECONDS).toString()))
        .replace("{{rows}}", inScript(rows.toString()));
  }

  /** Nothing in it ends the script that it stands in, or begins a comment there. */
  private static String inScript(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String resource(String name) {
    try (InputStream in = DashboardPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
