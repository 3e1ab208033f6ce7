package org.trialbook.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.base.Json;
import org.trialbook.kernel.notebook.PastSessions;

/** A kernel that no front end could reach ends at once, says why and has status 1. */
class BadStartIT {

  private static final List<String> PORTS =
      List.of("shell_port", "control_port", "iopub_port", "stdin_port", "hb_port");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"shell_port", "control_port", "iopub_port", "stdin_port", "hb_port"})
  void aPortThatIsTaken(String taken) throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, Object> connection = connection();
      connection.put(taken, other.getLocalPort());
      assertThat(said(Json.write(connection)))
          .contains("tcp://127.0.0.1:" + other.getLocalPort() + ": the port is taken");
    }
  }

  @Test
  void anAddressThatIsNotOfThisMachine() throws Exception {
    Map<String, Object> connection = connection();
    connection.put("ip", "192.0.2.1"); // of documentation: no machine has it
    assertThat(said(Json.write(connection))).contains("cannot listen on tcp://192.0.2.1:");
  }

  @Test
  void aFileWithoutPorts() throws Exception {
    assertThat(said(Json.write(Map.of("transport", "tcp", "ip", "127.0.0.1", "key", "k"))))
        .contains("no port as shell_port, control_port, iopub_port, stdin_port, hb_port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "not JSON", "{\"transport\": \"ipc\"}", "{\"shell_port\": 99999}"})
  void aFileThatIsNone(String text) throws Exception {
    assertThat(said(text.getBytes(UTF_8))).contains("connection file");
  }

  private static Map<String, Object> connection() throws IOException {
    Map<String, Object> connection = new TreeMap<>();
    List<ServerSocket> free = new ArrayList<>();
    for (String port : PORTS) {
      free.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      connection.put(port, free.get(free.size() - 1).getLocalPort());
    }
    for (ServerSocket socket : free) {
      socket.close();
    }
    connection.put("ip", "127.0.0.1");
    connection.put("key", "k");
    return connection;
  }

  /** What a kernel says that ends by itself, with status 1 and without a trace of its stack. */
  private String said(byte[] connectionFile) throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("connection.json"), connectionFile);
    Path log = folder.resolve("log");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            file.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put(PastSessions.VARIABLE, "off");
    int status = builder.start().waitFor();
    String said = Files.readString(log);
    assertThat(status).as(said).isEqualTo(1);
    assertThat(said).doesNotContain("\tat ").startsWith("[trialbook] ");
    return said;
  }
}
