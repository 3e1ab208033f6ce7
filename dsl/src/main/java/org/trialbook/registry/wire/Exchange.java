package org.trialbook.registry.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trialbook.file.WholeFile;
import org.trialbook.http.HttpAnswer;
import org.trialbook.text.Sha256;

/**
 * A request and its answer as one file that a person can read: a line for the request, one for the
 * status, the headers, an empty line, and the body as it came.
 *
 * @param request what was asked, one line
 * @param remarks what the keeper wants to know later, by name; they stand among the headers
 */
record Exchange(String request, Map<String, String> remarks, HttpAnswer answer) {

  private static final String SUFFIX = ".http";
  private static final String REMARK = "Trialbook-";
  private static final int READABLE = 80;
  private static final int DIGEST_BYTES = 8;

  /** The one file name for a request: legible as far as it goes, and unique. */
  static String fileName(String request) {
    String legible = request.replaceAll("[^A-Za-z0-9.=-]+", "_").replaceAll("^_+", "");
    String start = legible.substring(0, Math.min(READABLE, legible.length()));
    return start + "-" + Sha256.of(request, DIGEST_BYTES) + SUFFIX;
  }

  static boolean isOne(Path file) {
    return file.getFileName().toString().endsWith(SUFFIX);
  }

  /** What was remarked under this name. */
  String remark(String name) throws IOException {
    String value = remarks.get(name);
    if (value == null) {
      throw new IOException("no " + REMARK + name + " in the exchange for " + request);
    }
    return value;
  }

  void write(Path file) throws IOException {
    StringBuilder head = new StringBuilder();
    head.append("GET ").append(request).append('\n').append(answer.status()).append('\n');
    answer.headers().forEach((name, value) -> head.append(line(name, value)));
    remarks.forEach((name, value) -> head.append(line(REMARK + name, value)));
    ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + answer.body().length);
    whole.writeBytes(head.append('\n').toString().getBytes(UTF_8));
    whole.writeBytes(answer.body());
    WholeFile.put(file, whole.toByteArray());
  }

  private static String line(String name, String value) {
    return name + ": " + value + "\n";
  }

  static Exchange read(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int end = endOfHead(whole, file);
    String[] lines = new String(whole, 0, end, UTF_8).split("\n", -1);
    if (lines.length < 2 || !lines[0].startsWith("GET ") || !lines[1].matches("\\d{3}")) {
      throw new IOException("not an exchange: " + file);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    Map<String, String> remarks = new LinkedHashMap<>();
    for (String line : Arrays.asList(lines).subList(2, lines.length)) {
      int colon = line.indexOf(": ");
      if (colon < 0) {
        throw new IOException("not a header: " + line + " in " + file);
      }
      String name = line.substring(0, colon);
      String value = line.substring(colon + 2);
      if (name.startsWith(REMARK)) {
        remarks.put(name.substring(REMARK.length()), value);
      } else {
        headers.put(name, value);
      }
    }
    byte[] body = Arrays.copyOfRange(whole, end + 2, whole.length);
    return new Exchange(
        lines[0].substring("GET ".length()),
        remarks,
        new HttpAnswer(Integer.parseInt(lines[1]), headers, body));
  }

  private static int endOfHead(byte[] whole, Path file) throws IOException {
    for (int i = 0; i + 1 < whole.length; i++) {
      if (whole[i] == '\n' && whole[i + 1] == '\n') {
        return i;
      }
    }
    throw new IOException("no end of the head in " + file);
  }
}
