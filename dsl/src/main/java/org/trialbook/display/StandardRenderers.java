package org.trialbook.display;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.RenderedImage;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.BaseStream;

/** How the types of Java and of JSON are shown. */
final class StandardRenderers {

  private record Standard<T>(Class<T> type, BiFunction<T, Renderers, Map<String, Object>> bundle)
      implements Renderer<T> {

    @Override
    public Map<String, Object> bundle(T value, Renderers renderers) {
      return bundle.apply(value, renderers);
    }
  }

  private StandardRenderers() {}

  static List<Renderer<?>> all() {
    return List.of(
        new Standard<>(JsonNode.class, (json, more) -> JsonTree.of(json).mimeBundle()),
        new Standard<>(RenderedImage.class, (picture, more) -> Media.image(picture).mimeBundle()),
        new Standard<>(URI.class, (address, more) -> link(address)),
        new Standard<>(BaseStream.class, (stream, more) -> unread(stream)),
        new Standard<>(Optional.class, StandardRenderers::optional),
        new Standard<>(Throwable.class, (thrown, more) -> ThrowableDisplay.bundle(thrown)),
        new Standard<>(Record.class, Structure::record),
        new Standard<>(Map.class, Structure::map),
        new Standard<>(Collection.class, Structure::collection),
        new Standard<>(Object[].class, Structure::array));
  }

  private static Map<String, Object> link(URI address) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/html", Html.fragment(Html.link(address, address.toString())));
    bundle.put("text/plain", address.toString());
    return bundle;
  }

  /** A stream can be read once, so showing it would take it from whoever made it. */
  private static Map<String, Object> unread(BaseStream<?, ?> stream) {
    String collect = stream instanceof java.util.stream.Stream ? ".toList()" : ".boxed().toList()";
    return Map.of(
        "text/plain",
        "A stream, not read: it can be read only once. To see what is in it, end it with "
            + collect);
  }

  private static Map<String, Object> optional(Optional<?> optional, Renderers renderers) {
    if (optional.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> bundle = new LinkedHashMap<>(renderers.bundle(optional.get()));
    bundle.computeIfPresent("text/plain", (type, text) -> "Optional[" + text + "]");
    return bundle;
  }
}
