package org.trialbook.display;

import java.util.Map;

/** Shows any value, for a {@link Renderer} that shows what its own value is made of. */
public interface Renderers {

  /** The MIME bundle of any value, null included; {@code text/plain} is always in it. */
  Map<String, Object> bundle(Object value);

  /** A value as one of many, see {@link Renderer#brief}; empty for most. */
  default Map<String, Object> brief(Object value) {
    return Map.of();
  }
}
