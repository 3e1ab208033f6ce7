package org.trialbook.registry.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** A registry's site on a real socket, whose pages are files beside this class. */
final class PageSite implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String page;
  private final String other;
  private final List<String> targets = new CopyOnWriteArrayList<>();
  private final List<String> agents = new CopyOnWriteArrayList<>();
  private volatile Predicate<String> refused = agent -> false;

  /**
   * Begins to serve.
   *
   * @param page the file that every study's page is
   * @param other what stands for OTHER in it
   */
  PageSite(String page, String other) throws IOException {
    this.page = page;
    this.other = other;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  void refuse(Predicate<String> agent) {
    refused = agent;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked for, in order. */
  List<String> targets() {
    return targets;
  }

  /** The pages of studies that were asked for. */
  List<String> pages() {
    return targets.stream().filter(target -> target.startsWith("/study/")).toList();
  }

  List<String> agents() {
    return agents;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    targets.add(exchange.getRequestURI().toString());
    String agent = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
    agents.add(agent);
    if (refused.test(agent)) {
      send(exchange, 403, "text/html", "<html>No</html>".getBytes(UTF_8));
    } else if (path.startsWith("/study/")) {
      String html = new String(file(page), UTF_8).replace("OTHER", other);
      send(exchange, 200, "text/html; charset=utf-8", html.getBytes(UTF_8));
    } else if (path.startsWith("/api/v2/studies/")) {
      send(exchange, 200, "application/json", file("record.json"));
    } else if (path.endsWith(".js")) {
      send(exchange, 200, "text/javascript", file(path.substring(path.lastIndexOf('/') + 1)));
    } else if (path.endsWith(".bin")) {
      send(exchange, 200, "application/octet-stream", new byte[10]);
    } else {
      send(exchange, 404, "text/html", new byte[] {'<'});
    }
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(PageSite.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
