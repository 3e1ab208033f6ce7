package org.trialbook.registry.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Proxy;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trialbook.http.HttpAnswer;
import org.trialbook.registry.wire.PageRequest;

/** Chromium, started for one page and ended with it; the only place that knows Playwright. */
final class ChromiumVisit {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

  /** What is there to be looked at and holds no text. */
  private static final Set<String> PICTURES = Set.of("image", "media", "font");

  /** Nobody's history has as many versions, and nobody reads as much. */
  private static final int MOST_TEXTS = 10_000;

  private static final int LONGEST_TEXT = 5_000_000;
  private static final double BETWEEN_LOOKS = 250;

  /** Of the time for the page: how long what is looked for may take when the rest is there. */
  private static final double SHARE_OF_WAITING = 0.5;

  private final Path program;
  private final String selector;
  private final PageRequest request;
  private final double milliseconds;

  ChromiumVisit(Path program, String selector, PageRequest request, Duration timeout) {
    this.program = program;
    this.selector = selector;
    this.request = request;
    this.milliseconds = (double) timeout.toMillis();
  }

  HttpAnswer call() throws IOException {
    BrowserProcesses processes = BrowserProcesses.before();
    try {
      return visit(processes);
    } catch (PlaywrightException e) {
      throw new IOException(words(e), e);
    } finally {
      processes.end();
    }
  }

  private HttpAnswer visit(BrowserProcesses processes) throws IOException {
    Playwright.CreateOptions quiet = new Playwright.CreateOptions().setEnv(ENVIRONMENT);
    try (Playwright playwright = Playwright.create(quiet)) {
      processes.note();
      try (com.microsoft.playwright.Browser browser = playwright.chromium().launch(options())) {
        processes.note();
        BrowserContext context = browser.newContext(stranger());
        context.setDefaultTimeout(milliseconds);
        context.route("**/*", this::admit);
        context.routeWebSocket("**/*", WebSocketRoute::close);
        Page page = context.newPage();
        page.onDialog(com.microsoft.playwright.Dialog::dismiss);
        page.onPopup(Page::close);
        return look(page);
      }
    }
  }

  private BrowserType.LaunchOptions options() {
    List<String> arguments = new ArrayList<>();
    request.maximumTls().ifPresent(version -> arguments.add("--ssl-version-max=tls" + version));
    Optional<String> proxy = request.proxyAddress();
    if (proxy.isEmpty()) {
      arguments.add("--no-proxy-server");
    }
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(program)
            .setHeadless(true)
            .setTimeout(milliseconds)
            .setHandleSIGINT(false)
            // Chromium refuses a sandbox to root.
            .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
            .setArgs(arguments);
    proxy.ifPresent(address -> options.setProxy(new Proxy(address)));
    return options;
  }

  private com.microsoft.playwright.Browser.NewContextOptions stranger() {
    return new com.microsoft.playwright.Browser.NewContextOptions()
        .setUserAgent(request.agent())
        .setLocale("en-US")
        .setAcceptDownloads(false)
        .setServiceWorkers(ServiceWorkerPolicy.BLOCK);
  }

  /** A page asks nobody but its own site, whatever is written in it. */
  private void admit(Route route) {
    if (PICTURES.contains(route.request().resourceType()) || !isOfTheSite(route.request().url())) {
      route.abort();
    } else {
      route.resume();
    }
  }

  private boolean isOfTheSite(String address) {
    try {
      URI url = URI.create(address);
      String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
      String own = request.url().getHost().toLowerCase(Locale.ROOT);
      boolean same = host.equals(own) && url.getPort() == request.url().getPort();
      return request.url().getScheme().equals(url.getScheme())
          && (same || (url.getPort() < 0 && host.endsWith("." + own)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private HttpAnswer look(Page page) throws IOException {
    Response response =
        page.navigate(
            request.url().toString(),
            new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
    if (response == null) {
      throw new IOException("the browser got no answer");
    }
    if (response.status() != 200) {
      return new HttpAnswer(response.status(), Map.of(), new byte[0]);
    }
    List<String> texts = settled(page);
    if (!isOfTheSite(page.url())) {
      throw new IOException("the page led away from the registry's site");
    }
    return new HttpAnswer(
        200, Map.of("Content-Type", "application/json"), JSON.writeValueAsBytes(texts));
  }

  /** What is found, once it is there and a second look finds the same. */
  private List<String> settled(Page page) throws IOException {
    Locator wanted = page.locator(selector);
    try {
      wanted
          .first()
          .waitFor(new Locator.WaitForOptions().setTimeout(milliseconds * SHARE_OF_WAITING));
    } catch (TimeoutError e) {
      return List.of();
    }
    List<String> before = List.of();
    List<String> now = texts(wanted);
    while (!now.equals(before)) {
      page.waitForLoadState(LoadState.LOAD);
      page.waitForTimeout(BETWEEN_LOOKS);
      before = now;
      now = texts(wanted);
    }
    return now;
  }

  private static List<String> texts(Locator wanted) throws IOException {
    if (wanted.count() > MOST_TEXTS) {
      throw new IOException("the page has no end");
    }
    List<String> texts = wanted.allInnerTexts();
    if (texts.stream().mapToLong(String::length).sum() > LONGEST_TEXT) {
      throw new IOException("the page has no end");
    }
    return texts;
  }

  /** Playwright's first line is the name of the error, and what follows it is its own log. */
  private static String words(PlaywrightException failure) {
    String said =
        String.valueOf(failure.getMessage())
            .lines()
            .map(String::strip)
            .map(line -> line.replaceFirst("^message='", ""))
            .filter(line -> !line.isEmpty() && !line.startsWith("Error {"))
            .findFirst()
            .orElse("it gave no reason");
    return "the browser failed: " + said;
  }
}
