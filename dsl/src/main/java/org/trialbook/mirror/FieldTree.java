package org.trialbook.mirror;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;

/**
 * One place in the record: a field with the fields below it by JSON key.
 *
 * @param field empty for the record itself
 * @param nested whether its elements are also searched one by one
 */
record FieldTree(Optional<Field<?>> field, boolean nested, Map<String, FieldTree> children) {

  private static final FieldTree RECORD =
      new FieldTree(Optional.empty(), false, children(Catalogue.sections()));

  private static final FieldTree UNKNOWN = new FieldTree(Optional.empty(), false, Map.of());

  private static final Map<String, Field<?>> BY_NAME = new HashMap<>();

  static {
    descendants(Catalogue.sections())
        .forEach(
            node -> {
              BY_NAME.put(node.field().piece(), node.field());
              BY_NAME.put(node.field().path(), node.field());
            });
  }

  /** The whole record. */
  static FieldTree ofRecord() {
    return RECORD;
  }

  /** The field of that piece name or dotted path; case matters, as it does to the registry. */
  static Optional<Field<?>> field(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The field of that key, or a place that the data model does not know. */
  FieldTree child(String key) {
    return children.getOrDefault(key, UNKNOWN);
  }

  private static Map<String, FieldTree> children(List<Catalogue.Node> nodes) {
    return nodes.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Catalogue.Node::name,
                node ->
                    new FieldTree(
                        Optional.of(node.field()), node.nested(), children(node.children()))));
  }

  private static Stream<Catalogue.Node> descendants(List<Catalogue.Node> nodes) {
    Function<Catalogue.Node, Stream<Catalogue.Node>> withChildren =
        node -> Stream.concat(Stream.of(node), descendants(node.children()));
    return nodes.stream().flatMap(withChildren);
  }
}
