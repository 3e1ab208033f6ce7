package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.Json;
import org.trialbook.kernel.notebook.PastSessions;
import org.trialbook.kernel.protocol.MalformedMessage;
import org.trialbook.kernel.protocol.Message;
import org.trialbook.kernel.protocol.Session;
import org.trialbook.kernel.protocol.Signature;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A kernel in a process of its own, and a front end that speaks to it over raw ZeroMQ. */
final class KernelClient implements AutoCloseable {

  static final String KEY = "the key of the tests";

  /** Between two looks whether the kernel lives. */
  private static final int LOOK_MILLIS = 1_000;

  /** Everything that one request came to, in the order in which it was published. */
  record Run(Message reply, List<Message> published) {

    String status() {
      return reply.content().text("status", "");
    }

    /** The text of one stream. */
    String stream(String name) {
      return of("stream").stream()
          .filter(content -> content.text("name", "").equals(name))
          .map(content -> content.text("text", ""))
          .collect(Collectors.joining());
    }

    /** The plain text of the value; null if none was shown. */
    String value() {
      List<Content> results = of("execute_result");
      return results.isEmpty() ? null : results.get(0).object("data").text("text/plain", null);
    }

    String error() {
      return reply.content().text("ename", "") + ": " + reply.content().text("evalue", "");
    }

    List<Content> of(String type) {
      return published.stream()
          .filter(message -> message.type().equals(type))
          .map(Message::content)
          .toList();
    }

    List<String> types() {
      return published.stream().map(Message::type).toList();
    }
  }

  private final ZContext context = new ZContext();
  private final Session session =
      new Session(new Signature(Signature.DEFAULT_SCHEME, KEY), Clock.systemUTC());
  private final Process process;
  private final int shellPort;
  final ZMQ.Socket shell;
  final ZMQ.Socket control;
  final ZMQ.Socket stdin;
  final ZMQ.Socket iopub;
  final ZMQ.Socket heartbeat;

  /** Starts a kernel as a front end does, with a connection file in this folder. */
  KernelClient(Path folder, String... javaOptions) {
    this(System.getProperty("java.class.path"), folder, Map.of(), javaOptions);
  }

  /** Starts a kernel with these variables in its environment. */
  static KernelClient in(Map<String, String> environment, Path folder) {
    return new KernelClient(System.getProperty("java.class.path"), folder, environment);
  }

  /** Starts a kernel from the jars that an installed one runs from. */
  static KernelClient installed(Path folder) {
    Path jars = Path.of(System.getProperty("basedir", "."), "target/lib");
    return new KernelClient(jars.resolve("*").toString(), folder, Map.of());
  }

  private KernelClient(
      String classPath, Path folder, Map<String, String> environment, String... javaOptions) {
    try {
      Map<String, Object> file = new HashMap<>();
      file.put("transport", "tcp");
      file.put("ip", "127.0.0.1");
      file.put("key", KEY);
      file.put("signature_scheme", Signature.DEFAULT_SCHEME);
      List<Integer> ports = freePorts(5);
      List<String> names =
          List.of("shell_port", "control_port", "stdin_port", "iopub_port", "hb_port");
      for (int i = 0; i < names.size(); i++) {
        file.put(names.get(i), ports.get(i));
      }
      Path connectionFile = folder.resolve("kernel connection.json");
      Files.write(connectionFile, Json.write(file));
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of(
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Xmx512m",
              "--add-opens=java.base/java.nio=ALL-UNNAMED"));
      command.addAll(List.of(javaOptions));
      command.addAll(List.of("-cp", classPath, Main.class.getName(), connectionFile.toString()));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("kernel.log").toFile());
      builder.environment().put(PastSessions.VARIABLE, "off");
      builder.environment().putAll(environment);
      process = builder.start();
      shellPort = ports.get(0);
      shell = connect(SocketType.DEALER, ports.get(0));
      control = connect(SocketType.DEALER, ports.get(1));
      stdin = connect(SocketType.DEALER, ports.get(2));
      iopub = connect(SocketType.SUB, ports.get(3));
      heartbeat = connect(SocketType.REQ, ports.get(4));
      // From the welcome on, nothing that is published is missed.
      await("iopub_welcome");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The shell socket of another client of the same kernel. */
  ZMQ.Socket anotherShell() {
    return connect(SocketType.DEALER, shellPort, "another client");
  }

  Process process() {
    return process;
  }

  /** Sends a request and returns its id. */
  String send(ZMQ.Socket socket, String type, Content content) {
    Message message = session.message(List.of(), type, Content.EMPTY, content);
    sendFrames(socket, session.encode(message));
    return message.id();
  }

  /** The same with bytes behind it. */
  String sendWithBuffer(ZMQ.Socket socket, String type, Content content, byte[]... buffers) {
    Message message = session.message(List.of(), type, Content.EMPTY, content);
    List<byte[]> frames = new ArrayList<>(session.encode(message));
    frames.addAll(List.of(buffers));
    sendFrames(socket, frames);
    return message.id();
  }

  /** Sends any frames, be they a message or not. */
  static void sendFrames(ZMQ.Socket socket, List<byte[]> frames) {
    for (int i = 0; i < frames.size() - 1; i++) {
      socket.sendMore(frames.get(i));
    }
    socket.send(frames.get(frames.size() - 1));
  }

  /** The next message on a socket, whose signature and shape are checked on the way. */
  Message receive(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = socket.recv();
      while (frame == null && process.isAlive() && !Thread.currentThread().isInterrupted()) {
        frame = socket.recv();
      }
      assertThat(frame).as("a message, before the kernel or the patience ends").isNotNull();
      frames.add(frame);
    } while (socket.hasReceiveMore());
    try {
      return session.decode(frames);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  /** Sends a request on the shell channel and waits for the reply and for idle. */
  Run request(String type, Content content) {
    return collect(send(shell, type, content));
  }

  /** Sends a cell; the id to collect what it comes to with. */
  String begin(String code) {
    return send(shell, "execute_request", Content.of("code", code));
  }

  Run execute(String code, Object... more) {
    Map<String, Object> content = new HashMap<>(Content.of(more).values());
    content.put("code", code);
    return request("execute_request", new Content(content));
  }

  /** The reply to a request on the shell channel, and what was published until it was idle. */
  Run collect(String id) {
    List<Message> published = new ArrayList<>();
    boolean idle = false;
    while (!idle) {
      Message message = receive(iopub);
      if (message.parent().text("msg_id", "").equals(id)) {
        published.add(message);
        idle = message.content().text("execution_state", "").equals("idle");
      }
    }
    Message reply = receive(shell);
    assertThat(reply.parent().text("msg_id", "")).isEqualTo(id);
    return new Run(reply, published);
  }

  /** The next published message of this type, whatever caused it. */
  Message await(String type) {
    Message message = receive(iopub);
    while (!message.type().equals(type)) {
      message = receive(iopub);
    }
    return message;
  }

  void answerInput(String value) {
    send(stdin, "input_reply", Content.of("value", value));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    context.close();
  }

  private ZMQ.Socket connect(SocketType type, int port) {
    return connect(type, port, "the client");
  }

  private ZMQ.Socket connect(SocketType type, int port, String identity) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setReceiveTimeOut(LOOK_MILLIS);
    socket.setRcvHWM(0);
    socket.setLinger(0);
    if (type == SocketType.SUB) {
      socket.subscribe(new byte[0]);
    } else {
      socket.setIdentity(identity.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    socket.connect("tcp://127.0.0.1:" + port);
    return socket;
  }

  private static List<Integer> freePorts(int count) throws IOException {
    ServerSocket[] sockets = new ServerSocket[count];
    try {
      for (int i = 0; i < count; i++) {
        sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      }
      return Arrays.stream(sockets).map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        if (socket != null) {
          socket.close();
        }
      }
    }
  }
}
