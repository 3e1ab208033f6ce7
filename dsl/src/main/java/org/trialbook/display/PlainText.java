package org.trialbook.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Any value as text, cut where nobody would read on. */
final class PlainText {

  private static final int MOST_CHARACTERS = 100_000;
  private static final int MOST_ELEMENTS = 1_000;
  private static final int MOST_LEVELS = 20;

  private final StringBuilder text = new StringBuilder();

  private PlainText() {}

  /** Arrays, collections and maps by their elements, everything else as it calls itself. */
  static String of(Object value) {
    PlainText plain = new PlainText();
    plain.append(value, 0);
    return cut(plain.text.toString(), MOST_CHARACTERS);
  }

  /** The first characters, and how many more there are. */
  static String cut(String text, int most) {
    int end =
        text.length() > most && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.length() <= most
        ? text
        : text.substring(0, end)
            + String.format(Locale.ROOT, "... %,d more characters", text.length() - end);
  }

  /** Whether a collection or map would be shown by its elements: it has no words of its own. */
  static boolean hasNoWords(Object value) {
    try {
      return value
          .getClass()
          .getMethod("toString")
          .getDeclaringClass()
          .getName()
          .startsWith("java.");
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Every object has a toString().", e);
    }
  }

  /** The elements of an array of any type; made only as far as they are asked for. */
  static Iterator<Object> elements(Object array) {
    return IntStream.range(0, Array.getLength(array)).mapToObj(i -> Array.get(array, i)).iterator();
  }

  private void append(Object value, int level) {
    if (value == null) {
      text.append("null");
    } else if (level >= MOST_LEVELS) {
      text.append("...");
    } else if (value.getClass().isArray()) {
      append(elements(value), Array.getLength(value), level);
    } else if (value instanceof Collection<?> elements && hasNoWords(value)) {
      append(elements.iterator(), elements.size(), level);
    } else if (value instanceof Map<?, ?> map && hasNoWords(value)) {
      text.append('{');
      appendAll(map.entrySet().iterator(), map.size(), level);
      text.append('}');
    } else {
      text.append(value);
    }
  }

  private void append(Iterator<?> elements, int size, int level) {
    text.append('[');
    appendAll(elements, size, level);
    text.append(']');
  }

  private void appendAll(Iterator<?> elements, int size, int level) {
    int shown = 0;
    while (elements.hasNext()) {
      text.append(shown == 0 ? "" : ", ");
      if (shown == MOST_ELEMENTS || text.length() > MOST_CHARACTERS) {
        text.append(String.format(Locale.ROOT, "... %,d more", Math.max(size - shown, 1)));
        return;
      }
      Object element = elements.next();
      if (element instanceof Map.Entry<?, ?> entry) {
        append(entry.getKey(), level + 1);
        text.append('=');
        append(entry.getValue(), level + 1);
      } else {
        append(element, level + 1);
      }
      shown++;
    }
  }
}
