package org.trialbook.kernel.widget;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.trialbook.TrialbookException;

/**
 * A widget with a value, which the page and the notebook change alike.
 *
 * @param <T> what values are
 */
public abstract class ValueWidget<T> extends Widget {

  private final String description;
  private final String property;
  private final Handlers<T> handlers = new Handlers<>(models().notebook());

  /**
   * @param property the part of the state that says which value it is
   */
  ValueWidget(Kind kind, String style, String description, String property, Map<String, ?> values) {
    super(kind, style, values);
    this.description = description;
    this.property = property;
  }

  /**
   * The value that a part of the state stands for.
   *
   * @throws TrialbookException if it stands for none, as pages can send anything
   */
  abstract T read(Object state);

  /**
   * What stands for a value in the state.
   *
   * @throws TrialbookException if the widget cannot have this value
   */
  abstract Object write(T value);

  @Override
  final Object accepted(String name, Object value) {
    return name.equals(property) ? write(read(value)) : super.accepted(name, value);
  }

  @Override
  final void changed(String name) {
    if (name.equals(property)) {
      handlers.call(value());
    }
  }

  /** The value that the page shows now. */
  public final T value() {
    return read(model().get(property));
  }

  /**
   * Shows another value, and tells those who want to know.
   *
   * @throws TrialbookException if it is none that the widget can have
   */
  public final void value(T value) {
    if (model().set(property, write(value))) {
      handlers.call(value());
    }
  }

  /**
   * Hands each new value to this from now on, whoever sets it: the page, between cells, or a cell.
   * What it prints and shows belongs to the cell that calls this; so does its failure.
   */
  public final ValueWidget<T> onChange(Consumer<? super T> handler) {
    handlers.add(handler);
    return this;
  }

  final TrialbookException unfit(Object value, String what) {
    return new TrialbookException(
        "%s%s takes %s; %s is none."
            .formatted(
                getClass().getSimpleName(),
                description.isEmpty() ? "" : " \"" + description + "\"",
                what,
                inShort(value)));
  }

  private static String inShort(Object value) {
    String text = value instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(value);
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  @Override
  public String toString() {
    return "%s(%s%s)"
        .formatted(
            getClass().getSimpleName(),
            description.isEmpty() ? "" : description + " = ",
            Objects.toString(value()));
  }
}
