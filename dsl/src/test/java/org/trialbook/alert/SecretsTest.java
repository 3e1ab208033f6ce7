package org.trialbook.alert;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the environment alone is in nothing that is said or written. */
class SecretsTest {

  private static final String SECRET = "T0SECRET";

  @TempDir private Path folder;
  private final SimulatedTime time = new SimulatedTime();

  /** Everything that a delivery says, and that is on the disk after it. */
  private String everything(String address) throws IOException {
    WatchList list =
        Alerts.list(
            folder,
            "{\"slack\": \"env:SLACK\"}, {\"webhook\": \"env:HOOK\"}, {\"atom\": \"feed.xml\"},"
                + " {\"email\": \"mail\", \"to\": \"a@b.org\"}, {\"dashboard\": \"page.html\"}");
    Delivery delivery = new Delivery(time.clock(), new Random(1), time::pass, name -> address);
    StringBuilder all = new StringBuilder().append(list).append(list.outlets());
    try (Outbox outbox = Outbox.open(list.outbox())) {
      outbox.add(list.name(), Alerts.statuses(3));
      all.append(delivery.deliver(list, outbox));
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(file).append(Files.readString(file, ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void neitherAnAnswerNorABreakTellsIt() throws IOException {
    for (MockResponse.Builder answer :
        new MockResponse.Builder[] {
          new MockResponse.Builder().code(200),
          new MockResponse.Builder().code(404).body("Cannot POST /services/" + SECRET),
          new MockResponse.Builder().code(302).addHeader("Location", "/else/" + SECRET),
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket())
        }) {
      try (MockWebServer server = new MockWebServer()) {
        server.start();
        server.enqueue(answer.build());
        server.enqueue(answer.build());
        String all = everything(server.url("/services/" + SECRET).toString());
        assertThat(all).contains("slack env:SLACK").doesNotContain(SECRET);
        assertThat(server.getRequestCount()).isEqualTo(2);
      }
      try (Stream<Path> files = Files.walk(folder.resolve("rivals.outbox"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://T0SECRET.invalid/x",
        "http://127.0.0.1:1/T0SECRET",
        "https://127.0.0.1:1/T0SECRET",
        "https://hooks.example.org:99999/T0SECRET",
        "https://hooks.example.org:T0SECRET/x",
        "https://[T0SECRET",
        "T0SECRET",
        "https:// T0SECRET",
        "http://a_b c/T0SECRET"
      })
  void noKindOfBadAddressTellsIt(String address) throws IOException {
    assertThat(everything(address))
        .contains("problems=[slack env:SLACK: ")
        .doesNotContain(SECRET)
        .doesNotContain(SECRET.toLowerCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"x\", \"outlets\": [{\"slack\": \"https://h/T0SECRET\"}]",
        "{\"name\": \"x\", \"search\": \"y\", \"outlets\": [{\"slack\": T0SECRET}]}",
        "{\"name\": \"x\", \"search\": \"y\", \"outlets\": [{\"slack\": \"https://h/T0SECRET\"}]}",
        "{\"name\": \"x\", \"search\": \"y\", \"outlets\": [{\"webhook\": \"T0SECRET\"}]}",
        "{\"name\": \"x\", \"search\": \"y\", \"outlets\": [\"https://h/T0SECRET\"]}",
        "{\"name\": \"x\", \"search\": \"y\", \"outlets\": [{\"https://h/T0SECRET\": \"slack\"}]}",
        "{\"name\": \"x\", \"search\": \"y\", \"outlets\": [{\"slack\": [\"T0SECRET\"]}]}"
      })
  void aListThatHoldsItIsRefusedInOtherWords(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("list.json"), json);
    Throwable refusal = catchThrowable(() -> WatchList.read(file));
    StringWriter trace = new StringWriter();
    refusal.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).contains("list.json").doesNotContain(SECRET);
  }
}
