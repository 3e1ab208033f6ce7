package org.trialbook.kernel.assist;

import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.magic.InShort;
import org.trialbook.kernel.magic.Variable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The variables of a notebook as a tree that is opened node by node: each says what it is and how
 * much of it there is, and has a number if there is something inside. Numbers count until the
 * variables are asked for again; they keep no value from being collected.
 */
final class VariableTree {

  /** How many parts of a value are told at once; who wants others says from where on. */
  private static final int MOST_PARTS = 100;

  /** The packages in the type of a variable, as the compiler writes that of {@code var}. */
  private static final Pattern QUALIFIER = Pattern.compile("\\b(?:[a-z_][a-z_0-9]*\\.)+(?=[A-Z])");

  private final List<WeakReference<Object>> opened = new ArrayList<>();

  /** All variables; what was opened before is forgotten. */
  List<Map<String, Object>> roots(List<Variable> variables) {
    opened.clear();
    return variables.stream()
        .map(each -> node(each.name(), QUALIFIER.matcher(each.type()).replaceAll(""), each.value()))
        .toList();
  }

  /**
   * What is inside of a node.
   *
   * @param number the node's
   * @param start how many parts to leave out
   * @param count how many to tell; 0 for as many as are told at once
   * @throws TrialbookException if there is no such node any more
   */
  List<Map<String, Object>> inside(int number, int start, int count) {
    Object value = number < 1 || number > opened.size() ? null : opened.get(number - 1).get();
    if (value == null) {
      throw new TrialbookException(
          "There is no variable of the number " + number + " any more; ask for all of them again.");
    }
    int most = count <= 0 ? MOST_PARTS : Math.min(count, MOST_PARTS);
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .skip(start)
          .limit(most)
          .map(entry -> part(InShort.of(entry.getKey()), entry.getValue()))
          .toList();
    }
    if (value instanceof Table table) {
      return range(start, most, table.columnCount(), i -> column(table.column(i)));
    }
    if (value instanceof Column<?> column) {
      return range(start, most, column.size(), i -> part("[" + i + "]", column.get(i)));
    }
    if (value instanceof Iterable<?> elements) { // as tables and columns are too
      return elements(elements, start, most);
    }
    if (value.getClass().isArray()) {
      return range(
          start, most, Array.getLength(value), i -> part("[" + i + "]", Array.get(value, i)));
    }
    return components(value).stream().skip(start).limit(most).toList();
  }

  private List<Map<String, Object>> elements(Iterable<?> elements, int start, int most) {
    List<Map<String, Object>> parts = new ArrayList<>();
    int index = 0;
    for (Object each : elements) {
      if (index >= start && parts.size() < most) {
        parts.add(part("[" + index + "]", each));
      }
      if (parts.size() == most) {
        break;
      }
      index++;
    }
    return parts;
  }

  private static List<Map<String, Object>> range(
      int start, int most, int size, IntFunction<Map<String, Object>> part) {
    int end = (int) Math.min(size, (long) start + most);
    return IntStream.range(start, Math.max(start, end)).mapToObj(part).toList();
  }

  private List<Map<String, Object>> components(Object value) {
    List<Map<String, Object>> parts = new ArrayList<>();
    RecordComponent[] components = value.getClass().getRecordComponents();
    for (RecordComponent each : components == null ? new RecordComponent[0] : components) {
      try {
        each.getAccessor().setAccessible(true);
        parts.add(part(each.getName(), each.getAccessor().invoke(value)));
      } catch (ReflectiveOperationException | RuntimeException e) {
        parts.add(part(each.getName(), "(cannot be read: " + e.getClass().getSimpleName() + ")"));
      }
    }
    return parts;
  }

  private Map<String, Object> column(Column<?> column) {
    return node(column.name(), column.type().name(), column);
  }

  private Map<String, Object> part(String name, Object value) {
    return node(name, value == null ? "null" : value.getClass().getSimpleName(), value);
  }

  private Map<String, Object> node(String name, String type, Object value) {
    return Content.of("name", name, "value", InShort.of(value), "type", type)
        .with("evaluateName", name)
        .with("variablesReference", hasParts(value) ? number(value) : 0)
        .with("indexedVariables", size(value).orElse(0))
        .values();
  }

  private int number(Object value) {
    opened.add(new WeakReference<>(value));
    return opened.size();
  }

  private static boolean hasParts(Object value) {
    return value != null
        && (size(value).map(size -> size > 0).orElse(false)
            || value.getClass().isRecord()
            || (value instanceof Map<?, ?> map && !map.isEmpty()));
  }

  private static Optional<Integer> size(Object value) {
    if (value instanceof Table table) {
      return Optional.of(table.columnCount());
    }
    if (value instanceof Column<?> column) {
      return Optional.of(column.size());
    }
    if (value instanceof java.util.Collection<?> elements) {
      return Optional.of(elements.size());
    }
    return value != null && value.getClass().isArray()
        ? Optional.of(Array.getLength(value))
        : Optional.empty();
  }
}
