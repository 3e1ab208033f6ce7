package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a render function is asked for, and where it puts its answer. */
public final class RenderContext {

  private final Set<MIMEType> wanted;
  private final Map<String, Object> bundle = new LinkedHashMap<>();

  RenderContext(Set<MIMEType> wanted) {
    this.wanted = wanted;
  }

  /** Whether this type would be shown. */
  public boolean wantsDataRenderedAs(MIMEType type) {
    return wanted.contains(type) || wanted.contains(MIMEType.ANY);
  }

  /** Renders as this type if it would be shown; nothing is shown for null. */
  public void renderIfRequested(MIMEType type, Supplier<?> rendering) {
    if (wantsDataRenderedAs(type)) {
      Object data = rendering.get();
      if (data != null) {
        bundle.put(type.text(), data);
      }
    }
  }

  Map<String, Object> bundle() {
    return bundle;
  }
}
