package org.trialbook.kernel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Keeps what is published, for a test to look at. */
final class Recorder implements Publisher {

  record Published(String type, Content content) {}

  final List<Published> messages = new CopyOnWriteArrayList<>();

  @Override
  public void publish(Content parent, String type, Content content) {
    messages.add(new Published(type, content));
  }

  /** A cell that publishes here. */
  Cell cell() {
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
  String text(String stream) {
    return messages.stream()
        .filter(message -> message.type().equals("stream"))
        .filter(message -> message.content().text("name", "").equals(stream))
        .map(message -> message.content().text("text", ""))
        .collect(Collectors.joining());
  }
}
