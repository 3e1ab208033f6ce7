package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.wire.RegistryException;

/** A registry that does not come to an end is told so, whatever it is that has none. */
class EndlessAnswersTest {

  private static final StudyQuery ALL = StudyQuery.all();
  private static final String VERSION = "2026-08-10T09:00:05";
  private static final int MANY = 100_000;

  @TempDir private Path folder;
  private final AtomicInteger served = new AtomicInteger();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer().versions(VERSION);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  // ---- pages ------------------------------------------------------------------------------

  @Test
  void emptyPagesAfterAllStudiesAreTheEndAndToldSo() {
    pages(n -> page(n == 1 ? "\"totalCount\":2," : "", "t" + n, n == 1 ? new int[] {1, 2} : NONE));

    try (Pages pages = server.registry().pages(ALL, OptionalLong.empty())) {
      assertThat(studies(pages)).isEqualTo(2);
      assertThat(pages.notes())
          .containsExactly(
              "The registry went on with empty pages after all 2 studies that it counted;"
                  + " 20 of them were read.");
    }
    assertThat(served).hasValue(21);
  }

  @Test
  void aCrawlEndsThereToo() {
    pages(n -> page(n == 1 ? "\"totalCount\":2," : "", "t" + n, n == 1 ? new int[] {1, 2} : NONE));

    CrawledStudies result = server.registry().crawl(ALL, folder).run();

    assertThat(result.studies()).isEqualTo(2);
    assertThat(result.notes()).anyMatch(note -> note.contains("went on with empty pages"));
  }

  @Test
  void emptyPagesBeforeAllStudiesAreAnError() {
    pages(n -> page(n == 1 ? "\"totalCount\":3," : "", "t" + n, n == 1 ? new int[] {1, 2} : NONE));

    try (Pages pages = server.registry().pages(ALL, OptionalLong.empty())) {
      assertThatThrownBy(() -> studies(pages))
          .isInstanceOf(RegistryException.class)
          .hasMessageStartingWith(
              "The registry's pages have no end: 2 studies in 21 pages, the last 20 with nothing new.");
    }
  }

  @Test
  void theSameStudiesUnderFreshTokensAreNoNewOnes() {
    pages(n -> page("\"totalCount\":9,", "t" + n, 1, 2));

    try (Pages pages = server.registry().pages(ALL, OptionalLong.empty())) {
      assertThatThrownBy(() -> studies(pages))
          .hasMessageStartingWith("The registry's pages have no end: 2 studies in 21 pages");
    }
  }

  @Test
  void moreAndMoreStudiesThanWereCountedAreAnError() {
    pages(
        n ->
            page(
                n == 1 ? "\"totalCount\":5," : "",
                "t" + n,
                IntStream.range(1000 * n, 1000 * n + 1000).toArray()));

    try (Pages pages = server.registry().pages(ALL, OptionalLong.empty())) {
      assertThatThrownBy(() -> studies(pages))
          .hasMessageStartingWith("The registry's pages have no end: 11000 studies in 11 pages");
    }
  }

  @Test
  void someEmptyPagesInARowAreStillNotTheEnd() {
    pages(
        n -> {
          int[] studies = n == 1 || n == 20 ? new int[] {n} : NONE;
          return page(n == 1 ? "\"totalCount\":2," : "", n == 20 ? "" : "t" + n, studies);
        });

    try (Pages pages = server.registry().pages(ALL, OptionalLong.empty())) {
      assertThat(studies(pages)).isEqualTo(2);
      assertThat(pages.notes()).isEmpty();
    }
  }

  @Test
  void aPageTokenThatFitsIntoNoRequestIsNone() {
    server.on("/studies", json(page("\"totalCount\":5,", "t".repeat(3000), 1)));

    assertThatThrownBy(() -> server.registry().attempts(1).count(ALL))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("a page token of 3000 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "many", "99999999999999999999"})
  void aCsvWithoutAnEndIsAnErrorAndNoFile(String total) {
    served.set(0);
    TestServer.Answer next =
        () -> {
          int n = served.incrementAndGet();
          return text(200, n == 1 ? "NCT Number\r\nNCT00000001\r\n" : "")
              .newBuilder()
              .setHeader("X-Total-Count", total)
              .setHeader("X-Next-Page-Token", "t" + n)
              .build();
        };
    server.on("/studies", next);

    assertThatThrownBy(() -> server.registry().csv(ALL, List.of(), folder.resolve("a.csv")))
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("The registry's pages have no end: 1 studies in 21 pages");
    assertThat(folder).isEmptyDirectory();
  }

  // ---- one answer -------------------------------------------------------------------------

  static Stream<Named<MockResponse>> bodies() throws IOException {
    return Stream.of(
        Named.of("no length and no end", endless("{\"studies\":[", "{},".repeat(20_000))),
        Named.of("blanks without end", endless("", " ".repeat(60_000))),
        Named.of("a number without end", endless("{\"totalCount\":", "9".repeat(60_000))),
        Named.of("gigabytes of gzip in megabytes", bomb()));
  }

  static Stream<Named<Consumer<Registry>>> questions() {
    return Stream.of(
        Named.of("version", Registry::version),
        Named.of("count", registry -> registry.count(ALL)),
        Named.of("study", registry -> registry.study("NCT00000001")),
        Named.of("enums", registry -> registry.reference().enums()),
        Named.of("csv", registry -> registry.csv(ALL, List.of(), Path.of("target", "endless.csv"))),
        Named.of("history", registry -> registry.undocumented().history("NCT00000001")));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aBodyWithoutAnEndIsAskedForOnce(MockResponse body) {
    server.on("/studies", body);

    assertThatThrownBy(() -> server.registry().count(ALL))
        .isInstanceOf(RegistryException.class)
        .hasMessageMatching("(?s)The registry's answer has no end: more than \\d+ MB, .*")
        .hasMessageContaining("Check the URL, or ask for less: ");
    assertThat(server.targets()).hasSize(1);
    assertThat(server.ticker.sleeps()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyQuestionHasABound(Consumer<Registry> question) {
    MockResponse endless = endless("", "x".repeat(60_000));
    for (String path :
        new String[] {
          "/version",
          "/studies",
          "/studies/NCT00000001",
          "/studies/enums",
          "/api/int/studies/NCT00000001"
        }) {
      server.on(path, endless);
    }

    assertThatThrownBy(() -> question.accept(server.registry()))
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("The registry's answer has no end");
  }

  @Test
  void aRefusalThatGoesOnForEverIsARefusal() {
    server.on(
        "/studies",
        endless("no such field. ", "and so on ".repeat(6_000))
            .newBuilder()
            .code(400)
            .setHeader("Content-Type", "text/plain")
            .build());

    assertThatThrownBy(() -> server.registry().count(ALL))
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("The registry refused: no such field. and so on")
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(1000));
  }

  @Test
  void aLengthThatNoAnswerHasIsNotWaitedFor() {
    server.on("/studies", json("{}").newBuilder().setHeader("Content-Length", 1L << 40).build());

    assertThatThrownBy(() -> server.registry().count(ALL))
        .hasMessageStartingWith("The registry's answer has no end");
  }

  // ---- what is served ---------------------------------------------------------------------

  private static final int[] NONE = {};

  private void pages(IntFunction<String> page) {
    TestServer.Answer next = () -> json(page.apply(served.incrementAndGet()));
    server.on("/studies", next);
  }

  private static long studies(Pages pages) {
    long studies = 0;
    while (pages.hasNext()) {
      studies += pages.next().size();
    }
    return studies;
  }

  /** Writes until whoever reads hangs up; as good as without an end. */
  private static MockResponse endless(String start, String again) {
    MockResponseBody body =
        new MockResponseBody() {
          @Override
          public long getContentLength() {
            return -1;
          }

          @Override
          public void writeTo(BufferedSink sink) throws IOException {
            sink.writeUtf8(start);
            for (int i = 0; i < MANY; i++) {
              sink.writeUtf8(again);
            }
          }
        };
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /** Three megabytes that unpack to three gigabytes. */
  private static MockResponse bomb() throws IOException {
    Buffer zipped = new Buffer();
    String blanks = " ".repeat(1 << 20);
    try (GzipSink gzip = new GzipSink(zipped);
        BufferedSink sink = Okio.buffer(gzip)) {
      gzip.deflater().setLevel(Deflater.BEST_COMPRESSION);
      for (int i = 0; i < 3 << 10; i++) {
        sink.writeUtf8(blanks);
      }
    }
    return new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(zipped).build();
  }
}
