package org.trialbook.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.trialbook.TrialbookException;
import org.trialbook.text.DidYouMean;

/** Finds fields by any of their names; built when the first name is asked for. */
final class FieldIndex {

  /** What a record has, then what is only searched. */
  private static final List<Field<?>> EVERY = new ArrayList<>(Fields.all());

  private static final Map<String, Field<?>> BY_NAME = new HashMap<>();

  static {
    EVERY.addAll(Fields.searchOnly());
    for (Field<?> field : EVERY) {
      for (String name :
          List.of(field.piece(), field.path(), field.columnName(), field.constantName())) {
        BY_NAME.put(key(name), field);
      }
    }
  }

  private FieldIndex() {}

  static Field<?> named(String name) {
    Field<?> field = BY_NAME.get(key(name));
    return field != null ? field : classicallyNamed(name);
  }

  private static Field<?> classicallyNamed(String name) {
    for (Field<?> field : Fields.all()) {
      for (String alternative : Catalogue.node(field).alternatives()) {
        if (alternative.equalsIgnoreCase(name.strip())) {
          return field;
        }
      }
    }
    Function<Field<?>, String> form = name.contains(".") ? Field::path : Field::piece;
    String hint = DidYouMean.or(name, EVERY.stream().map(form).toList());
    String search = " Fields.find(\"%s\") searches the descriptions as well.".formatted(name);
    throw new TrialbookException(
        "Unknown field %s.%s".formatted(name, hint.isEmpty() ? search : hint));
  }

  static List<Field<?>> find(String text) {
    String wanted = key(text);
    List<Field<?>> found = new ArrayList<>();
    List<Field<?>> described = new ArrayList<>();
    for (Field<?> field : EVERY) {
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

  private static boolean contains(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
