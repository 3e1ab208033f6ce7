package org.trialbook.mirror.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;

/**
 * One place in the record: a field with the fields below it by JSON key.
 *
 * @param field empty for the record itself
 * @param nested whether its elements are also searched one by one
 * @param makes the search-only fields that are made from this one
 * @param ends those that are whole where this structure ends
 */
public record FieldTree(
    Optional<Field<?>> field,
    boolean nested,
    Map<String, FieldTree> children,
    List<SearchOnly> makes,
    List<SearchOnly> ends) {

  private static final FieldTree RECORD =
      new FieldTree(Optional.empty(), false, children(Catalogue.sections()), List.of(), List.of());

  private static final FieldTree UNKNOWN =
      new FieldTree(Optional.empty(), false, Map.of(), List.of(), List.of());

  /** The whole record. */
  public static FieldTree ofRecord() {
    return RECORD;
  }

  /** The field of that key, or a place that the data model does not know. */
  public FieldTree child(String key) {
    return children.getOrDefault(key, UNKNOWN);
  }

  private static Map<String, FieldTree> children(List<Catalogue.Node> nodes) {
    return nodes.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Catalogue.Node::name,
                node ->
                    new FieldTree(
                        Optional.of(node.field()),
                        node.nested(),
                        children(node.children()),
                        SearchOnly.from(node.field()),
                        SearchOnly.endingIn(node.field()))));
  }
}
