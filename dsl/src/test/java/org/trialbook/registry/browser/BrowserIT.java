package org.trialbook.registry.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trialbook.Study;
import org.trialbook.TrialbookException;
import org.trialbook.change.History;
import org.trialbook.change.Move;
import org.trialbook.change.OutcomeChange;
import org.trialbook.registry.RecordHistory;
import org.trialbook.registry.Registry;
import org.trialbook.registry.wire.RegistryException;

/** Chromium looks at pages that their scripts build, from files of this machine. */
class BrowserIT {

  private static final String ID = "NCT01874431";

  private static Browser browser;

  @BeforeAll
  static void findABrowser() {
    try {
      browser = Browser.chromium();
    } catch (TrialbookException e) {
      assertThat(System.getenv("CI")).as("CI without a browser: .ci/run installs it").isNull();
      assumeTrue(false, "skipped: no Chromium on the PATH; .ci/run installs it");
    }
  }

  @AfterEach
  void noProcessIsLeft() {
    assertThat(browsers()).isEmpty();
  }

  private static List<String> browsers() {
    return ProcessHandle.current()
        .descendants()
        .map(each -> each.info().commandLine().orElse(""))
        .filter(line -> line.contains("run-driver") || line.contains("--headless"))
        .toList();
  }

  private static Registry registry(PageSite site) {
    return Registry.at(site.url() + "/api/v2").throughBrowser(browser);
  }

  @Test
  void theHistoryIsReadOffThePageThatScriptsBuild() throws IOException {
    try (PageSite site = new PageSite("history.html", "")) {
      assertThat(plain(site.url() + "/study/" + ID))
          .as("without a browser there is nothing")
          .doesNotContain("2021-03-05");

      RecordHistory history = registry(site).history(ID.toLowerCase(java.util.Locale.ROOT));

      assertThat(history.nctId()).isEqualTo(ID);
      assertThat(history.changes())
          .containsExactly(
              new RecordHistory.Change(0, LocalDate.of(2020, 1, 20), "", List.of()),
              new RecordHistory.Change(
                  1, LocalDate.of(2021, 3, 5), "", List.of("Study Status", "Contacts/Locations")),
              new RecordHistory.Change(
                  2,
                  LocalDate.of(2022, 6, 30),
                  "",
                  List.of("Recruitment Status", "Study Status", "Outcome Measures")));
      assertThat(site.targets())
          .contains("/study/" + ID + "?tab=history")
          .as("no service behind the site")
          .noneMatch(target -> target.startsWith("/api/int"));
      assertThat(site.agents())
          .as("the browser introduces itself as the client does")
          .filteredOn(agent -> !agent.startsWith("Java"))
          .allMatch(agent -> agent.startsWith("Trialbook/"));
    }
  }

  @Test
  void historiesAreMadeOfPagesAsOfTheService() throws IOException {
    try (PageSite site = new PageSite("history.html", "")) {
      Registry registry = registry(site);
      History history = Study.of(new String(registry.study(ID), UTF_8)).history(registry);

      assertThat(history.outcomes())
          .extracting(OutcomeChange::fate)
          .containsExactly(
              OutcomeChange.Fate.DEMOTED, OutcomeChange.Fate.KEPT, OutcomeChange.Fate.PROMOTED);
      assertThat(site.pages()).as("the list and the first version").hasSize(2);
      assertThat(history.moves())
          .extracting(Move::what, Move::before, Move::after)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  Move.What.PRIMARY_COMPLETION, "2021-06", "2022-06-15"),
              org.assertj.core.groups.Tuple.tuple(Move.What.ENROLMENT, "1200", "900"),
              org.assertj.core.groups.Tuple.tuple(
                  Move.What.PRIMARY_COMPLETION, "2022-06-15", "2022-06-20"),
              org.assertj.core.groups.Tuple.tuple(Move.What.ENROLMENT, "900", "880"));
      assertThat(history.registeredBeforeStart()).contains(true);
      assertThat(history.json(0))
          .contains("Change in <b>serum</b> potassium", "Deaths are counted:\\n1. in hospital");
    }
  }

  @Test
  void whatAPageDoesReachesNobodyElse() throws IOException {
    try (PageSite other = new PageSite("history.html", "");
        PageSite site = new PageSite("hostile.html", other.url())) {
      List<RecordHistory.Change> changes = registry(site).history(ID).changes();

      assertThat(changes).hasSize(1);
      assertThat(String.join(", ", changes.get(0).modules()))
          .contains("');document.title='owned';");
      assertThat(other.targets()).as("a page asks nobody but its own site").isEmpty();
    }
  }

  @Test
  void aPageThatIsBuiltOtherwiseIsNamed() throws IOException {
    try (PageSite site = new PageSite("rebuilt.html", "")) {
      Registry registry = registry(site).deadline(Duration.ofSeconds(12));
      assertThatThrownBy(() -> registry.history(ID))
          .isInstanceOf(TrialbookException.class)
          .hasMessageStartingWith(
              "The page of the record's history is not as it was: no table of versions is in it.\nLooked at: "
                  + site.url()
                  + "/study/NCT01874431?tab=history");
      assertThatThrownBy(() -> registry.version(ID, 0)).hasMessageContaining("no status is in it");
      assertThat(site.pages()).as("not asked again, as it would be the same").hasSize(2);
    }
  }

  @Test
  void aPageThatNeverRestsEndsWithTheTime() throws IOException {
    try (PageSite site = new PageSite("busy.html", "")) {
      Registry registry = registry(site).attempts(1).deadline(Duration.ofSeconds(8));
      assertThatThrownBy(() -> registry.history(ID))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("browser");
    }
  }

  @Test
  void anInterruptEndsTheBrowser() throws Exception {
    try (PageSite site = new PageSite("busy.html", "")) {
      ExecutorService thread = Executors.newSingleThreadExecutor();
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      Future<?> asking =
          thread.submit(
              () -> {
                try {
                  return registry(site).history(ID);
                } finally {
                  flag.complete(Thread.currentThread().isInterrupted());
                }
              });
      while (site.pages().isEmpty() && !asking.isDone()) {
        Thread.onSpinWait();
      }
      assertThat(browsers()).isNotEmpty();
      thread.shutdownNow();
      assertThatThrownBy(asking::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(InterruptedException.class);
      assertThat(flag.get()).as("the interrupt is kept").isTrue();
    }
  }

  @Test
  void anEdgeThatRefusesTheNameIsAskedUnderThePlainOne() throws IOException {
    try (PageSite site = new PageSite("history.html", "")) {
      site.refuse(agent -> agent.startsWith("Trialbook/"));
      // What passes is kept for a host and a name; this name is nobody else's here.
      Registry registry = registry(site).contact("edge@example.org");
      assertThat(registry.history(ID).changes()).hasSize(3);
      assertThat(registry.notes()).singleElement().asString().contains("refused the User-Agent");
    }
  }

  @Test
  void whatHasNoPagesIsSaid() {
    Registry local =
        Registry.local("corpus", "It is local.", (resource, query) -> null).throughBrowser(browser);
    assertThatThrownBy(() -> local.history(ID))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("its answers come from this machine");
  }

  private static String plain(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    return new String(connection.getInputStream().readAllBytes(), UTF_8);
  }
}
