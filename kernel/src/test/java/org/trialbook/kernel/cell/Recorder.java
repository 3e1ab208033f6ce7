package org.trialbook.kernel.cell;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.base.KernelTimer;
import org.trialbook.kernel.protocol.Message;
import org.trialbook.kernel.protocol.Publisher;

/** Keeps what is published, for a test to look at. */
public final class Recorder implements Publisher {

  /** What was published of one message. */
  public record Published(String type, Content metadata, Content content, List<byte[]> buffers) {}

  public final List<Published> messages = new CopyOnWriteArrayList<>();

  @Override
  public void publish(
      Content parent, String type, Content metadata, Content content, List<byte[]> buffers) {
    messages.add(new Published(type, metadata, content, buffers));
  }

  /** A cell that publishes here. */
  public Cell cell() {
    Message request =
        new Message(
            List.of(),
            Content.of("msg_type", "execute_request", "msg_id", "1"),
            Content.EMPTY,
            Content.EMPTY,
            Content.EMPTY,
            List.of());
    return new Cell(request, this, new KernelTimer());
  }

  /** The text of one stream. */
  public String text(String stream) {
    return messages.stream()
        .filter(message -> message.type().equals("stream"))
        .filter(message -> message.content().text("name", "").equals(stream))
        .map(message -> message.content().text("text", ""))
        .collect(Collectors.joining());
  }
}
