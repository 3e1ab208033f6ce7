package org.trialbook.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.kernel.base.Content;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Whatever fails on the way, every request is answered, or the kernel is told to end. */
class RequestLoopTest {

  private static final int PATIENCE_SECONDS = 60;

  private record Published(String type, Content content) {}

  private final ZContext context = new ZContext();
  private final Session session = session();
  private final Session frontEnd = session();
  private final Channel channel = new Channel(context, SocketType.ROUTER, "tcp://127.0.0.1:*");
  private final ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
  private final BlockingQueue<Published> published = new LinkedBlockingQueue<>();
  private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();
  private volatile String unpublishable = "";
  private final RequestLoop loop =
      new RequestLoop(session, channel, this::publish, fatal::complete)
          .on("good_request", request -> Reply.of(Content.of("status", "ok")));

  RequestLoopTest() {
    socket.setReceiveTimeOut(PATIENCE_SECONDS * 1000);
    socket.connect(channel.address());
  }

  @AfterEach
  void stop() {
    loop.close();
    context.close();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        NullPointerException.class,
        StackOverflowError.class,
        OutOfMemoryError.class,
        NoClassDefFoundError.class,
        InterruptedException.class
      })
  void whatAHandlerThrowsIsTheReply(Class<? extends Throwable> kind) throws Exception {
    Throwable thrown = kind.getConstructor().newInstance();
    loop.on("execute_request", request -> sneak(thrown)).start("test");
    assertThat(status(ask("execute_request"))).isEqualTo("error");
    assertThat(untilIdle()).extracting(Published::type).contains("error");
    lives();
  }

  @Test
  void choresThatThrowEndNothing() throws Exception {
    loop.start("test");
    loop.later(
        () -> {
          throw new NullPointerException("as of a warm-up");
        });
    loop.later(
        () -> {
          throw new StackOverflowError();
        });
    CompletableFuture<Void> last = new CompletableFuture<>();
    loop.later(() -> last.complete(null));
    last.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    lives();
  }

  @Test
  void whatIsDoneOnArrivalEndsNothing() throws Exception {
    loop.onArrival(
            "good_request",
            () -> {
              throw new IllegalStateException("no thread to interrupt");
            })
        .start("test");
    lives();
    lives();
  }

  @Test
  void whatFollowsAReplyEndsNothing() throws Exception {
    Runnable bad =
        () -> {
          throw new IllegalStateException();
        };
    loop.on("bad_request", request -> new Reply(Content.of("status", "ok"), true, bad))
        .start("test");
    assertThat(status(ask("bad_request"))).isEqualTo("ok");
    untilIdle();
    lives();
  }

  @Test
  void aReplyThatCannotBeWrittenBecomesAnError() throws Exception {
    List<Object> circle = new ArrayList<>();
    circle.add(circle);
    Object hostile =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no text");
          }
        };
    loop.on("circle_request", request -> Reply.of(Content.of("status", "ok", "data", circle)))
        .on("hostile_request", request -> Reply.of(Content.of("status", "ok", "data", hostile)))
        .start("test");
    assertThat(status(ask("circle_request"))).isEqualTo("error");
    assertThat(status(ask("hostile_request"))).isEqualTo("error");
    lives();
  }

  @ParameterizedTest
  @ValueSource(strings = {"busy", "idle", "error"})
  void whatCannotBePublishedOnceKeepsNoReplyBack(String what) throws Exception {
    loop.on("execute_request", request -> sneak(new IllegalStateException())).start("test");
    unpublishable = what;
    assertThat(status(ask("execute_request"))).isEqualTo("error");
    untilIdle();
    lives();
  }

  @Test
  void aKernelThatCanSayNothingAnyMoreEnds() throws Exception {
    loop.start("test");
    unpublishable = "idle for ever";
    assertThat(status(ask("good_request"))).isEqualTo("ok");
    assertThat(fatal.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).hasMessage("cannot be published");
  }

  @Test
  void requestsOfUnknownKindsAreAnswered() throws Exception {
    loop.start("test");
    Message reply = ask("subshell_request");
    assertThat(reply.type()).isEqualTo("subshell_reply");
    assertThat(status(reply)).isEqualTo("error");
    assertThat(reply.content().text("evalue", "")).contains("subshell_request");
    send("a_remark", Content.EMPTY); // nobody waits for an answer to it
    lives();
  }

  @Test
  void aRequestWhoseContentCannotBeReadIsAnswered() throws Exception {
    loop.start("test");
    Message request = frontEnd.message(List.of(), "good_request", Content.EMPTY, Content.EMPTY);
    List<byte[]> parts = new ArrayList<>(frontEnd.encode(request).subList(2, 6));
    parts.set(3, ("{\"deep\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}").getBytes(UTF_8));
    List<byte[]> frames = new ArrayList<>();
    frames.add("<IDS|MSG>".getBytes(UTF_8));
    frames.add(new Signature(Signature.DEFAULT_SCHEME, "key").sign(parts).getBytes(UTF_8));
    frames.addAll(parts);
    Channel.send(socket, frames);
    Message reply = receive();
    assertThat(reply.type()).isEqualTo("good_reply");
    assertThat(status(reply)).isEqualTo("error");
    assertThat(untilIdle()).isNotEmpty();
    lives();
  }

  @Test
  void aMessageThatIsPlayedAgainIsDropped() throws Exception {
    List<String> ran = new ArrayList<>();
    loop.on(
            "execute_request",
            request -> {
              ran.add(request.content().text("code", ""));
              return Reply.of(Content.of("status", "ok"));
            })
        .start("test");
    Message request =
        frontEnd.message(
            List.of(), "execute_request", Content.EMPTY, Content.of("code", "launch()"));
    List<byte[]> frames = frontEnd.encode(request);
    Channel.send(socket, frames);
    assertThat(status(receive())).isEqualTo("ok");
    Channel.send(socket, frames);
    send("execute_request", Content.of("code", "launch()")); // the same content, another request
    assertThat(status(receive())).isEqualTo("ok");
    lives();
    assertThat(ran).containsExactly("launch()", "launch()");
  }

  private void lives() throws Exception {
    published.clear();
    assertThat(status(ask("good_request"))).isEqualTo("ok");
    untilIdle();
    assertThat(fatal).isNotDone();
  }

  private Message ask(String type) throws MalformedMessage {
    String id = send(type, Content.EMPTY);
    Message reply = receive();
    assertThat(reply.parent().text("msg_id", "")).isEqualTo(id);
    return reply;
  }

  private String send(String type, Content content) {
    Message request = frontEnd.message(List.of(), type, Content.EMPTY, content);
    Channel.send(socket, frontEnd.encode(request));
    return request.id();
  }

  private Message receive() throws MalformedMessage {
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = socket.recv();
      assertThat(frame).as("an answer").isNotNull();
      frames.add(frame);
    } while (socket.hasReceiveMore());
    return frontEnd.decode(frames);
  }

  private List<Published> untilIdle() throws InterruptedException {
    List<Published> until = new ArrayList<>();
    Published next;
    do {
      next = published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(next).as("idle").isNotNull();
      until.add(next);
    } while (!next.content().text("execution_state", "").equals("idle"));
    return until;
  }

  private void publish(
      Content parent, String type, Content metadata, Content content, List<byte[]> buffers) {
    String what = type.equals("status") ? content.text("execution_state", "") : type;
    if (unpublishable.startsWith(what)) {
      unpublishable = unpublishable.equals(what) ? "" : unpublishable;
      throw new OutOfMemoryError("cannot be published");
    }
    published.add(new Published(type, content));
  }

  private static String status(Message reply) {
    return reply.content().text("status", "");
  }

  private static Session session() {
    return new Session(new Signature(Signature.DEFAULT_SCHEME, "key"), Clock.systemUTC());
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> Reply sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
