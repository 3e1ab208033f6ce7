package org.trialbook.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The signatures of messages that have come. A message that comes a second time was recorded and is
 * played again by someone who may lack the key, so it counts no more; the oldest are forgotten.
 */
final class Received {

  private static final int MOST = 1 << 16;

  private final Set<String> signatures = new LinkedHashSet<>();

  /** Whether this signature is new. */
  synchronized boolean add(byte[] signature) {
    boolean isNew = signatures.add(new String(signature, StandardCharsets.ISO_8859_1));
    if (signatures.size() > MOST) {
      signatures.remove(signatures.iterator().next());
    }
    return isNew;
  }
}
