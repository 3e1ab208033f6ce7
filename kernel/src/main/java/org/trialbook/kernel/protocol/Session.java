package org.trialbook.kernel.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.Json;

/** Names, dates, signs and reads the messages of one kernel process. */
public final class Session {

  public static final String PROTOCOL_VERSION = "5.4";

  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
  private static final int PARTS = 4;

  private final String id = UUID.randomUUID().toString();
  private final AtomicLong messages = new AtomicLong();
  private final Received received = new Received();
  private final Signature signature;
  private final Clock clock;

  public Session(Signature signature, Clock clock) {
    this.signature = signature;
    this.clock = clock;
  }

  /** A new message caused by a request, addressed to whoever sent that. */
  public Message answer(Message request, String type, Content content) {
    return message(request.identities(), type, request.header(), content);
  }

  /** A new message for everybody who listens, caused by the request with this header. */
  Message broadcast(Content parent, String type, Content content) {
    byte[] topic = ("kernel." + id + "." + type).getBytes(StandardCharsets.UTF_8);
    return message(List.of(topic), type, parent, content);
  }

  /** A new message to these identities. */
  public Message message(List<byte[]> identities, String type, Content parent, Content content) {
    Content header =
        Content.of("msg_id", id + "_" + messages.incrementAndGet(), "msg_type", type)
            .with("session", id)
            .with("username", "kernel")
            .with("date", clock.instant().toString())
            .with("version", PROTOCOL_VERSION);
    return new Message(identities, header, parent, Content.EMPTY, content, List.of());
  }

  /** The frames of a message, as they cross the wire. */
  public List<byte[]> encode(Message message) {
    List<byte[]> parts =
        List.of(
            Json.write(message.header().values()),
            Json.write(message.parent().values()),
            Json.write(message.metadata().values()),
            Json.write(message.content().values()));
    List<byte[]> frames = new ArrayList<>(message.identities());
    frames.add(DELIMITER);
    frames.add(signature.sign(parts).getBytes(StandardCharsets.US_ASCII));
    frames.addAll(parts);
    frames.addAll(message.buffers());
    return frames;
  }

  /** The message in these frames. */
  public Message decode(List<byte[]> frames) throws MalformedMessage {
    int delimiter = 0;
    while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
      delimiter++;
    }
    int first = delimiter + 2;
    int end = first + PARTS;
    if (end > frames.size()) {
      throw new MalformedMessage(frames.size() + " frames are no message");
    }
    List<byte[]> parts = frames.subList(first, end);
    if (!signature.matches(frames.get(delimiter + 1), parts)) {
      throw new MalformedMessage("the signature does not match");
    }
    Message bare =
        new Message(
            List.copyOf(frames.subList(0, delimiter)),
            object(parts.get(0)),
            Content.EMPTY,
            Content.EMPTY,
            Content.EMPTY,
            List.copyOf(frames.subList(end, frames.size())));
    if (bare.type().isEmpty()) {
      throw new MalformedMessage("the header names no msg_type");
    }
    if (!signature.isEmpty() && !received.add(frames.get(delimiter + 1))) {
      throw new MalformedMessage("it has been received before: " + bare.type());
    }
    try {
      return new Message(
          bare.identities(),
          bare.header(),
          object(parts.get(1)),
          object(parts.get(2)),
          object(parts.get(3)),
          bare.buffers());
    } catch (MalformedMessage e) {
      throw new MalformedMessage(e.getMessage(), bare);
    }
  }

  @SuppressWarnings("unchecked") // the keys of a JSON object are strings
  private static Content object(byte[] json) throws MalformedMessage {
    try {
      if (Json.read(json) instanceof Map<?, ?> map) {
        return new Content((Map<String, Object>) map);
      }
      throw new MalformedMessage("a part is not a JSON object");
    } catch (IOException e) {
      throw new MalformedMessage("a part is not JSON: " + e.getMessage());
    }
  }
}
