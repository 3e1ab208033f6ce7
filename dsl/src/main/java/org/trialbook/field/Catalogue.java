package org.trialbook.field;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialbook.TrialbookException;
import org.trialbook.text.Resources;

/**
 * The registry's data model as a tree: what {@code /studies/metadata}, {@code /studies/enums} and
 * {@code /studies/search-areas} answer, without the registry's prose.
 *
 * <p>Read from resources when first asked. Source: data model of API 2.0.5.
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

  /** An enum of the registry with the piece names that use it. */
  public record EnumType(String name, List<EnumValue> values, List<String> pieces) {

    /** Copies both lists. */
    public EnumType {
      values = List.copyOf(values);
      pieces = List.copyOf(pieces);
    }

    /** The values as the API writes them. */
    public List<String> names() {
      return values.stream().map(EnumValue::value).toList();
    }
  }

  /**
   * One value of an enum.
   *
   * @param legacyValue how the classic site wrote it
   * @param exceptions the same by piece name, where the classic site was not consistent
   * @param label how people read it
   */
  public record EnumValue(
      String value, String legacyValue, Map<String, String> exceptions, String label) {}

  /**
   * Fields that a search area searches with one weight.
   *
   * @param weight from 0 to 1; ranks hits, changes no membership
   * @param type how they are analysed: mostly a field type, also {@code nct} and {@code GeoName}
   */
  public record AreaPart(List<String> pieces, double weight, String type, boolean synonyms) {

    /** Whether the values are those of an enum. */
    public boolean isEnum() {
      return ENUMS.containsKey(type);
    }
  }

  private static final Map<String, Node> NODES = new HashMap<>();
  private static final Map<String, Field<?>> NAMES = new HashMap<>();
  private static final List<Node> SECTIONS = new ArrayList<>();
  private static final Map<String, List<Node>> SEARCH_ONLY = new HashMap<>();
  private static final Map<String, EnumType> ENUMS = new LinkedHashMap<>();
  private static final Map<String, List<AreaPart>> AREAS = new HashMap<>();

  static {
    readFields();
    readSearchOnly();
    // Where a field of today has the classic name of another one, it is the field of today.
    NODES.values().forEach(node -> node.alternatives().forEach(name -> name(name, node.field())));
    NODES.values().forEach(node -> name(node.field().piece(), node.field()));
    NODES.values().forEach(node -> name(node.field().path(), node.field()));
    readEnums();
    for (String[] row : rows("areas.tsv")) {
      AreaPart part =
          new AreaPart(list(row[4]), Double.parseDouble(row[1]), row[2], row[3].equals("synonyms"));
      AREAS.computeIfAbsent(row[0], name -> new ArrayList<>()).add(part);
    }
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
    return List.copyOf(ENUMS.values());
  }

  static EnumType enumType(String name) {
    return ENUMS.get(name);
  }

  static List<AreaPart> parts(SearchArea area) {
    return Collections.unmodifiableList(AREAS.get(area.areaName()));
  }

  /** The rows stand in the order of {@link Fields#all()}, a structure before what it holds. */
  private static void readFields() {
    Map<String, List<Node>> children = new HashMap<>();
    Iterator<Field<?>> fields = Fields.all().iterator();
    for (String[] row : rows("fields.tsv")) {
      int dot = row[0].lastIndexOf('.');
      List<Node> inside = new ArrayList<>();
      children.put(row[0], inside);
      Node node = node(fields.next(), row, Collections.unmodifiableList(inside));
      (dot < 0 ? SECTIONS : children.get(row[0].substring(0, dot))).add(node);
    }
  }

  private static void readSearchOnly() {
    Iterator<Field<?>> fields = Fields.searchOnly().iterator();
    for (String[] row : rows("searched.tsv")) {
      SEARCH_ONLY
          .computeIfAbsent(row[0].substring(0, row[0].lastIndexOf('.')), path -> new ArrayList<>())
          .add(node(fields.next(), row, List.of()));
    }
  }

  private static Node node(Field<?> field, String[] row, List<Node> children) {
    Node node =
        new Node(
            field,
            row[0].substring(row[0].lastIndexOf('.') + 1),
            row[2],
            row[3],
            row[4].contains("synonyms"),
            row[4].contains("nested"),
            list(row[5]),
            row[6],
            children);
    NODES.put(row[0], node);
    return node;
  }

  private static void readEnums() {
    Map<String, List<EnumValue>> values = new LinkedHashMap<>();
    for (String[] row : rows("enums.tsv")) {
      Map<String, String> exceptions = new LinkedHashMap<>();
      for (String exception : list(row[3])) {
        int equals = exception.indexOf('=');
        exceptions.put(exception.substring(0, equals), exception.substring(equals + 1));
      }
      EnumValue value =
          new EnumValue(row[1], row[2], Collections.unmodifiableMap(exceptions), row[4]);
      values.computeIfAbsent(row[0], name -> new ArrayList<>()).add(value);
    }
    Map<String, List<String>> pieces = new HashMap<>();
    for (Field<?> field : Fields.all()) {
      pieces.computeIfAbsent(field.typeName(), name -> new ArrayList<>()).add(field.piece());
    }
    values.forEach((name, list) -> ENUMS.put(name, new EnumType(name, list, pieces.get(name))));
  }

  private static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
  }

  private static List<String[]> rows(String resource) {
    return Resources.text(Catalogue.class, resource)
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .toList();
  }
}
