package org.trialbook.kernel;

import java.util.List;

/**
 * One message of Jupyter's protocol.
 *
 * @param identities the routing prefix: whom a request came from, or the topic of a broadcast
 * @param parent the header of the request that this message belongs to; empty for a request
 * @param buffers raw bytes behind the four JSON parts
 */
record Message(
    List<byte[]> identities,
    Content header,
    Content parent,
    Content metadata,
    Content content,
    List<byte[]> buffers) {

  String type() {
    return header.text("msg_type", "");
  }

  String id() {
    return header.text("msg_id", "");
  }
}
