package org.trialbook.kernel.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.Json;

/** Where the front end expects this kernel: what Jupyter's connection file says. */
public record Connection(
    String ip,
    int shellPort,
    int controlPort,
    int iopubPort,
    int stdinPort,
    int heartbeatPort,
    String signatureScheme,
    String key) {

  private static final List<String> PORTS =
      List.of("shell_port", "control_port", "iopub_port", "stdin_port", "hb_port");

  public static Connection read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new TrialbookException(
          "The connection file " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are strings
  static Connection parse(byte[] json) throws IOException {
    if (!(Json.read(json) instanceof Map<?, ?> map)) {
      throw new IOException("not a JSON object");
    }
    Content content = new Content((Map<String, Object>) map);
    String transport = content.text("transport", "tcp");
    if (!transport.equals("tcp")) {
      throw new TrialbookException(
          "This kernel speaks tcp, the connection file asks for " + transport + ".");
    }
    List<String> missing = PORTS.stream().filter(name -> !isPort(content.number(name, 0))).toList();
    if (!missing.isEmpty()) {
      throw new TrialbookException(
          "The connection file names no port as "
              + String.join(", ", missing)
              + ", so no front end could find the kernel.\n"
              + "Front ends write this file; one written by hand needs five ports from 1 to 65535.");
    }
    return new Connection(
        content.text("ip", "127.0.0.1"),
        content.number(PORTS.get(0), 0),
        content.number(PORTS.get(1), 0),
        content.number(PORTS.get(2), 0),
        content.number(PORTS.get(3), 0),
        content.number(PORTS.get(4), 0),
        content.text("signature_scheme", Signature.DEFAULT_SCHEME),
        content.text("key", ""));
  }

  /** The address of one socket. */
  public String address(int port) {
    return "tcp://" + ip + ":" + port;
  }

  private static boolean isPort(int number) {
    return number > 0 && number < 1 << 16;
  }
}
