package org.trialbook.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trialbook.kernel.base.Content;

class SessionTest {

  private final Session session =
      new Session(
          new Signature("hmac-sha256", "secret"),
          Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));

  @Test
  void decodesWhatItEncodes() throws MalformedMessage {
    Message sent =
        new Message(
            List.of(new byte[] {0, 1}, new byte[] {2}),
            Content.of("msg_type", "execute_request", "msg_id", "7"),
            Content.EMPTY,
            Content.of("tags", List.of("a")),
            Content.of("code", "1 + 1", "silent", false),
            List.of(new byte[] {9}));
    Message received = session.decode(session.encode(sent));
    assertThat(received.identities()).containsExactlyElementsOf(sent.identities());
    assertThat(received.buffers()).containsExactlyElementsOf(sent.buffers());
    assertThat(received.header()).isEqualTo(sent.header());
    assertThat(received.metadata()).isEqualTo(sent.metadata());
    assertThat(received.content()).isEqualTo(sent.content());
  }

  @Test
  void datesAndNumbersItsMessages() {
    Message first = session.broadcast(Content.EMPTY, "status", Content.EMPTY);
    Message second = session.broadcast(Content.EMPTY, "status", Content.EMPTY);
    assertThat(first.header().values())
        .containsEntry("date", "2026-11-23T10:00:00Z")
        .containsEntry("version", "5.4")
        .containsEntry("msg_type", "status");
    assertThat(first.id()).isNotEqualTo(second.id());
  }

  @Test
  void refusesFramesOfAnotherKey() {
    Session other = new Session(new Signature("hmac-sha256", "guess"), Clock.systemUTC());
    List<byte[]> forged = other.encode(other.broadcast(Content.EMPTY, "x", Content.EMPTY));
    assertThatThrownBy(() -> session.decode(forged))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining("signature");
  }

  @Test
  void refusesWhatIsNoMessage() {
    List<byte[]> whole = session.encode(session.broadcast(Content.EMPTY, "x", Content.EMPTY));
    for (int frames = 0; frames < whole.size(); frames++) {
      List<byte[]> part = whole.subList(0, frames);
      assertThatThrownBy(() -> session.decode(part)).isInstanceOf(MalformedMessage.class);
    }
    for (String header : List.of("", "[]", "{", "{}", "{\"msg_type\":7}")) {
      assertThatThrownBy(() -> session.decode(withHeader(header)))
          .as(header)
          .isInstanceOf(MalformedMessage.class);
    }
  }

  private static List<byte[]> withHeader(String header) {
    List<byte[]> parts =
        List.of(header, "{}", "{}", "{}").stream().map(part -> part.getBytes(UTF_8)).toList();
    List<byte[]> frames = new ArrayList<>();
    frames.add("<IDS|MSG>".getBytes(UTF_8));
    frames.add(new Signature("hmac-sha256", "secret").sign(parts).getBytes(UTF_8));
    frames.addAll(parts);
    return frames;
  }

  @Test
  void readsContentWithTolerance() {
    Content content =
        new Content(Map.of("text", 1, "flag", "yes", "number", 2.9, "unknown", List.of()));
    assertThat(content.text("text", "otherwise")).isEqualTo("otherwise");
    assertThat(content.flag("flag", true)).isTrue();
    assertThat(content.number("number", 0)).isEqualTo(2);
    assertThat(content.object("missing")).isEqualTo(Content.EMPTY);
  }
}
