package org.trialbook.display;

import java.util.Map;

/** Shows any value, for a {@link Renderer} that shows what its own value is made of. */
public interface Renderers {

  /** The MIME bundle of any value, null included; {@code text/plain} is always in it. */
  Map<String, Object> bundle(Object value);
}
