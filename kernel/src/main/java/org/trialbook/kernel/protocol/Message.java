package org.trialbook.kernel.protocol;

import java.util.List;
import org.trialbook.kernel.base.Content;

/**
 * One message of Jupyter's protocol.
 *
 * @param identities the routing prefix: whom a request came from, or the topic of a broadcast
 * @param parent the header of the request that this message belongs to; empty for a request
 * @param buffers raw bytes behind the four JSON parts
 */
public record Message(
    List<byte[]> identities,
    Content header,
    Content parent,
    Content metadata,
    Content content,
    List<byte[]> buffers) {

  /** The same with this metadata and these bytes. */
  Message with(Content newMetadata, List<byte[]> newBuffers) {
    return new Message(identities, header, parent, newMetadata, content, newBuffers);
  }

  public String type() {
    return header.text("msg_type", "");
  }

  public String id() {
    return header.text("msg_id", "");
  }
}
