package org.trialbook.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.trialbook.TrialbookException;

/** Where the front end expects this kernel: what Jupyter's connection file says. */
record Connection(
    String ip,
    int shellPort,
    int controlPort,
    int iopubPort,
    int stdinPort,
    int heartbeatPort,
    String signatureScheme,
    String key) {

  static Connection read(Path file) {
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
    return new Connection(
        content.text("ip", "127.0.0.1"),
        content.number("shell_port", 0),
        content.number("control_port", 0),
        content.number("iopub_port", 0),
        content.number("stdin_port", 0),
        content.number("hb_port", 0),
        content.text("signature_scheme", Signature.DEFAULT_SCHEME),
        content.text("key", ""));
  }

  /** The address of one socket; port 0 lets the system choose one. */
  String address(int port) {
    return "tcp://" + ip + ":" + (port == 0 ? "*" : port);
  }
}
