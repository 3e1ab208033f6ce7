package org.trialbook.kernel.protocol;

import java.util.List;
import org.trialbook.kernel.base.Content;

/** Takes what everybody who watches the kernel is to see. */
public interface Publisher {

  /** Publishes a message that the request with this header caused, with bytes behind it. */
  void publish(
      Content parent, String type, Content metadata, Content content, List<byte[]> buffers);

  /** The same without metadata and bytes, as most are. */
  default void publish(Content parent, String type, Content content) {
    publish(parent, type, Content.EMPTY, content, List.of());
  }

  /** Says whether the kernel works on the request with this header. */
  default void status(Content parent, String state) {
    publish(parent, "status", Content.of("execution_state", state));
  }
}
