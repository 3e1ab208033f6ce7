package org.trialbook.field;

import java.util.ArrayList;
import java.util.List;
import org.trialbook.TrialbookException;
import org.trialbook.text.DidYouMean;

/**
 * A value of one of the registry's enums: its name is what the API says, its label what people
 * read.
 */
public interface Labelled {

  /** The value as the API writes it, such as {@code PHASE2}. */
  String name();

  /** The value as people read it, such as {@code Phase 2}. */
  String label();

  /**
   * The value of that name or label, ignoring case.
   *
   * @throws TrialbookException if there is none, with the nearest names
   */
  static <E extends Enum<E> & Labelled> E named(Class<E> type, String text) {
    List<String> names = new ArrayList<>();
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(text.strip())
          || value.label().equalsIgnoreCase(text.strip())) {
        return value;
      }
      names.add(value.name());
    }
    throw new TrialbookException(
        "Unknown %s %s.%s".formatted(type.getSimpleName(), text, DidYouMean.or(text, names)));
  }
}
