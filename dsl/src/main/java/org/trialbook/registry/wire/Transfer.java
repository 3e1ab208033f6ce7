package org.trialbook.registry.wire;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.trialbook.Internal;
import org.trialbook.http.HttpAnswer;

/**
 * An answer that is on its way.
 *
 * @param head status and headers; its body is empty but where the answer is a refusal, and explains
 * @param body what comes from there; nothing where the answer is a refusal
 * @param position the byte of the whole that comes first
 * @param left how many bytes come from there, where that is told
 * @param cancel ends it
 */
@Internal
public record Transfer(
    HttpAnswer head, InputStream body, long position, OptionalLong left, Runnable cancel) {

  /** The status of an answer that begins behind the first byte. */
  static final int PARTIAL = 206;

  /** What tells this state of the whole from another, where the server tells. */
  public Optional<String> entityTag() {
    return head.header("ETag");
  }
}
