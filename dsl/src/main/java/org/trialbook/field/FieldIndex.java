package org.trialbook.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.trialbook.TrialbookException;
import org.trialbook.text.DidYouMean;

/** Finds fields by any of their names. */
final class FieldIndex {

  private final List<Field<?>> answered;

  /** What a record has, then what is only searched. */
  private final List<Field<?>> every;

  private final Map<String, Field<?>> byName = new HashMap<>();

  FieldIndex(List<Field<?>> answered, List<Field<?>> searchOnly) {
    this.answered = answered;
    this.every = Stream.of(answered, searchOnly).flatMap(List::stream).toList();
    for (Field<?> field : every) {
      for (String name :
          List.of(field.piece(), field.path(), field.columnName(), field.constantName())) {
        byName.put(key(name), field);
      }
    }
  }

  Field<?> named(String name) {
    Field<?> field = byName.get(key(name));
    return field != null ? field : classicallyNamed(name);
  }

  private Field<?> classicallyNamed(String name) {
    for (Field<?> field : answered) {
      for (String alternative : FieldRow.of(field.path()).alternatives()) {
        if (alternative.equalsIgnoreCase(name.strip())) {
          return field;
        }
      }
    }
    Function<Field<?>, String> form = name.contains(".") ? Field::path : Field::piece;
    String hint = DidYouMean.or(name, every.stream().map(form).toList());
    String search = " Fields.find(\"%s\") searches the descriptions as well.".formatted(name);
    throw new TrialbookException(
        "Unknown field %s.%s".formatted(name, hint.isEmpty() ? search : hint));
  }

  List<Field<?>> find(String text) {
    String wanted = key(text);
    List<Field<?>> found = new ArrayList<>();
    List<Field<?>> described = new ArrayList<>();
    for (Field<?> field : every) {
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
