package org.trialbook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLDecoder;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Handshake;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.trialbook.registry.wire.Network;
import org.trialbook.registry.wire.Settings;
import org.trialbook.registry.wire.TestTicker;
import org.trialbook.registry.wire.TestWorld;
import org.trialbook.registry.wire.Transport;
import org.trialbook.registry.wire.Urls;
import org.trialbook.registry.wire.World;

/**
 * A registry on a real socket that follows a script: what comes next for a path, and after the
 * script a plain 404. It keeps every request's target and User-Agent.
 */
public final class TestServer implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  final TestTicker ticker = new TestTicker();
  private final MockWebServer server = new MockWebServer();
  private final Map<String, Deque<Answer>> scripts =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<String> targets = new CopyOnWriteArrayList<>();
  private final List<Optional<String>> tags = new CopyOnWriteArrayList<>();
  private final List<String> userAgents = new CopyOnWriteArrayList<>();
  private final List<Optional<Handshake>> handshakes = new CopyOnWriteArrayList<>();
  private volatile Predicate<String> edge = agent -> true;

  /** What the server says; it may wait for the test before it says it. */
  interface Answer {
    MockResponse give() throws InterruptedException;
  }

  public TestServer() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            handshakes.add(Optional.ofNullable(request.getHandshake()));
            tags.add(Optional.ofNullable(request.getHeaders().get("If-None-Match")));
            return answer(request.getTarget(), request.getHeaders().get("User-Agent"));
          }
        });
    server.start();
  }

  private MockResponse answer(String target, String userAgent) throws InterruptedException {
    targets.add(target);
    userAgents.add(userAgent);
    if (!edge.test(userAgent)) {
      return html(403);
    }
    String path = target.replaceFirst("^/api/v2", "").replaceFirst("\\?.*", "");
    Deque<Answer> script = scripts.getOrDefault(path, new ArrayDeque<>());
    Answer next;
    synchronized (script) {
      next = script.size() > 1 ? script.remove() : script.peek();
    }
    return next == null ? text(404, "nothing scripted at " + path) : next.give();
  }

  /** The answers of a path in turn; the last one stays. */
  TestServer on(String path, MockResponse... answers) {
    return on(
        path, Arrays.stream(answers).map(answer -> (Answer) () -> answer).toArray(Answer[]::new));
  }

  TestServer on(String path, Answer... answers) {
    scripts.put(path, new ArrayDeque<>(List.of(answers)));
    return this;
  }

  /** From now on only these User-Agents come to the registry; others get the edge's 403. */
  TestServer lettingPass(Predicate<String> agents) {
    edge = agents;
    return this;
  }

  /** Scripts {@code /version} with one data timestamp after the other. */
  TestServer versions(String... dataTimestamps) {
    return on(
        "/version",
        Arrays.stream(dataTimestamps)
            .map(time -> json("{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"" + time + "\"}"))
            .toArray(MockResponse[]::new));
  }

  /** A client of this server that waits for bytes no longer than this. */
  Registry registry(Duration readTimeout) {
    OkHttpClient client = new OkHttpClient.Builder().readTimeout(readTimeout).build();
    return registry(new Network(() -> client));
  }

  /** A client of this server that sleeps on the test's ticker and lives at {@link #NOW}. */
  Registry registry() {
    return registry(Network.SHARED);
  }

  /** The same client for what is somewhere else. */
  public Registry registryAt(String url) {
    return registry(url, Network.SHARED);
  }

  Registry registry(Transport network) {
    return registry(url(), network);
  }

  private Registry registry(String url, Transport network) {
    World world = TestWorld.of(Clock.fixed(NOW, ZoneOffset.UTC), ticker, network);
    return new Registry(new Settings(Urls.base(url)), world);
  }

  /** Speaks https from now on, under the certificate that it gives and that nobody vouches for. */
  X509Certificate secure() {
    HeldCertificate held = certificate(server.getHostName());
    server.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(held).build().sslSocketFactory());
    return held.certificate();
  }

  /** OkHttp writes the days of a certificate in the digits of the locale, which nobody reads. */
  private static HeldCertificate certificate(String host) {
    Locale usual = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      return new HeldCertificate.Builder().addSubjectAlternativeName(host).build();
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, usual);
    }
  }

  String url() {
    return server.url("/api/v2").toString();
  }

  /** What was asked so far, from the path on. */
  List<String> targets() {
    return targets.stream().map(target -> target.replaceFirst("^/api/v2", "")).toList();
  }

  /** The entity tag of each request, null for none. */
  List<String> tags() {
    return tags.stream().map(tag -> tag.orElse(null)).collect(Collectors.toList());
  }

  List<String> userAgents() {
    return userAgents;
  }

  /** How each https request's connection was agreed on; empty for http. */
  List<Optional<Handshake>> handshakes() {
    return handshakes;
  }

  /** The parameters of a target, decoded as a server decodes them. */
  static Map<String, String> parameters(String target) {
    int start = target.indexOf('?');
    if (start < 0) {
      return Map.of();
    }
    return Arrays.stream(target.substring(start + 1).split("&"))
        .map(parameter -> parameter.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], UTF_8),
                pair -> URLDecoder.decode(pair[1], UTF_8),
                (first, second) -> first,
                LinkedHashMap::new));
  }

  public static MockResponse json(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  static MockResponse text(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "text/plain;charset=UTF-8")
        .body(body)
        .build();
  }

  static MockResponse html(int status) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "text/html")
        .body("\n<!DOCTYPE html><html><body>Request blocked</body></html>")
        .build();
  }

  /** A page as the registry writes it: one study a line, numbered by its NCT id. */
  static String page(String head, String nextPageToken, int... studies) {
    String lines =
        Arrays.stream(studies).mapToObj(TestServer::study).collect(Collectors.joining(",\n"));
    String tail = nextPageToken.isEmpty() ? "" : ",\"nextPageToken\":\"" + nextPageToken + "\"";
    return "{" + head + "\"studies\":[\n" + lines + "\n]" + tail + "}";
  }

  private static String study(int number) {
    return String.format(
        Locale.ROOT,
        "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT%08d\"}}}",
        number);
  }

  @Override
  public void close() {
    server.close();
  }
}
