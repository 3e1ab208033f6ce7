package org.trialbook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.TrialbookException;
import org.trialbook.progress.Progress;
import org.trialbook.query.Markup;
import org.trialbook.query.NctId;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.browser.Browser;
import org.trialbook.registry.page.Count;
import org.trialbook.registry.wire.Client;
import org.trialbook.registry.wire.InProcess;
import org.trialbook.registry.wire.LocalAnswers;
import org.trialbook.registry.wire.Recording;
import org.trialbook.registry.wire.RegistryException;
import org.trialbook.registry.wire.Settings;
import org.trialbook.registry.wire.Urls;
import org.trialbook.registry.wire.Version;
import org.trialbook.registry.wire.World;

/**
 * A registry that speaks ClinicalTrials.gov's API v2, and how to behave towards it.
 *
 * <p>It is a value: each step gives a new one, equal settings are equal, and nothing is sent until
 * a question is asked. Requests to one host share one budget, also with the user's other processes,
 * by default three a second; registries on this machine (localhost, 127.x.x.x, ::1) are not paced
 * unless {@link #pace} says so. A request that fails in passing is sent again; see {@link
 * #attempts} and {@link #deadline}.
 *
 * <p>Every question throws {@link RegistryException} where the registry does not answer or refuses,
 * and where the thread is interrupted (its flag stays set).
 */
public final class Registry {

  private static final long CACHE_LIMIT = 2_000_000_000;

  private final Client client;
  private final Optional<Browser> browser;

  Registry(Settings settings, World world) {
    this(new Client(settings, world), Optional.empty());
  }

  private Registry(Client client, Optional<Browser> browser) {
    this.client = client;
    this.browser = browser;
  }

  /** ClinicalTrials.gov itself. */
  public static Registry live() {
    return at(Urls.LIVE);
  }

  /**
   * The registry at a URL, such as {@code http://127.0.0.1:8000/api/v2}.
   *
   * @param url http or https; slashes at the end do not matter, and {@code /api/v2} is added where
   *     there is no path
   */
  public static Registry at(String url) {
    return new Registry(new Settings(Urls.base(url)), World.SYSTEM);
  }

  /**
   * The answers that {@link #recording} wrote down, without a network: the same questions give the
   * same bytes in a year.
   *
   * <p>Pages and crawls say so in their notes, and were fetched when they were recorded. A question
   * that is not there is a {@link RegistryException} that names the nearest one and the difference.
   */
  public static Registry replaying(Path folder) {
    Recording recording = Recording.open(folder);
    return new Registry(
        new Settings(recording.registry())
            .withPace(Double.POSITIVE_INFINITY)
            .withRemark(recording.remark()),
        World.SYSTEM
            .withNetwork(recording)
            .withClock(Clock.fixed(recording.recordedAt(), ZoneOffset.UTC)));
  }

  /**
   * A registry that answers in this process, without a network.
   *
   * @param name of it, for people and in URLs
   * @param remark what is true of all its answers, a sentence for their notes
   * @param answers gives them; registries are equal whose name and {@code answers} are
   */
  public static Registry local(String name, String remark, LocalAnswers answers) {
    URI base = InProcess.base(name);
    return new Registry(
        new Settings(base).withPace(Double.POSITIVE_INFINITY).withAttempts(1).withRemark(remark),
        World.SYSTEM.withNetwork(new InProcess(base, answers)));
  }

  /**
   * Names a person or a page in the User-Agent, so that the registry can write instead of block.
   */
  public Registry contact(String mailOrPage) {
    return with(settings().withContact(mailOrPage));
  }

  /**
   * Introduces itself with this User-Agent, in place of Trialbook's; a {@link #contact} stands
   * behind it.
   *
   * <p>What stands in front of ClinicalTrials.gov refuses some clients by their User-Agent and by
   * how they speak TLS, and changes its rules. Whatever the agent is: where it is refused with
   * status 403 the request is sent once more with the plain one of the HTTP library, and the agent
   * that passes is kept for that host as long as the process lives. The notes of pages and crawls
   * say so. Where both are refused the error names them.
   *
   * @param text one line of plain ASCII such as {@code our-study/1.0}
   */
  public Registry userAgent(String text) {
    return with(settings().withAgent(text));
  }

  /**
   * Speaks no newer TLS than this, which some networks and the registry's edge let pass where they
   * refuse the newest; without it the newest that both ends know.
   *
   * @param version {@code 1.2} or {@code 1.3}; older ones are not safe and never spoken
   */
  public Registry maximumTls(String version) {
    return with(settings().withMaximumTls(version));
  }

  /**
   * At most this many requests a second, evenly spaced; a registry on this machine is paced too.
   */
  public Registry pace(double requestsPerSecond) {
    return with(settings().withPace(requestsPerSecond));
  }

  /** How often one request is sent at most, the first time included; 6 by default. */
  public Registry attempts(int most) {
    return with(settings().withAttempts(most));
  }

  /** How long one request may take with all its attempts and waits; 3 minutes by default. */
  public Registry deadline(Duration longest) {
    return with(settings().withDeadline(longest));
  }

  /**
   * Goes through these proxies, in place of the system's: the first that can be reached is used,
   * and one that cannot is left alone for some minutes. A user name and password come from {@code
   * TRIALBOOK_PROXY_USER} and {@code TRIALBOOK_PROXY_PASSWORD} in the environment only.
   *
   * @param inOrder addresses such as {@code http://proxy.example.org:3128} or {@code
   *     socks5://localhost:1080}
   */
  public Registry proxies(URI... inOrder) {
    return with(client.world().through(List.of(inOrder)));
  }

  /** The clock that says when something was fetched, in place of the system's. */
  public Registry clock(Clock clock) {
    return with(client.world().withClock(clock));
  }

  /**
   * Keeps answers in a folder, up to 2 GB, and asks for them again only when the registry's data
   * has changed; see {@link #cached(Path, long)}.
   */
  public Registry cached(Path folder) {
    return cached(folder, CACHE_LIMIT);
  }

  /**
   * Keeps answers in a folder and asks for them again only when the registry's data has changed.
   *
   * <p>One {@code /version} request, at most once a minute, decides for all answers. Several
   * registries and processes may share a folder. Without this step nothing is kept.
   *
   * @param bytes how much is kept at most; answers that were not used for longest go first
   */
  public Registry cached(Path folder, long bytes) {
    return with(settings().withCache(folder, bytes));
  }

  /**
   * Writes every answer into a folder, one readable file each, for {@link #replaying}. A question
   * that is asked again replaces its earlier answer.
   */
  public Registry recording(Path folder) {
    return with(settings().withRecording(folder));
  }

  /** Tells this listener how questions get on, in place of the one before; see {@link Progress}. */
  public Registry progress(Progress listener) {
    return with(client.world().withProgress(listener));
  }

  private Settings settings() {
    return client.settings();
  }

  /**
   * Asks services too that are behind the registry's site and in no document of its API, which may
   * change or go any day: {@link #history} is one. Without this they are refused.
   */
  public Registry allowUndocumented() {
    return with(settings().withUndocumented());
  }

  /**
   * Looks at the pages of the registry's site by this browser for what no part of the API has:
   * {@link #history} and {@link #version} then read what people see there, and ask no undocumented
   * service: {@code use(registry().throughBrowser(Browser.chromium()))}.
   *
   * <p>One page at a time, at most every two seconds, under the same User-Agent and through the
   * same proxies as all other questions; a page takes two seconds or more. A page that is not built
   * as it was is a {@link TrialbookException}.
   */
  public Registry throughBrowser(Browser chosen) {
    return new Registry(client, Optional.of(chosen));
  }

  private Registry with(Settings chosen) {
    return new Registry(new Client(chosen, client.world()), browser);
  }

  private Registry with(World other) {
    return new Registry(new Client(settings(), other), browser);
  }

  /** The pace that holds; infinite for a registry on this machine that is not paced. */
  public double requestsPerSecond() {
    return settings().requestsPerSecond();
  }

  /** Where it is, without a slash at the end. */
  public URI url() {
    return settings().base();
  }

  /** The first page of a question without a limit, as it is sent; nothing is sent here. */
  public URI url(StudyQuery query) {
    return pages(query, OptionalLong.empty()).url();
  }

  /**
   * What is true of all its answers so far and worth a note, one sentence each: that they were
   * recorded, or which User-Agent was refused and which passed; empty as a rule.
   */
  public List<String> notes() {
    return client.remarks();
  }

  /** Asks for the API's version and the data's timestamp: one small request. */
  public Version version() {
    return client.ask(client.url("/version", Map.of()), Version::read);
  }

  /** Asks how many studies match: one small request that brings one id. */
  public long count(StudyQuery query) {
    return Count.ask(client, query);
  }

  /**
   * Asks for one study and gives its JSON, UTF-8 bytes as they came.
   *
   * @param nctId in any spelling; an id that was replaced leads to the study that has it now
   */
  public byte[] study(String nctId) {
    return study(nctId, StudyFormat.JSON);
  }

  /** Asks for one study in a format, as the bytes that came. */
  public byte[] study(String nctId, StudyFormat format) {
    return new SingleStudy(nctId, format, Optional.empty(), List.of()).ask(client);
  }

  /**
   * Asks for parts of one study.
   *
   * @param markup how long text is written
   * @param fields names as the format has them: pieces or paths for JSON, column titles for CSV,
   *     tags for RIS; empty for all. FHIR knows no parts.
   */
  public byte[] study(String nctId, StudyFormat format, Markup markup, List<String> fields) {
    return new SingleStudy(nctId, format, Optional.of(markup), fields).ask(client);
  }

  /**
   * Asks for many studies by id, a hundred with one request.
   *
   * @param nctIds in any spelling; those that cannot be ids are refused before anything is sent
   */
  public StudiesById studies(Collection<String> nctIds) {
    return StudiesById.ask(client, nctIds);
  }

  /**
   * Brings the registry's own CSV of all studies that match into a file: one header row, CRLF line
   * ends, UTF-8. The file appears whole or not at all.
   *
   * @param columns titles of the columns such as {@code NCT Number}, in the registry's order
   *     whatever order they have here; empty for its 30 usual ones
   * @return how many studies are in it
   */
  public long csv(StudyQuery query, List<String> columns, Path file) {
    return new CsvExport(client, query, columns).write(file);
  }

  /**
   * All studies in one zip archive, as a stream; the registry's migration guide names it, its API
   * description does not.
   *
   * @param from the byte to begin with, if the archive is still the one of this entity tag and the
   *     registry sends parts; {@link ArchiveStream#position} tells where it does begin
   */
  public ArchiveStream archive(long from, Optional<String> entityTag) {
    URI url = client.url("/studies/download", Map.of("format", "json.zip"));
    return ArchiveStream.open(client, url, from, entityTag);
  }

  /** The same in the XML of the classic site, from the layer that the registry keeps for it. */
  public ArchiveStream legacyArchive(long from, Optional<String> entityTag) {
    URI url =
        Urls.of(settings().base().resolve("/api/legacy"), "/public-xml", Map.of("format", "zip"));
    return ArchiveStream.open(client, url, from, entityTag);
  }

  /** What the registry says about itself and its data as a whole. */
  public Reference reference() {
    return new Reference(client);
  }

  /**
   * The versions of one record: one request. {@link #allowUndocumented} turns it on, or {@link
   * #throughBrowser}, by which it is one page and one small request; versions have no status then.
   *
   * @param nctId in any spelling
   * @throws TrialbookException where it was not turned on, or is gone
   */
  public RecordHistory history(String nctId) {
    if (browser.isEmpty()) {
      return allowed().history(nctId);
    }
    HistoryPage page = HistoryPage.of(client, browser.get(), nctId);
    List<RecordHistory.Change> changes = page.changes();
    return new RecordHistory(
        page.nctId(), changes, new String(study(nctId), UTF_8), Optional.empty());
  }

  /**
   * One version of one record as JSON: one request. {@link #allowUndocumented} turns it on, or
   * {@link #throughBrowser}, by which it is one page and has what {@code History} looks at alone:
   * status, dates, enrolment and outcomes.
   *
   * @param version counted from 0, as {@link #history} tells
   * @throws TrialbookException where it was not turned on, or is gone
   */
  public String version(String nctId, int version) {
    if (browser.isEmpty()) {
      return allowed().version(nctId, version);
    }
    return HistoryPage.of(client, browser.get(), nctId).version(version);
  }

  private Undocumented allowed() {
    if (!settings().undocumented()) {
      throw new TrialbookException(
          "The history of a record is turned off: it comes from a service behind the registry's site that is no documented part of its API.\nTurn it on: use(registry().allowUndocumented()), or look at the site's pages: use(registry().throughBrowser(Browser.chromium()))");
    }
    return undocumented();
  }

  /** What the registry's site uses and no document of the registry's promises. */
  public Undocumented undocumented() {
    return new Undocumented(client);
  }

  /**
   * Where a study's document is, such as its protocol; nothing is sent.
   *
   * @param fileName as in the study's {@code documentSection.largeDocumentModule}
   */
  public static URI document(String nctId, String fileName) {
    return Urls.document(NctId.normalized(nctId), fileName);
  }

  /**
   * The studies that match, page by page; nothing is sent before the first page is asked for.
   *
   * @param limit how many studies to bring at most, empty for all of them
   */
  public Pages pages(StudyQuery query, OptionalLong limit) {
    if (limit.orElse(0) < 0) {
      throw new TrialbookException("A limit is 0 or more, not " + limit.getAsLong() + ".");
    }
    return new Pages(client, query, limit);
  }

  /**
   * The pages of a question from a place on at which an earlier reader stopped.
   *
   * @param start of the same question; empty for all of its pages
   */
  public Pages pages(StudyQuery query, Optional<Bookmark> start) {
    return start
        .map(bookmark -> new Pages(client, query, bookmark))
        .orElseGet(() -> new Pages(client, query, OptionalLong.empty()));
  }

  /**
   * A crawl of all studies that match into a folder, for questions that take minutes or hours; it
   * begins with {@link Crawl#run()} and goes on where an earlier one stopped.
   *
   * @param folder made where it is not there; it holds {@code studies.ndjson} at the end
   */
  public Crawl crawl(StudyQuery query, Path folder) {
    return new Crawl(client, query, folder);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Registry registry
        && client.equals(registry.client)
        && browser.equals(registry.browser);
  }

  @Override
  public int hashCode() {
    return Objects.hash(client, browser);
  }

  @Override
  public String toString() {
    double pace = settings().requestsPerSecond();
    return "Registry at %s, %s"
        .formatted(url(), Double.isInfinite(pace) ? "not paced" : pace + " requests/s");
  }
}
