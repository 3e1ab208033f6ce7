package org.trialbook.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.TrialbookException;

/** Finds fields by any of their names; built when the first name is asked for. */
final class FieldIndex {

  private static final Map<String, Field<?>> BY_NAME = new HashMap<>();

  static {
    List<Field<?>> fields = Fields.all();
    fields.forEach(field -> index(field.piece(), field));
    fields.forEach(field -> index(field.path(), field));
    fields.forEach(field -> index(field.columnName(), field));
    fields.forEach(field -> index(field.constantName(), field));
    for (Field<?> field : fields) {
      Catalogue.node(field).alternatives().forEach(name -> index(name, field));
    }
  }

  private FieldIndex() {}

  static Field<?> named(String name) {
    Field<?> field = BY_NAME.get(key(name));
    if (field != null) {
      return field;
    }
    List<String> names =
        name.contains(".")
            ? Fields.all().stream().map(Field::path).toList()
            : Fields.all().stream().map(Field::piece).toList();
    String hint = DidYouMean.or(name, names);
    throw new TrialbookException(
        "Unknown field %s.%s"
            .formatted(name, hint.isEmpty() ? " Fields.find(\"...\") searches them." : hint));
  }

  static List<Field<?>> find(String text) {
    String wanted = key(text);
    List<Field<?>> found = new ArrayList<>();
    List<Field<?>> described = new ArrayList<>();
    for (Field<?> field : Fields.all()) {
      if (contains(field.piece(), wanted)
          || contains(field.path(), wanted)
          || contains(field.constantName(), wanted)) {
        found.add(field);
      } else if (contains(field.description(), wanted)) {
        described.add(field);
      }
    }
    found.addAll(described);
    return List.copyOf(found);
  }

  private static void index(String name, Field<?> field) {
    BY_NAME.putIfAbsent(key(name), field);
  }

  private static boolean contains(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
