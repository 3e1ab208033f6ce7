package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trialbook.display.Displayable;
import org.trialbook.kernel.Notebook;

/** Takes renderers as IJava takes them, and hands them to this kernel. */
public final class Renderer {

  /** Begins to say how values of this type are shown. */
  public <T> Registration<T> createRegistration(Class<T> type) {
    return new Registration<>(type);
  }

  /** What a notebook says of the rendering of a type. */
  public static final class Registration<T> {

    private final Class<T> type;
    private final Set<MIMEType> preferred = new LinkedHashSet<>();
    private final Set<MIMEType> supported = new LinkedHashSet<>();

    private Registration(Class<T> type) {
      this.type = type;
    }

    /** These are shown unless a cell asks for others. */
    public Registration<T> preferring(MIMEType... types) {
      preferred.addAll(List.of(types));
      return this;
    }

    /** These can be shown. */
    public Registration<T> supporting(MIMEType... types) {
      supported.addAll(List.of(types));
      return this;
    }

    /** Values of the type are shown by this function from now on. */
    public void register(RenderFunction<? super T> function) {
      Set<MIMEType> wanted = preferred.isEmpty() ? supported : preferred;
      Set<MIMEType> shown = wanted.isEmpty() ? Set.of(MIMEType.ANY) : Set.copyOf(wanted);
      Notebook.renderer(type, value -> rendered(function, value, shown));
    }

    private static <T> Object rendered(RenderFunction<T> function, T value, Set<MIMEType> shown) {
      RenderContext context = new RenderContext(shown);
      function.render(value, context);
      Map<String, Object> bundle = context.bundle();
      bundle.putIfAbsent(MIMEType.TEXT_PLAIN.text(), String.valueOf(value));
      return (Displayable) () -> bundle;
    }
  }
}
