package org.trialbook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TestStudies;
import org.trialbook.change.Change;

/** The dashboard in a real browser. */
class DashboardIT {

  @TempDir private Path folder;

  @Test
  void aBrowserShowsSortsAndFiltersTheRows() throws IOException, InterruptedException {
    List<Change> changes = new ArrayList<>(Alerts.statuses(3));
    changes.add(Alerts.hostile());
    changes.addAll(Alerts.of(TestStudies.REAL_RECORDS));
    WatchList list = Alerts.list(folder, "{\"dashboard\": \"page.html\"}");
    SimulatedTime time = new SimulatedTime();
    String page = DashboardPage.page(list, Alerts.alerts(changes), time.now());

    String all = shown(page);
    assertThat(all)
        .contains("<span id=\"count\">" + changes.size() + " changes</span>")
        .contains("Overall status: RECRUITING → COMPLETED")
        .contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;")
        .doesNotContain("<img");
    // The latest day comes first.
    assertThat(all.indexOf("2026-11-27</td>")).isLessThan(all.indexOf("2025-"));

    String found =
        shown(
            page.replace(
                "  show();\n</script>",
                "  words.value = 'study 2 completed'; kind.value = 'STATUS'; show();\n</script>"));
    assertThat(found).contains(">1 change</span>").contains("<small>NCT00000002</small>");
    String sorted =
        shown(
            page.replace(
                "  show();\n</script>",
                "  document.querySelector('[data-by=kind]').click();\n</script>"));
    assertThat(sorted.indexOf(">arms</td>"))
        .isPositive()
        .isLessThan(sorted.indexOf(">status</td>"));
  }

  /** What the page is when its scripts have run. */
  private String shown(String page) throws IOException, InterruptedException {
    Optional<Path> chromium =
        Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
            .map(directory -> Path.of(directory, "chromium"))
            .filter(Files::isExecutable)
            .findFirst();
    if (chromium.isEmpty()) {
      assertThat(System.getenv("CI")).as("CI without a browser: .ci/run installs it").isNull();
      assumeTrue(false, "skipped: no Chromium on the PATH; .ci/run installs it");
    }
    Path file = Files.writeString(folder.resolve("page.html"), page);
    Path out = folder.resolve("dom.html");
    Process browser =
        new ProcessBuilder(
                chromium.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                file.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    browser.waitFor();
    String dom = Files.readString(out, UTF_8);
    // Without the data, which stands in the page too.
    return dom.replaceFirst("(?s)<script id=\"data\".*", "")
        + dom.substring(dom.lastIndexOf("</script>"));
  }
}
