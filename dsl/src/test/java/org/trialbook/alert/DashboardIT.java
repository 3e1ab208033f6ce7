package org.trialbook.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.Browser;
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

  /** What the page is when its scripts have run, without its data, which stand in it too. */
  private String shown(String page) throws IOException, InterruptedException {
    String dom = Browser.shown(folder, page);
    return dom.replaceFirst("(?s)<script id=\"data\".*", "")
        + dom.substring(dom.lastIndexOf("</script>"));
  }
}
