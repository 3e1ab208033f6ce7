package org.trialbook.mirror.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialbook.field.Catalogue;
import org.trialbook.field.EnumType;
import org.trialbook.field.Field;

/** The values of enums by their words: those of the API, of the classic site and of readers. */
final class EnumWords {

  private static final Map<String, Map<List<String>, String>> VALUES = new HashMap<>();

  static {
    for (EnumType type : Catalogue.enums()) {
      Map<List<String>, String> values = new HashMap<>();
      for (EnumType.Value value : type.values()) {
        for (String text : List.of(value.value(), value.legacyValue(), value.label())) {
          values.putIfAbsent(WordAnalyzer.words(text), value.value());
        }
      }
      VALUES.put(type.name(), values);
    }
  }

  private EnumWords() {}

  /** The value of the field that the text names; empty where it names none. */
  static Optional<String> value(Field<?> field, String text) {
    return Optional.ofNullable(VALUES.get(field.typeName()).get(WordAnalyzer.words(text)));
  }
}
