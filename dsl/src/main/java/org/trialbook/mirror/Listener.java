package org.trialbook.mirror;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.trialbook.mirror.request.ClientLimits;

/** The HTTP server: one address, and the limits of what clients may do to it. */
final class Listener implements AutoCloseable {

  /** Threads of the server itself, beside those that answer. */
  private static final int OWN_THREADS = 8;

  private static final int CONNECTIONS_TO_ACCEPT = 256;

  private final Server server;
  private final URI url;

  /** Begins to answer of what is indexed; see the constructor. */
  static Listener of(
      Indexing indexing,
      LocalDateTime dataTimestamp,
      InetSocketAddress address,
      ClientLimits limits)
      throws IOException {
    return new Listener(
        new RequestHandler(new Router(indexing, dataTimestamp, limits), limits), address, limits);
  }

  /**
   * Begins to listen.
   *
   * @throws IOException if the address is taken or not of this machine
   */
  Listener(Handler answers, InetSocketAddress address, ClientLimits limits) throws IOException {
    QueuedThreadPool threads =
        new QueuedThreadPool(limits.large() + limits.small() + OWN_THREADS, OWN_THREADS);
    threads.setName("mirror");
    threads.setDaemon(true);
    server = new Server(threads);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    connector.setHost(address.getAddress().getHostAddress());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(1);
    connector.setAcceptQueueSize(CONNECTIONS_TO_ACCEPT);
    server.addConnector(connector);
    server.setHandler(new GracefulHandler(limited(answers, limits)));
    server.setErrorHandler(Listener::refuse);
    server.setStopTimeout(limits.toFinish().toMillis());
    try {
      server.start();
      url = url(address.getAddress(), connector.getLocalPort());
    } catch (IOException e) {
      close();
      throw e;
    } catch (Exception e) {
      close();
      throw new IOException(e);
    }
  }

  /** Clients send what the registry takes, such as {@code |} as it is; paths are only compared. */
  private static HttpConfiguration configuration() {
    HttpConfiguration http = new HttpConfiguration();
    http.setRequestHeaderSize(ClientLimits.LARGEST_HEAD);
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setSendServerVersion(false);
    return http;
  }

  private static URI url(InetAddress host, int port) throws IOException {
    try {
      String name = host.isAnyLocalAddress() ? "127.0.0.1" : host.getHostAddress();
      return new URI("http", null, name, port, null, null, null);
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Where it listens, without a path. */
  URI url() {
    return url;
  }

  /** Takes no more requests, and gives those under way some time to finish. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      System.getLogger(Listener.class.getName())
          .log(System.Logger.Level.DEBUG, "Requests were cut off", e);
    }
  }

  /** Large and small questions stand in queues of their own. */
  private static Handler limited(Handler answers, ClientLimits limits) {
    QoSHandler large = limited(answers, limits.large(), limits);
    large.exclude(Listener::isSmall);
    QoSHandler small = limited(large, limits.small(), limits);
    small.include(Listener::isSmall);
    return small;
  }

  private static boolean isSmall(Request request) {
    return Router.isSmall(String.valueOf(request.getHttpURI().getDecodedPath()));
  }

  /** Lets so many requests through, makes others wait, and refuses the rest for now. */
  private static QoSHandler limited(Handler answers, int most, ClientLimits limits) {
    QoSHandler queue = new QoSHandler(answers);
    queue.setMaxRequestCount(most);
    queue.setMaxSuspendedRequestCount(limits.waiting());
    queue.setMaxSuspend(limits.patience());
    return queue;
  }

  /** Answers what none of ours sees, in plain text as the registry does. */
  private static boolean refuse(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put("Retry-After", ClientLimits.SECONDS_TO_RETRY);
    }
    response.getHeaders().put("Content-Type", "text/plain;charset=UTF-8");
    byte[] text = HttpStatus.getMessage(status).getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(text), callback);
    return true;
  }
}
