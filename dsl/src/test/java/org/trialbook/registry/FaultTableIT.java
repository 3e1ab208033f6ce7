package org.trialbook.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.registry.TestServer.html;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;
import static org.trialbook.registry.TestServer.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import mockwebserver3.SocketEffect.CloseSocket;
import mockwebserver3.SocketEffect.ShutdownConnection;
import mockwebserver3.SocketEffect.Stall;
import okio.Buffer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.page.Page;
import org.trialbook.registry.wire.RegistryException;

/**
 * Everything a public service does on a bad day, done to a crawl of three pages. Whatever happens,
 * the studies come complete, byte for byte as on a good day, or one error says what is wrong.
 */
class FaultTableIT {

  private static final StudyQuery ASTHMA = StudyQuery.all().condition("asthma");
  private static final MockResponse FIRST = json(page("\"totalCount\":5,", "t1", 1, 2));
  private static final String SECOND_BODY = page("", "t2", 3, 4);
  private static final MockResponse SECOND = json(SECOND_BODY);
  private static final MockResponse THIRD = json(page("", "", 5));

  private static final String COMPLETE = "complete";
  private static final String NO_ANSWER = "The registry gave no usable answer";
  private static final String ABSENT = "The registry is not there";
  private static final String BLOCKED = "The registry's edge blocks this client";
  private static final String THROTTLED = "The registry wants fewer requests";
  private static final String UNTRUSTED = "No safe connection to the registry";
  private static final String CIRCLING = "The registry sends from address to address";

  /** One bad day. */
  private record Row(String fault, String outcome, int attempts, Day day) {}

  /** What was set up, as the registry to crawl. */
  private interface Day {
    Registry begin(TestServer server) throws IOException, InterruptedException;
  }

  /** What a crawl came to: its studies, or its error's message. */
  private record Result(String studies, String error, int attempts) {}

  private final List<Row> rows =
      List.of(
          once("429 without Retry-After", text(429, "Too many requests")),
          once("429 with Retry-After: 17", retryAfter(429, "17")),
          once("429 with a date to come back", retryAfter(429, "Mon, 23 Nov 2026 10:00:40 GMT")),
          always("429 and no end", THROTTLED, 6, text(429, "Too many requests")),
          always("429, to come back after the deadline", THROTTLED, 1, retryAfter(429, "3600")),
          once("500", text(500, "Internal error")),
          once("502 as a web page", html(502)),
          once("503 with Retry-After: 5", retryAfter(503, "5")),
          once("504", text(504, "")),
          always("500 and no end", NO_ANSWER, 6, text(500, "Internal error")),
          row(
              "connection refused",
              ABSENT,
              3,
              server -> server.registryAt("http://localhost:" + closedPort())),
          row(
              "no host of that name",
              ABSENT,
              3,
              server -> server.registryAt("http://registry.invalid")),
          once("reset before the answer", breaking(new CloseSocket(), 0)),
          once("reset before the body", breaking(new CloseSocket(), 1)),
          once("reset inside the body", breaking(new CloseSocket(), 2)),
          once("closed before the answer", breaking(ShutdownConnection.INSTANCE, 0)),
          once("closed inside the body", breaking(ShutdownConnection.INSTANCE, 2)),
          always("reset inside the body and no end", NO_ANSWER, 6, breaking(new CloseSocket(), 2)),
          once("body cut in mid-record", json(cut(SECOND_BODY, 60))),
          once("body cut behind a record", json(cut(SECOND_BODY, SECOND_BODY.indexOf(",\n")))),
          once("body without its last brace", json(cut(SECOND_BODY, SECOND_BODY.length() - 1))),
          once("JSON of another kind", json("{\"error\":\"try later\"}")),
          once("no body at all", json("")),
          once("a web page with status 200", html(200)),
          always("a web page with status 200 and no end", NO_ANSWER, 6, html(200)),
          once("Content-Length too long", announced(SECOND_BODY.length() + 1)),
          once("Content-Length too short", announced(SECOND_BODY.length() - 1)),
          once("gzip that breaks off", gzip(zip -> Arrays.copyOf(zip, zip.length - 9))),
          once("gzip with a flipped bit", gzip(FaultTableIT::flipped)),
          once("gzip that is none", gzip(zip -> SECOND_BODY.getBytes(UTF_8))),
          impatient("stalled before the answer", breaking(Stall.INSTANCE, 0)),
          impatient("stalled inside the body", breaking(Stall.INSTANCE, 2)),
          row(
              "stalled and no end",
              NO_ANSWER,
              6,
              server -> {
                script(server, FIRST, breaking(Stall.INSTANCE, 2));
                return server.registry(Duration.ofMillis(100));
              }),
          pages(
              "a token that repeats",
              "The registry sends the same pages again",
              SECOND,
              json(page("", "t1", 5))),
          pages("an empty page in mid-crawl", COMPLETE, json(page("", "t1b")), SECOND, THIRD),
          pages("a study again on the next page", COMPLETE, json(page("", "t2", 2, 3, 4)), THIRD),
          pages("a page again", COMPLETE, json(page("", "t1b", 1, 2)), SECOND, THIRD),
          pages(
              "a study in place of another",
              "The registry counted 5 studies and sent 4",
              json(page("", "t2", 2, 3)),
              THIRD),
          pages(
              "an end too early",
              "The registry counted 5 studies and sent 3",
              json(page("", "", 3))),
          pages(
              "totalCount that shrinks, studies that do not",
              COMPLETE,
              json(page("\"totalCount\":4,", "t2", 3, 4)),
              json(page("\"totalCount\":3,", "", 5))),
          pages(
              "totalCount that shrinks, and studies with it",
              "The registry counted 5 studies and sent 4",
              json(page("\"totalCount\":4,", "t2", 3)),
              json(page("\"totalCount\":4,", "", 5))),
          pages(
              "400 on a token",
              "The registry refused",
              text(400, "Invalid value in parameter `pageToken`")),
          once("403 from an edge, in passing", html(403)),
          always("403 from an edge", BLOCKED, 2, html(403)),
          always("a redirect to itself", CIRCLING, 1, redirect("/api/v2/studies")),
          row(
              "https where the other end speaks none",
              UNTRUSTED,
              2,
              server -> server.registryAt("https://127.0.0.1:" + plainPort() + "/api/v2")),
          row(
              "a certificate of nobody's",
              UNTRUSTED,
              2,
              server -> {
                server.secure();
                return server.registry();
              }));

  /** The port of a server that answers in plain words whatever it hears. */
  private static int plainPort() throws IOException {
    ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread answering =
        new Thread(
            () -> {
              while (true) {
                try (Socket socket = listening.accept()) {
                  if (socket.getInputStream().read(new byte[1 << 16]) > 0) {
                    socket
                        .getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                  }
                  socket.shutdownOutput();
                  // Closing on what was not read would reset the connection: another fault.
                  socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                  // The client has turned away; the next one is served all the same.
                }
              }
            });
    answering.setDaemon(true);
    answering.start();
    return listening.getLocalPort();
  }

  @Test
  void everyFaultEndsWellOrWithAWord() throws IOException, InterruptedException {
    String undisturbed = crawl(row("", COMPLETE, 1, FaultTableIT::goodDay)).studies();
    assertThat(undisturbed.lines()).hasSize(5);

    List<String> table = new ArrayList<>();
    SoftAssertions all = new SoftAssertions();
    for (Row row : rows) {
      Result result = crawl(row);
      table.add(
          String.format(
              Locale.ROOT,
              "%-48s | %-48s | %d",
              row.fault(),
              firstLine(result),
              result.attempts()));
      if (row.outcome().equals(COMPLETE)) {
        all.assertThat(result.error()).as(row.fault()).isEmpty();
        all.assertThat(result.studies()).as(row.fault()).isEqualTo(undisturbed);
        // Where only the connection broke OkHttp has sent again by itself.
        all.assertThat(result.attempts()).as(row.fault()).isBetween(1, row.attempts());
      } else {
        all.assertThat(result.error()).as(row.fault()).startsWith(row.outcome());
        all.assertThat(result.attempts()).as(row.fault()).isEqualTo(row.attempts());
        all.assertThat(result.error().lines().count()).as(row.fault()).isLessThanOrEqualTo(3);
      }
    }
    System.out.printf(
        "%-48s | %-48s | attempts%n%s%n%d faults%n",
        "fault", "outcome", String.join(System.lineSeparator(), table), rows.size());
    all.assertAll();
  }

  /** The attempts are those of the request that the fault befell. */
  private Result crawl(Row row) throws IOException, InterruptedException {
    try (TestServer server = new TestServer()) {
      server.versions("2026-08-10T09:00:05");
      Registry registry = row.day().begin(server);
      ByteArrayOutputStream studies = new ByteArrayOutputStream();
      try (Pages pages = registry.pages(ASTHMA, OptionalLong.empty())) {
        while (pages.hasNext()) {
          Page page = pages.next();
          for (int study = 0; study < page.size(); study++) {
            studies.writeBytes(page.study(study));
            studies.write('\n');
          }
        }
        int repeats = server.ticker.sleeps().size();
        return new Result(studies.toString(UTF_8), "", 1 + repeats);
      } catch (RegistryException e) {
        return new Result(studies.toString(UTF_8), e.getMessage(), e.attempts());
      }
    }
  }

  private static String firstLine(Result result) {
    return result.error().isEmpty()
        ? COMPLETE
        : "error: "
            + result.error().lines().findFirst().orElseThrow().replaceAll("[:.] .*|\\.$", "");
  }

  private static Row row(String fault, String outcome, int attempts, Day day) {
    return new Row(fault, outcome, attempts, day);
  }

  /** The second page fails like this, and then comes. */
  private static Row once(String fault, MockResponse answer) {
    return row(
        fault,
        COMPLETE,
        2,
        server -> {
          script(server, FIRST, answer, SECOND, THIRD);
          return server.registry();
        });
  }

  private static Row impatient(String fault, MockResponse answer) {
    return row(
        fault,
        COMPLETE,
        2,
        server -> {
          script(server, FIRST, answer, SECOND, THIRD);
          return server.registry(Duration.ofMillis(200));
        });
  }

  /** The second page fails like this each time. */
  private static Row always(String fault, String outcome, int attempts, MockResponse answer) {
    return row(
        fault,
        outcome,
        attempts,
        server -> {
          script(server, FIRST, answer);
          return server.registry();
        });
  }

  /** These pages come after the first. */
  private static Row pages(String fault, String outcome, MockResponse... answers) {
    return row(
        fault,
        outcome,
        1,
        server -> {
          List<MockResponse> script = new ArrayList<>(List.of(answers));
          script.add(0, FIRST);
          script(server, script.toArray(MockResponse[]::new));
          return server.registry();
        });
  }

  private static Registry goodDay(TestServer server) {
    script(server, FIRST, SECOND, THIRD);
    return server.registry();
  }

  private static void script(TestServer server, MockResponse... answers) {
    server.on("/studies", answers);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String cut(String body, int length) {
    return body.substring(0, length);
  }

  /** The second page on a socket that breaks: 0 before the answer, 1 before and 2 in its body. */
  private static MockResponse breaking(SocketEffect effect, int place) {
    MockResponse.Builder answer = SECOND.newBuilder();
    switch (place) {
      case 0 -> answer.onResponseStart(effect);
      case 1 -> answer.body("").setHeader("Content-Length", 500).onResponseEnd(effect);
      default -> answer.onResponseBody(effect);
    }
    return answer.build();
  }

  private static MockResponse announced(int length) {
    return SECOND
        .newBuilder()
        .setHeader("Content-Length", length)
        .onResponseEnd(ShutdownConnection.INSTANCE)
        .build();
  }

  private static MockResponse retryAfter(int status, String when) {
    return text(status, "").newBuilder().setHeader("Retry-After", when).build();
  }

  private static MockResponse redirect(String location) {
    return new MockResponse.Builder().code(302).setHeader("Location", location).build();
  }

  /** The second page zipped, and the zip spoilt. */
  private static MockResponse gzip(UnaryOperator<byte[]> spoilt) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(SECOND_BODY.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new MockResponse.Builder()
        .setHeader("Content-Encoding", "gzip")
        .body(new Buffer().write(spoilt.apply(zipped.toByteArray())))
        .build();
  }

  private static byte[] flipped(byte[] zip) {
    zip[zip.length / 2] ^= 0x10;
    return zip;
  }
}
