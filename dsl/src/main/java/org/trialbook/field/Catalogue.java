package org.trialbook.field;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialbook.TrialbookException;

/**
 * The registry's data model as a tree: what {@code /studies/metadata}, {@code /studies/enums} and
 * {@code /studies/search-areas} answer, without the registry's prose.
 *
 * <p>Source: data model of API 2.0.5.
 */
public final class Catalogue {

  /**
   * One field with what surrounds it.
   *
   * @param name its key in the JSON object above it
   * @param sourceType {@code TEXT}, {@code STRUCT}, {@code DATE}, ... or {@code FUNC ...} where
   *     derived
   * @param type the registry's name of the type, with {@code []} where repeated
   * @param synonyms whether searching it widens to synonyms
   * @param nested whether its elements are indexed one by one, for {@code SEARCH[Location]}
   * @param alternatives its names on the classic site
   */
  public record Node(
      Field<?> field,
      String name,
      String sourceType,
      String type,
      boolean synonyms,
      boolean nested,
      List<String> alternatives,
      String description,
      List<Node> children) {}

  private static final Map<String, Node> NODES = new HashMap<>();
  private static final Map<String, Field<?>> NAMES = new HashMap<>();
  private static final List<Node> SECTIONS = new ArrayList<>();
  private static final Map<String, List<Node>> SEARCH_ONLY = new HashMap<>();

  static {
    readFields();
    readSearchOnly();
    // Where a field of today has the classic name of another one, it is the field of today.
    NODES.values().forEach(node -> node.alternatives().forEach(name -> name(name, node.field())));
    NODES.values().forEach(node -> name(node.field().piece(), node.field()));
    NODES.values().forEach(node -> name(node.field().path(), node.field()));
  }

  private Catalogue() {}

  /** The top of the tree: the sections of a study and {@code hasResults}. */
  public static List<Node> sections() {
    return Collections.unmodifiableList(SECTIONS);
  }

  /** The field with what surrounds it. */
  public static Node node(Field<?> field) {
    return NODES.get(field.path());
  }

  /**
   * The fields in that structure which can be searched, but are never answered. Their source type
   * says what the registry makes them from, {@code FUNC Size(ArmGroup)}, as far as their names
   * tell.
   */
  public static List<Node> searchOnly(Field<?> structure) {
    return SEARCH_ONLY.getOrDefault(structure.path(), List.of());
  }

  /** The pieces that a {@linkplain Field#isSearchOnly search-only} field is made from, as text. */
  public static String madeFrom(Field<?> searchOnly) {
    return node(searchOnly).sourceType().replaceAll(".*\\(|\\)", "").replace(", ", " and ");
  }

  /**
   * The field itself, where a record can have it.
   *
   * @throws TrialbookException if the registry never sends it
   */
  public static Field<?> answered(Field<?> field) {
    if (field.isSearchOnly()) {
      throw new TrialbookException(
          "The registry never sends %s: it can only be searched, sorted by and counted.\n%s"
              .formatted(field, "It is made from %s.".formatted(madeFrom(field))));
    }
    return field;
  }

  /**
   * The field that the registry finds under that name: a piece name, one of its {@linkplain
   * Node#alternatives alternatives} or a path. Case matters to it; {@link Fields#named} is for
   * people.
   */
  public static Optional<Field<?>> find(String name) {
    return Optional.ofNullable(NAMES.get(name));
  }

  private static void name(String name, Field<?> field) {
    NAMES.put(name, field);
  }

  /** Every enum, in the registry's order. */
  public static List<EnumType> enums() {
    return EnumType.all();
  }

  private static void readFields() {
    Map<String, List<Node>> children = new HashMap<>(Map.of("", SECTIONS));
    Iterator<Field<?>> fields = Fields.all().iterator();
    for (FieldRow row : FieldRow.ANSWERED) {
      List<Node> inside = new ArrayList<>();
      children.put(row.path(), inside);
      children.get(row.above()).add(node(fields.next(), row, Collections.unmodifiableList(inside)));
    }
  }

  private static void readSearchOnly() {
    Iterator<Field<?>> fields = Fields.searchOnly().iterator();
    for (FieldRow row : FieldRow.SEARCH_ONLY) {
      SEARCH_ONLY
          .computeIfAbsent(row.above(), path -> new ArrayList<>())
          .add(node(fields.next(), row, List.of()));
    }
  }

  private static Node node(Field<?> field, FieldRow row, List<Node> children) {
    Node node =
        new Node(
            field,
            row.path().substring(row.path().lastIndexOf('.') + 1),
            row.sourceType(),
            row.type(),
            row.flags().contains("synonyms"),
            row.flags().contains("nested"),
            row.alternatives(),
            row.description(),
            children);
    NODES.put(row.path(), node);
    return node;
  }
}
