package org.trialbook.display;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.trialbook.text.Digits;
import org.trialbook.text.Text;

/** Records, maps and lists whose parts are worth more than a line of text, as nested tables. */
final class Structure {

  private static final int MOST_ELEMENTS = 200;
  private static final int MOST_CHARACTERS = 250_000;
  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_TEXT = 20_000;
  private static final int ROWS = 20;
  private static final String HTML = "text/html";
  private static final String PLAIN = "text/plain";

  private final StringBuilder rows = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private final Renderers renderers;
  private int shown;

  /** Whether a part has a better text than its own. */
  private boolean hasText;

  private Structure(Renderers renderers) {
    this.renderers = renderers;
  }

  static Map<String, Object> record(Record value, Renderers renderers) {
    Structure structure = new Structure(renderers);
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      structure.row(component.getName(), read(component, value));
    }
    String name = value.getClass().getSimpleName();
    return structure.bundle(name, structure.shown);
  }

  static Map<String, Object> map(Map<?, ?> map, Renderers renderers) {
    if (map.isEmpty() || !PlainText.hasNoWords(map)) {
      return Map.of();
    }
    Structure structure = new Structure(renderers);
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext() && structure.hasRoom()) {
      Map.Entry<?, ?> entry = entries.next();
      structure.row(String.valueOf(entry.getKey()), entry.getValue());
    }
    return structure.bundle("", map.size());
  }

  static Map<String, Object> array(Object[] array, Renderers renderers) {
    return elements(Arrays.asList(array), renderers);
  }

  static Map<String, Object> collection(Collection<?> collection, Renderers renderers) {
    return PlainText.hasNoWords(collection) ? elements(collection, renderers) : Map.of();
  }

  /** Elements that are no more than words and numbers are best read as one line of text. */
  private static Map<String, Object> elements(Collection<?> elements, Renderers renderers) {
    if (isTable(elements)) {
      return Map.of(HTML, Html.fragment(table(List.copyOf(elements), renderers)));
    }
    Structure structure = new Structure(renderers);
    if (elements.stream().limit(MOST_ELEMENTS).noneMatch(structure::hasParts)) {
      return Map.of();
    }
    for (Object element : elements) {
      if (!structure.hasRoom()) {
        break;
      }
      structure.row(String.valueOf(structure.shown), element);
    }
    return structure.bundle("", elements.size());
  }

  /** Whether all elements are records of one class. */
  private static boolean isTable(Collection<?> elements) {
    Class<?> row = null;
    for (Object element : elements) {
      if (!(element instanceof Record) || (row != null && row != element.getClass())) {
        return false;
      }
      row = element.getClass();
    }
    return row != null;
  }

  private static String table(List<?> records, Renderers renderers) {
    List<Grid.Column> columns = new ArrayList<>();
    for (RecordComponent component : records.get(0).getClass().getRecordComponents()) {
      Class<?> type = component.getType();
      Function<Object, Object> reader = record -> read(component, record);
      Digits digits = Digits.of(numbers(records, reader));
      columns.add(
          new Grid.Column(
              component.getName(),
              type.getSimpleName(),
              Number.class.isAssignableFrom(type)
                  || (type.isPrimitive() && type != boolean.class && type != char.class),
              row -> cell(reader.apply(records.get(row)), digits, renderers),
              row -> original(reader.apply(records.get(row)), digits)));
    }
    return new Grid(columns, records.size(), ROWS).html();
  }

  /** The fractions in a column, whose digits depend on each other. */
  private static DoubleStream numbers(List<?> records, Function<Object, Object> reader) {
    return records.stream()
        .limit(Grid.MOST_ROWS)
        .map(reader)
        .filter(Double.class::isInstance)
        .mapToDouble(Double.class::cast);
  }

  private static String cell(Object value, Digits digits, Renderers renderers) {
    if (value == null || value.equals(Optional.empty())) {
      return null;
    }
    if (value instanceof Double number) {
      return digits.text(number);
    }
    Object some = value instanceof Optional<?> optional ? optional.get() : value;
    Map<String, Object> brief = renderers.brief(some);
    return brief.isEmpty() ? PlainText.of(some) : String.valueOf(brief.get(PLAIN));
  }

  private static String original(Object value, Digits digits) {
    return value instanceof Double number ? digits.original(number) : null;
  }

  private boolean hasParts(Object element) {
    return element instanceof org.trialbook.display.Displayable
        || !renderers.brief(element).isEmpty()
        || element instanceof Record
        || element instanceof Map
        || element instanceof java.awt.image.RenderedImage
        || element instanceof com.fasterxml.jackson.databind.JsonNode;
  }

  /** There is for as many lines of text as are wanted; forms end sooner. */
  private boolean hasRoom() {
    return shown < MOST_ELEMENTS && rows.length() < 2 * MOST_CHARACTERS;
  }

  private void row(String name, Object value) {
    Map<String, Object> brief = renderers.brief(value);
    Map<String, Object> bundle = brief.isEmpty() ? renderers.bundle(value) : brief;
    rows.append("<tr><th").append(CardPart.LEFT).append('>');
    Html.escape(Text.cut(name, LONGEST_TEXT), rows);
    rows.append("</th><td").append(CardPart.LEFT).append('>');
    rows.append(brief.isEmpty() ? inside(bundle) : folded(brief)).append("</td></tr>\n");
    hasText |= !brief.isEmpty() || value instanceof Displayable;
    line(name, String.valueOf(bundle.get(PLAIN)));
    shown++;
  }

  private void line(String name, String value) {
    if (text.length() < MOST_TEXT) {
      text.append(text.isEmpty() ? "" : "\n").append(Text.cut(name, LONGEST_TEXT));
      text.append(value.contains("\n") ? ":\n  " : ": ");
      text.append(Text.cut(value, LONGEST_TEXT).replace("\n", "\n  "));
      text.append(text.length() < MOST_TEXT ? "" : "\n...");
    }
  }

  /** A line that opens, as long as there is room for what would be seen then. */
  private String folded(Map<String, Object> brief) {
    String line = Html.escape(String.valueOf(brief.get(PLAIN)));
    return rows.length() < MOST_CHARACTERS
        ? "<details><summary>" + line + "</summary>" + brief.get(HTML) + "</details>"
        : line;
  }

  /** A part of a value, as HTML that may stand inside of other HTML. */
  private static String inside(Map<String, Object> bundle) {
    if (bundle.get(HTML) instanceof String html) {
      return html;
    }
    for (Map.Entry<String, Object> entry : bundle.entrySet()) {
      if (entry.getKey().startsWith("image/")) {
        byte[] data =
            entry.getValue() instanceof byte[] bytes
                ? bytes
                : entry.getValue().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return "<img alt=\"\" src=\"data:%s;base64,%s\">"
            .formatted(Html.escape(entry.getKey()), Base64.getEncoder().encodeToString(data));
      }
    }
    return Html.escape(Text.cut(String.valueOf(bundle.get(PLAIN)), LONGEST_TEXT));
  }

  private Map<String, Object> bundle(String title, int size) {
    StringBuilder html = new StringBuilder("<div class=\"structure\">");
    if (!title.isEmpty()) {
      html.append("<b>").append(Html.escape(title)).append("</b>");
    }
    html.append("<table>\n").append(rows).append("</table>\n");
    if (shown < size) {
      html.append(String.format(Locale.ROOT, "<p>%,d of %,d</p>\n", shown, size));
      text.append(String.format(Locale.ROOT, "\n%,d of %,d", shown, size));
    }
    String fragment = Html.fragment(html.append("</div>\n").toString());
    String plain = title.isEmpty() ? text.toString() : title + "\n" + text;
    return hasText ? Map.of(HTML, fragment, PLAIN, plain) : Map.of(HTML, fragment);
  }

  /** What a component holds; if its accessor fails, what it says. */
  private static Object read(RecordComponent component, Object record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error; // perhaps the end of the cell
      }
      return e.getCause();
    } catch (IllegalAccessException | RuntimeException e) { // a module that opens nothing
      return e;
    }
  }
}
