package org.trialbook.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.mirror.Asking.LONG;
import static org.trialbook.mirror.Asking.STUDY;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.trialbook.mirror.request.ClientLimits;

/** Connections that do not get on, and the end of a mirror. */
class ConnectionsTest {

  /** A silence is over soon, which on a slow machine befalls those who are not silent, too. */
  private static final ClientLimits IMPATIENT =
      new ClientLimits(1, 1, LONG, Duration.ofMillis(300), LONG);

  private final HeldDisk disk = new HeldDisk();

  @Test
  void whoTakesAFewBytesNowAndThenIsLetGo() throws IOException {
    int[] taken = {0};
    OutputStream slow =
        new OutputStream() {
          @Override
          public void write(int unit) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void write(byte[] some, int offset, int length) {
            taken[0] += length;
            LockSupport.parkNanos(2_000_000);
          }
        };
    try (OutputStream wire = new SteadyReader(slow, Duration.ofMillis(20))) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100_000; i++) {
                  wire.write(new byte[2], 0, 2);
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessage("it reads too slowly");
    }
    assertThat(taken[0]).isLessThan(200_000);
  }

  @Test
  void aClientThatGoesSilentIsLetGo() throws IOException {
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      assertThat(Asking.raw(mirror, Asking.get("/api/v2/version"))).startsWith("HTTP/1.1 200 ");
    }
    disk.released().countDown();
    try (Mirror mirror = disk.mirror(IMPATIENT)) {
      assertThat(Asking.raw(mirror, "GET /api/v2/version HTTP/1.1\r\nHost:"))
          .doesNotContain("HTTP/1.1 200");
      String answer;
      do {
        answer = Asking.raw(mirror, Asking.get("/api/v2/version"));
      } while (!answer.startsWith("HTTP/1.1 200 "));
    }
  }

  @Test
  void aClientThatWaitsForALongAnswerIsNotSilent() throws Exception {
    // Long enough that a busy machine does not make a client silent that is none.
    ClientLimits limits = new ClientLimits(1, 1, LONG, Duration.ofSeconds(2), LONG);
    try (Mirror mirror = disk.mirror(limits)) {
      var answered = Asking.ask(mirror, "/studies/NCT00000001");
      while (!disk.reading().await(1, TimeUnit.SECONDS)) {
        if (answered.isCompletedExceptionally()) { // it was silent before it had asked
          answered = Asking.ask(mirror, "/studies/NCT00000001");
        }
      }
      // Jetty looks once in every such time; what begins to be written while it looks is let go.
      Thread.sleep(limits.idle().toMillis() * 5 / 2);
      disk.released().countDown();

      assertThat(answered.get().body()).isEqualTo(new String(STUDY, UTF_8));
    }
  }

  @Test
  void aRequestUnderWayIsFinishedBeforeTheEnd() throws Exception {
    Mirror mirror = disk.mirror(new ClientLimits(8, 8, LONG, LONG, LONG, LONG, true));
    var answered = Asking.ask(mirror, "/studies/NCT00000001");
    disk.reading().await();
    var closed = CompletableFuture.runAsync(mirror::close);
    while (connects(mirror)) {
      Thread.sleep(5);
    }
    disk.released().countDown();

    assertThat(answered.get().body()).isEqualTo(new String(STUDY, UTF_8));
    closed.get();
  }

  @Test
  void aRequestThatNeverEndsDoesNotHoldUpTheEnd() throws Exception {
    Mirror mirror = disk.mirror(ClientLimits.USUAL);
    var answered = Asking.ask(mirror, "/studies/NCT00000001");
    disk.reading().await();

    CompletableFuture.runAsync(mirror::close).get();
    assertThatThrownBy(answered::get).hasRootCauseInstanceOf(IOException.class);
    disk.released().countDown();
  }

  private static boolean connects(Mirror mirror) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mirror.url().getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
