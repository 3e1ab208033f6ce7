package org.trialbook.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.trialbook.kernel.base.Content;

/** The broadcast channel: what everybody who watches this kernel sees. */
public final class Iopub implements Publisher {

  private static final byte SUBSCRIBE = 1;

  private final Session session;
  private final Channel channel;

  public Iopub(Session session, Channel channel) {
    this.session = session;
    this.channel = channel;
  }

  @Override
  public void publish(
      Content parent, String type, Content metadata, Content content, List<byte[]> buffers) {
    channel.send(session.encode(session.broadcast(parent, type, content).with(metadata, buffers)));
  }

  /** Greets a new subscriber, who from then on knows that nothing is missed. */
  public void subscription(List<byte[]> frames) {
    byte[] frame = frames.get(0);
    if (frame.length > 0 && frame[0] == SUBSCRIBE) {
      byte[] topic = Arrays.copyOfRange(frame, 1, frame.length);
      Content content = Content.of("subscription", new String(topic, StandardCharsets.UTF_8));
      channel.send(
          session.encode(session.message(List.of(topic), "iopub_welcome", Content.EMPTY, content)));
    }
  }
}
