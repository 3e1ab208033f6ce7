package org.trialbook.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;

class ConnectionTest {

  @Test
  void readsWhatJupyterWrites() throws IOException {
    Connection connection =
        Connection.parse(
            """
            {"shell_port": 51001, "iopub_port": 51002, "stdin_port": 51003, "control_port": 51004,
             "hb_port": 51005, "ip": "127.0.0.1", "key": "a0436f6c-1916", "transport": "tcp",
             "signature_scheme": "hmac-sha256", "kernel_name": "trialbook", "jupyter_session": "x"}
            """
                .getBytes(UTF_8));
    assertThat(connection)
        .isEqualTo(
            new Connection(
                "127.0.0.1", 51001, 51004, 51002, 51003, 51005, "hmac-sha256", "a0436f6c-1916"));
    assertThat(connection.address(connection.shellPort())).isEqualTo("tcp://127.0.0.1:51001");
  }

  @Test
  void saysWhichTransportItLacks() {
    assertThatThrownBy(() -> Connection.parse("{\"transport\": \"ipc\"}".getBytes(UTF_8)))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("ipc");
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatThrownBy(() -> Connection.read(Path.of("no-such-file.json")))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("no-such-file.json");
  }
}
