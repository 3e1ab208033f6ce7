package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.trialbook.registry.TestServer.json;
import static org.trialbook.registry.TestServer.page;
import static org.trialbook.registry.TestServer.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.wire.RegistryException;

/** What happens beside the reading thread: fetching ahead, closing, interrupting. */
class PagesInTheBackgroundTest {

  private static final StudyQuery ASTHMA = StudyQuery.all().condition("asthma");

  private static final MockResponse FIRST = json(page("\"totalCount\":5,", "t1", 1, 2));
  private static final MockResponse SECOND = json(page("", "t2", 3, 4));
  private static final MockResponse THIRD = json(page("", "", 5));

  /** Opened when the test is over, so that no answer outlives it. */
  private final CountDownLatch over = new CountDownLatch(1);

  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer().versions("2026-08-10T09:00:05");
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.close();
  }

  @Test
  void theNextPageIsFetchedWhileTheOneInHandIsRead() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    server.on(
        "/studies",
        () -> FIRST,
        () -> {
          asked.countDown();
          return SECOND;
        },
        () -> THIRD);

    try (Pages pages = pages()) {
      pages.next();

      asked.await();
      assertThat(server.targets()).as("and no third one").hasSize(3);
    }
  }

  @Test
  void closingCancelsWhatIsUnderWay() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    server.on("/studies", () -> FIRST, hangs(asked));
    Pages pages = pages();
    pages.next();
    asked.await();

    pages.close();
    pages.close();

    assertThatThrownBy(pages::hasNext)
        .isInstanceOf(RegistryException.class)
        .hasMessage("The pages were closed before their end.\nAsked: " + pages.url());
    assertThat(server.targets()).hasSize(3);
  }

  @Test
  void closedPagesAskNothing() {
    Pages pages = pages();
    pages.close();

    assertThatThrownBy(pages::hasNext).isInstanceOf(RegistryException.class);
    assertThat(server.targets()).isEmpty();
  }

  @Test
  void closingFromElsewhereFreesTheReader() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    server.on("/studies", hangs(asked));
    Pages pages = pages();
    AtomicReference<Throwable> seen = new AtomicReference<>();
    Thread reader = new Thread(() -> seen.set(catchThrowable(pages::hasNext)));
    reader.start();
    asked.await();

    pages.close();
    reader.join();

    assertThat(seen.get()).hasMessageStartingWith("The pages were closed before their end.");
  }

  @Test
  void anInterruptEndsTheWaitAndKeepsTheFlag() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    server.on("/studies", hangs(asked));
    Pages pages = pages();

    Interrupted interrupted = interrupt(pages::next, asked);

    assertThat(interrupted.error())
        .isInstanceOf(RegistryException.class)
        .hasMessage("Interrupted while asking the registry.\nAsked: " + pages.url());
    assertThat(interrupted.flag()).isTrue();
    assertThatThrownBy(pages::hasNext).isSameAs(interrupted.error());
  }

  @Test
  void aSmallQuestionCanBeInterruptedToo() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    server.on("/studies", hangs(asked));

    Interrupted interrupted = interrupt(() -> server.registry().count(ASTHMA), asked);

    assertThat(interrupted.error()).hasMessageStartingWith("Interrupted while asking the registry");
    assertThat(interrupted.flag()).isTrue();
  }

  /** The registry packs the archive before it sends the first byte; that takes its time. */
  @Test
  void soCanTheWaitForAnArchive() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    server.on("/studies/download", hangs(asked));

    Interrupted interrupted =
        interrupt(() -> server.registry().archive(0, Optional.empty()).read(), asked);

    assertThat(interrupted.error()).hasMessageStartingWith("Interrupted while asking the registry");
    assertThat(interrupted.flag()).isTrue();
  }

  /** Seen from the other end of the wire, where a socket that nobody closes stays silent. */
  @Test
  void anInterruptHangsUp() throws IOException, InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch hungUp = new CountDownLatch(1);
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread silent = new Thread(() -> listen(listening, asked, hungUp));
      silent.start();
      String url = "http://127.0.0.1:" + listening.getLocalPort() + "/api/v2";

      Interrupted interrupted = interrupt(() -> Registry.at(url).version(), asked);

      assertThat(interrupted.flag()).isTrue();
      hungUp.await();
      silent.join();
    }
  }

  private static void listen(ServerSocket at, CountDownLatch asked, CountDownLatch hungUp) {
    try (Socket socket = at.accept();
        InputStream request = socket.getInputStream()) {
      while (request.read() >= 0) {
        asked.countDown();
      }
      hungUp.countDown();
    } catch (SocketException reset) {
      hungUp.countDown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Interrupted(Throwable error, boolean flag) {}

  private static Interrupted interrupt(ThrowingCallable question, CountDownLatch asked)
      throws InterruptedException {
    AtomicReference<Throwable> error = new AtomicReference<>();
    AtomicBoolean flag = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              error.set(catchThrowable(question));
              flag.set(Thread.currentThread().isInterrupted());
            });
    reader.start();
    asked.await();
    reader.interrupt();
    reader.join();
    return new Interrupted(error.get(), flag.get());
  }

  /** An answer that is asked for and does not come while the test runs. */
  private TestServer.Answer hangs(CountDownLatch asked) {
    return () -> {
      asked.countDown();
      over.await();
      return text(503, "");
    };
  }

  private Pages pages() {
    return server.registry().pages(ASTHMA, OptionalLong.empty());
  }
}
