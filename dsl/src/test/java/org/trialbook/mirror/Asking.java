package org.trialbook.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.trialbook.mirror.Served.study;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks a mirror over the network, in good manners and in bad ones. */
final class Asking {

  static final byte[] STUDY = study("NCT00000001").getBytes(UTF_8);

  static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  /** Longer than any test takes. */
  static final Duration LONG = Duration.ofMinutes(9);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Asking() {}

  static CompletableFuture<HttpResponse<String>> ask(Mirror mirror, String path) {
    URI uri = URI.create(mirror.url() + path);
    return CLIENT.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** What stands on the wire when these bytes are sent, up to the end of the connection. */
  static String raw(Mirror mirror, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mirror.url().getPort())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), UTF_8);
      }
    }
  }

  static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  }
}
