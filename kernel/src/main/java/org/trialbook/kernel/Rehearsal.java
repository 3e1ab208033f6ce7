package org.trialbook.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.Json;
import org.trialbook.kernel.base.Log;
import org.trialbook.kernel.compiler.PackageIndex;
import org.trialbook.kernel.compiler.SystemPackages;
import org.trialbook.kernel.install.StartArchive;
import org.trialbook.kernel.protocol.Channel;
import org.trialbook.kernel.protocol.Message;
import org.trialbook.kernel.protocol.Session;
import org.trialbook.kernel.protocol.Signature;
import org.trialbook.progress.OwnThread;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A whole life of a kernel in one process, with a front end that asks what first cells ask: what
 * the JVM has loaded at its end is what {@link StartArchive} keeps.
 */
public final class Rehearsal {

  private static final String KEY = "rehearsal";
  private static final int PATIENCE_MILLIS = 60_000;
  private static final List<String> PORTS =
      List.of("shell_port", "control_port", "stdin_port", "iopub_port", "hb_port");

  private static final List<String> CELLS =
      List.of(
          "1 + 1",
          "var numbers = List.of(3, 1, 2);\nnumbers.stream().map(n -> 2 * n).sorted().toList()",
          "System.out.println(\"text\");",
          """
          record Point(int x, int y) {}
          int twice(int n) { return 2 * n; }
          new Point(twice(2), 3)\
          """,
          "for (int i = 0; i < 3; i++) { System.out.print(i); }",
          "Integer.parseInt(\"no number\")",
          "int wrong = \"text\";",
          """
          var question = search().condition("asthma").status(RECRUITING).phase(PHASE3);
          question\
          """,
          """
          Table.create("t", StringColumn.create("city", "Paris"), IntColumn.create("n", 1))\
          """);

  private final Session session =
      new Session(new Signature(Signature.DEFAULT_SCHEME, KEY), Clock.systemUTC());

  private Rehearsal() {}

  /** Rehearses, and leaves what it knows of packages in the folder. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    PackageIndex.of(System.getProperty("java.class.path")).write(folder.resolve(PackageIndex.FILE));
    SystemPackages.write(folder.resolve(SystemPackages.FILE));
    System.setProperty(StartArchive.FOLDER, folder.toString()); // as the start that is rehearsed
    Map<String, Object> connection =
        new HashMap<>(Map.of("transport", "tcp", "ip", "127.0.0.1", "key", KEY));
    List<Integer> ports = freePorts(PORTS.size());
    for (int i = 0; i < PORTS.size(); i++) {
      connection.put(PORTS.get(i), ports.get(i));
    }
    Path file = folder.resolve(StartArchive.CONNECTION_FILE);
    Files.write(file, Json.write(connection));
    OwnThread.start(
        "rehearsal",
        () -> {
          new Rehearsal().play(ports.get(0), ports.get(1));
          return null;
        });
    try {
      Main.main(new String[] {file.toString()}); // ends with the process
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void play(int shellPort, int controlPort) {
    try (ZContext context = new ZContext()) {
      ZMQ.Socket shell = connect(context, shellPort);
      ask(shell, "kernel_info_request", Content.EMPTY);
      for (String cell : CELLS) {
        ask(shell, "execute_request", Content.of("code", cell));
      }
      String start = "numbers.str";
      ask(shell, "complete_request", Content.of("code", start, "cursor_pos", start.length()));
      ask(shell, "inspect_request", Content.of("code", start, "cursor_pos", 3));
      ask(shell, "is_complete_request", Content.of("code", "for (;;) {"));
      ask(connect(context, controlPort), "shutdown_request", Content.EMPTY);
    } catch (IllegalStateException e) {
      Log.warn("the rehearsal failed", e);
      System.exit(1);
    }
  }

  private static ZMQ.Socket connect(ZContext context, int port) {
    ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
    socket.setReceiveTimeOut(PATIENCE_MILLIS);
    socket.connect("tcp://127.0.0.1:" + port);
    return socket;
  }

  private void ask(ZMQ.Socket socket, String type, Content content) {
    Message request = session.message(List.of(), type, Content.EMPTY, content);
    Channel.send(socket, session.encode(request));
    do {
      if (socket.recv() == null) {
        throw new IllegalStateException("no answer to " + type);
      }
    } while (socket.hasReceiveMore());
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
