package org.trialbook.registry;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;

/**
 * One field of which the registry's data model says something else than {@link Catalogue}.
 *
 * @param path where the field stands in the record
 * @param before what the catalogue has; empty for a field that was added
 * @param now what the registry has; empty for a field that was removed
 */
public record CatalogueChange(
    String path, Optional<Declaration> before, Optional<Declaration> now) {

  /**
   * A field as the data model declares it.
   *
   * @param piece its name in queries, {@code LocationCity}
   * @param type the registry's name of the type, with {@code []} where repeated
   */
  public record Declaration(String piece, String type) {

    @Override
    public String toString() {
      return piece + " " + type;
    }
  }

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Added and changed fields in the registry's order, then the removed ones in ours. */
  static List<CatalogueChange> read(byte[] metadata) throws IOException {
    Map<String, Declaration> known = new LinkedHashMap<>();
    for (Field<?> field : Fields.all()) {
      known.put(field.path(), new Declaration(field.piece(), Catalogue.node(field).type()));
    }
    Map<String, Declaration> declared = new LinkedHashMap<>();
    declare(JSON.readTree(metadata), "", declared);
    List<CatalogueChange> changes = new ArrayList<>();
    declared.forEach(
        (path, now) -> {
          Optional<Declaration> before = Optional.ofNullable(known.remove(path));
          if (!before.equals(Optional.of(now))) {
            changes.add(new CatalogueChange(path, before, Optional.of(now)));
          }
        });
    known.forEach(
        (path, before) ->
            changes.add(new CatalogueChange(path, Optional.of(before), Optional.empty())));
    return changes;
  }

  private static void declare(JsonNode nodes, String above, Map<String, Declaration> into)
      throws IOException {
    if (!nodes.isArray()) {
      throw new JsonParseException(null, "no array of fields in it");
    }
    for (JsonNode node : nodes) {
      String path = above + text(node, "name");
      into.put(path, new Declaration(text(node, "piece"), text(node, "type")));
      if (node.has("children")) {
        declare(node.get("children"), path + ".", into);
      }
    }
  }

  private static String text(JsonNode node, String property) throws IOException {
    if (!node.path(property).isTextual()) {
      throw new JsonParseException(null, "a field without " + property + " in it");
    }
    return node.get(property).asText();
  }

  @Override
  public String toString() {
    return "%s: %s -> %s"
        .formatted(
            path,
            before.map(Declaration::toString).orElse("not there"),
            now.map(Declaration::toString).orElse("not there"));
  }
}
