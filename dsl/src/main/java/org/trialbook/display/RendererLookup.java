package org.trialbook.display;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.trialbook.Internal;

/**
 * Finds how to show any value: what was said by {@link #register} goes first, then what the value
 * says itself as a {@link Displayable}, then the {@link Renderer} of its most specific type.
 *
 * <p>Plain text, numbers and other values whose text says it all cost nothing: renderers are looked
 * for when another value comes.
 */
@Internal
public final class RendererLookup implements Renderers {

  private static final String TEXT = "text/plain";
  private static final int MOST_LEVELS = 8;

  private record Registered<T>(Class<T> type, Function<? super T, ?> shownAs) {
    boolean shows(Object value) {
      return type.isInstance(value);
    }

    Object replace(Object value) {
      return shownAs.apply(type.cast(value));
    }
  }

  private final Supplier<ClassLoader> libraries;
  private final Consumer<String> warnings;
  private final List<Registered<?>> registered = new CopyOnWriteArrayList<>();
  private volatile List<Renderer<?>> found;
  private final ThreadLocal<Integer> level = ThreadLocal.withInitial(() -> 0);

  /**
   * @param libraries sees the renderers that libraries bring, whenever they are looked for
   * @param warnings hears which of them could not be used and why
   */
  public RendererLookup(Supplier<ClassLoader> libraries, Consumer<String> warnings) {
    this.libraries = libraries;
    this.warnings = warnings;
  }

  /**
   * Shows values of this type as something else from now on: as HTML made of them, as a list of
   * their parts, or as any other value. Of several that take a value, the latest shows it.
   */
  public <T> void register(Class<T> type, Function<? super T, ?> shownAs) {
    registered.add(0, new Registered<>(type, shownAs));
  }

  /** Looks for renderers again when next needed, since there are more libraries now. */
  public void rediscover() {
    found = null;
  }

  @Override
  public Map<String, Object> bundle(Object value) {
    int depth = level.get();
    level.set(depth + 1);
    try {
      Map<String, Object> bundle = depth < MOST_LEVELS ? rich(value) : Map.of();
      if (bundle.get(TEXT) != null) {
        return bundle;
      }
      Map<String, Object> complete = new LinkedHashMap<>(bundle);
      complete.put(TEXT, PlainText.of(value));
      return Collections.unmodifiableMap(complete);
    } finally {
      level.set(depth);
    }
  }

  @Override
  public Map<String, Object> brief(Object value) {
    return isSaidByItsText(value) || registered.stream().anyMatch(each -> each.shows(value))
        ? Map.of()
        : best(value).map(renderer -> brief(renderer, value)).orElse(Map.of());
  }

  private static <T> Map<String, Object> brief(Renderer<T> renderer, Object value) {
    return renderer.brief(renderer.type().cast(value));
  }

  /** Whether there is a form for values of this type besides their text; makes none of them. */
  public boolean hasForm(Object value) {
    return registered.stream().anyMatch(each -> each.shows(value))
        || value instanceof Displayable
        || (!isSaidByItsText(value) && best(value).isPresent());
  }

  /** What is shown of a value besides its text; empty for most. */
  private Map<String, Object> rich(Object value) {
    for (Registered<?> each : registered) {
      if (each.shows(value)) {
        Object replacement = each.replace(value);
        return replacement == value ? unregistered(value) : bundle(replacement);
      }
    }
    return unregistered(value);
  }

  private Map<String, Object> unregistered(Object value) {
    if (value instanceof Displayable displayable) {
      return displayable.mimeBundle();
    }
    if (isSaidByItsText(value)) {
      return Map.of();
    }
    return best(value).map(renderer -> apply(renderer, value)).orElse(Map.of());
  }

  private <T> Map<String, Object> apply(Renderer<T> renderer, Object value) {
    return renderer.bundle(renderer.type().cast(value), this);
  }

  private static boolean isSaidByItsText(Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Enum<?>
        || value.getClass().getPackageName().equals("java.time");
  }

  private Optional<Renderer<?>> best(Object value) {
    Renderer<?> best = null;
    for (Renderer<?> renderer : renderers()) {
      if (renderer.type().isInstance(value) && (best == null || isBetter(renderer, best))) {
        best = renderer;
      }
    }
    return Optional.ofNullable(best);
  }

  /** More specific, or of higher priority for the same type; of equals the first stays. */
  private static boolean isBetter(Renderer<?> one, Renderer<?> other) {
    return one.type() == other.type()
        ? one.priority() > other.priority()
        : other.type().isAssignableFrom(one.type());
  }

  private List<Renderer<?>> renderers() {
    List<Renderer<?>> known = found;
    if (known == null) {
      known = new ArrayList<>(ofLibraries());
      known.addAll(StandardRenderers.all());
      found = known;
    }
    return known;
  }

  private List<Renderer<?>> ofLibraries() {
    List<Renderer<?>> loaded = new ArrayList<>();
    var services = ServiceLoader.load(Renderer.class, libraries.get()).iterator();
    boolean more = true;
    while (more) {
      try {
        more = services.hasNext();
        if (more) {
          Renderer<?> renderer = services.next();
          renderer.type(); // fails here where its type is not on the class path
          loaded.add(renderer);
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        warnings.accept("A library's renderer is left out: " + e.getMessage());
      }
    }
    return loaded;
  }
}
