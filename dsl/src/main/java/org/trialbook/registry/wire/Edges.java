package org.trialbook.registry.wire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which User-Agent passes what stands in front of each host, as far as this process has found out.
 *
 * <p>Such guards go by the User-Agent and by how TLS is spoken, and their rules move: what passes
 * is found by trying, kept, and tried anew once it does not.
 */
final class Edges {

  private record Gate(String host, Introduction introduction) {}

  private record Found(String refused, String passed) {}

  private final Map<Gate, Found> found = new ConcurrentHashMap<>();

  private static Gate gate(String host, Introduction introduction) {
    return new Gate(String.valueOf(host).toLowerCase(Locale.ROOT), introduction);
  }

  /** What passed last; the introduction's own where nothing was refused. */
  String agent(String host, Introduction introduction) {
    Found last = found.get(gate(host, introduction));
    return last == null ? introduction.agent() : last.passed();
  }

  void keep(String host, Introduction introduction, String refused, String passed) {
    found.put(gate(host, introduction), new Found(refused, passed));
  }

  /** A sentence on what was refused and what passed; empty where nothing was refused. */
  Optional<String> remark(String host, Introduction introduction) {
    return Optional.ofNullable(found.get(gate(host, introduction)))
        .map(
            last ->
                "The registry's edge refused the User-Agent \"%s\" (status 403); with \"%s\" it let the client pass."
                    .formatted(last.refused(), last.passed()));
  }
}
