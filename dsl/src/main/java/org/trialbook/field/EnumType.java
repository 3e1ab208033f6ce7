package org.trialbook.field;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialbook.text.Resources;

/** An enum of the registry with the piece names that use it; {@link Catalogue#enums} has all. */
public record EnumType(String name, List<Value> values, List<String> pieces) {

  private static final Map<String, EnumType> ALL = new LinkedHashMap<>();

  static {
    Map<String, List<String>> pieces = new HashMap<>();
    for (FieldRow row : FieldRow.ANSWERED) {
      pieces
          .computeIfAbsent(row.type().replace("[]", ""), name -> new ArrayList<>())
          .add(row.piece());
    }
    Map<String, List<Value>> values = new LinkedHashMap<>();
    Resources.table(EnumType.class, "enums.tsv").stream()
        .skip(1)
        .forEach(
            cells ->
                values.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(Value.of(cells)));
    values.forEach((name, list) -> ALL.put(name, new EnumType(name, list, pieces.get(name))));
  }

  /**
   * One value of an enum.
   *
   * @param legacyValue how the classic site wrote it
   * @param exceptions the same by piece name, where the classic site was not consistent
   * @param label how people read it
   */
  public record Value(
      String value, String legacyValue, Map<String, String> exceptions, String label) {

    private static Value of(String[] cells) {
      Map<String, String> exceptions = new LinkedHashMap<>();
      for (String exception : FieldRow.list(cells[3])) {
        int equals = exception.indexOf('=');
        exceptions.put(exception.substring(0, equals), exception.substring(equals + 1));
      }
      return new Value(cells[1], cells[2], Collections.unmodifiableMap(exceptions), cells[4]);
    }
  }

  /** Copies both lists. */
  public EnumType {
    values = List.copyOf(values);
    pieces = List.copyOf(pieces);
  }

  /**
   * The enum that the registry calls so.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EnumType named(String name) {
    EnumType type = ALL.get(name);
    if (type == null) {
      throw new IllegalArgumentException("The catalogue has no enum " + name);
    }
    return type;
  }

  static boolean exists(String name) {
    return ALL.containsKey(name);
  }

  static List<EnumType> all() {
    return List.copyOf(ALL.values());
  }

  /** The values as the API writes them. */
  public List<String> names() {
    return values.stream().map(Value::value).toList();
  }

  /** How people read the value; the value itself where it is none of these. */
  public String label(String value) {
    return find(value).map(Value::label).orElse(value);
  }

  /** How the classic site wrote the value; the value itself where it is none of these. */
  public String legacy(String value) {
    return find(value).map(Value::legacyValue).orElse(value);
  }

  private Optional<Value> find(String name) {
    return values.stream().filter(each -> each.value.equals(name)).findFirst();
  }
}
