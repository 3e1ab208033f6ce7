package org.trialbook.mirror;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.trialbook.TrialbookException;

/**
 * A registry of one's own: serves a corpus of studies on this machine in the language of API v2, so
 * that demos, notebooks and tests run without the real one.
 *
 * <p>It answers as the registry does, down to the white space and the words of its complaints, with
 * the studies' own bytes. What it cannot know is approximate: no UMLS synonyms, so a search for
 * words finds less; ranking has the registry's weights, not its formula. The page of the package
 * says more about this.
 *
 * <p>Bound to the loopback address; nothing outside the machine reaches it.
 */
public final class Mirror implements AutoCloseable {

  static final String PATH = "/api/v2";

  private static final String NO_DELAY = "sun.net.httpserver.nodelay";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int THREADS = 8;
  private static final int WAITING = 256;
  private static final int SECONDS_TO_FINISH = 2;

  static {
    // Without it, head and body of an answer leave apart, and the body waits 40 ms for the client.
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
  }

  private final StudyIndex index;
  private final HttpServer server;
  private final ThreadPoolExecutor workers;

  private Mirror(StudyIndex index, LocalDateTime dataTimestamp, int port) throws IOException {
    this.index = index;
    this.workers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            Mirror::daemon,
            new ThreadPoolExecutor.CallerRunsPolicy());
    this.workers.allowCoreThreadTimeOut(true);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), WAITING);
    String entityTag =
        "\"%08x/2.0.5/%s\""
            .formatted(
                index.checksum(), Long.toString(dataTimestamp.toEpochSecond(ZoneOffset.UTC), 36));
    server.createContext(
        "/",
        new Front(new StudyAnswers(index, dataTimestamp.toLocalDate()), dataTimestamp, entityTag));
    server.setExecutor(workers);
  }

  /**
   * Starts to serve the studies.
   *
   * @param studies one JSON object each, kept as they are; one that cannot be read is left out and
   *     logged
   * @param dataTimestamp what {@code /version} tells
   * @param port 0 for any free one
   * @throws TrialbookException if the port is taken
   */
  public static Mirror serve(Iterable<byte[]> studies, LocalDateTime dataTimestamp, int port) {
    return serve(StudyIndexer.inMemory(studies), dataTimestamp, port);
  }

  /** Starts to serve an index, which is closed with the mirror. */
  static Mirror serve(StudyIndex index, LocalDateTime dataTimestamp, int port) {
    try {
      Mirror mirror = new Mirror(index, dataTimestamp, port);
      mirror.start();
      return mirror;
    } catch (IOException e) {
      index.close();
      throw new TrialbookException(
          "Cannot serve on port %d: %s. Port 0 takes any free one.".formatted(port, e.getMessage()),
          e);
    }
  }

  /** Where it answers: {@code http://127.0.0.1:PORT/api/v2}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  /** Finishes the requests under way, for two seconds at most, and stops. */
  @Override
  public void close() {
    workers.shutdown();
    try {
      workers.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    index.close();
  }

  /** The server's own thread takes after the thread that starts it: must not keep the JVM alive. */
  private void start() {
    Thread starter = daemon(server::start);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "mirror");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public String toString() {
    return "Mirror at " + url();
  }
}
