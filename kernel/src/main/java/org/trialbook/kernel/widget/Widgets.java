package org.trialbook.kernel.widget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.TrialbookException;
import org.trialbook.display.Html;
import org.trialbook.kernel.cell.Cells;
import org.trialbook.kernel.notebook.Display;

/**
 * Controls for the page, by the names that ipywidgets has for them.
 *
 * <pre>{@code
 * interact(intSlider("years", 1, 10), years -> "the last " + years + " years");
 * }</pre>
 *
 * <p>Handlers run between cells, one after the other; what they print and show belongs to the cell
 * that has given them. The page shows widgets by the front end's package for ipywidgets 8, without
 * which their text is shown.
 */
public final class Widgets {

  /** Something made of a value: a chart, a table, a text; null shows nothing. */
  public interface Drawing<A> {
    Object draw(A value) throws Exception;
  }

  /** Something made of two values. */
  public interface Drawing2<A, B> {
    Object draw(A one, B two) throws Exception;
  }

  /** Something made of three values. */
  public interface Drawing3<A, B, C> {
    Object draw(A one, B two, C three) throws Exception;
  }

  private Widgets() {}

  /**
   * Shows a control, and below it what is made of its value, made again whenever that is another.
   * Where values come faster than they are drawn, only the last counts; what the drawing prints is
   * shown there too, and so is its failure.
   */
  public static <A> void interact(ValueWidget<A> control, Drawing<? super A> drawing) {
    show(interactive(control, drawing));
  }

  /** The same with two controls. */
  public static <A, B> void interact(
      ValueWidget<A> one, ValueWidget<B> two, Drawing2<? super A, ? super B> drawing) {
    show(interactive(one, two, drawing));
  }

  /** The same with three controls. */
  public static <A, B, C> void interact(
      ValueWidget<A> one,
      ValueWidget<B> two,
      ValueWidget<C> three,
      Drawing3<? super A, ? super B, ? super C> drawing) {
    show(interactive(one, two, three, drawing));
  }

  private static void show(Widget widget) {
    new Display(widget.models().notebook().renderings(), Cells.ownership().ofCaller()).show(widget);
  }

  /** What {@code interact} shows, as a widget to put among others. */
  public static <A> VBox interactive(ValueWidget<A> control, Drawing<? super A> drawing) {
    return Interaction.of(List.of(control), () -> drawing.draw(control.value()));
  }

  /** The same with two controls. */
  public static <A, B> VBox interactive(
      ValueWidget<A> one, ValueWidget<B> two, Drawing2<? super A, ? super B> drawing) {
    return Interaction.of(List.of(one, two), () -> drawing.draw(one.value(), two.value()));
  }

  /** The same with three controls. */
  public static <A, B, C> VBox interactive(
      ValueWidget<A> one,
      ValueWidget<B> two,
      ValueWidget<C> three,
      Drawing3<? super A, ? super B, ? super C> drawing) {
    return Interaction.of(
        List.of(one, two, three), () -> drawing.draw(one.value(), two.value(), three.value()));
  }

  /** A slider over whole numbers, ends included, that begins in the middle. */
  public static IntSlider intSlider(String description, int min, int max) {
    return intSlider(description, min, max, (int) (((long) min + max) / 2));
  }

  /** A slider over whole numbers, ends included, that begins at a value. */
  public static IntSlider intSlider(String description, int min, int max, int value) {
    Numbers.requireOrder(description, min, max, value);
    return new IntSlider(description, min, max, value);
  }

  /** A slider over numbers that begins in the middle and has a hundred steps. */
  public static FloatSlider floatSlider(String description, double min, double max) {
    return floatSlider(description, min, max, (min + max) / 2);
  }

  /** A slider over numbers that begins at a value and has a hundred steps. */
  public static FloatSlider floatSlider(String description, double min, double max, double value) {
    Numbers.requireOrder(description, min, max, value);
    return new FloatSlider(description, min, max, value);
  }

  /** A bar that moves from one whole number to another: {@code bar.value(3)}. */
  public static IntProgress intProgress(String description, int min, int max) {
    Numbers.requireOrder(description, min, max, min);
    return new IntProgress(description, min, max);
  }

  /** A bar that moves from one number to another. */
  public static FloatProgress floatProgress(String description, double min, double max) {
    Numbers.requireOrder(description, min, max, min);
    return new FloatProgress(description, min, max);
  }

  /** A list to choose one of; the first is chosen. */
  @SafeVarargs
  public static <T> Dropdown<T> dropdown(String description, T... options) {
    List<T> list = new ArrayList<>();
    for (T option : options) {
      list.add(option);
    }
    return dropdown(description, list);
  }

  /** A list to choose one of; the first is chosen. */
  public static <T> Dropdown<T> dropdown(String description, List<T> options) {
    if (options.isEmpty() || options.contains(null)) {
      throw new TrialbookException(
          "\"" + description + "\" has nothing to choose from, or a null among it.");
    }
    return new Dropdown<>(description, List.copyOf(options));
  }

  /** Yes or no. */
  public static Checkbox checkbox(String description, boolean value) {
    return new Checkbox(description, value);
  }

  /** A line of text to type. */
  public static Text text(String description, String value) {
    return new Text(description, value);
  }

  /** Several lines of text to type. */
  public static Textarea textarea(String description, String value) {
    return new Textarea(description, value);
  }

  /** Something to click on: {@code button("Go").onClick(() -> ...)}. */
  public static Button button(String description) {
    return new Button(description);
  }

  /** Text beside other widgets; nothing in it is markup. */
  public static Label label(String value) {
    return new Label(value);
  }

  /**
   * HTML beside other widgets. It is shown as it is given, but for the texts: each stands for a
   * {@code %s} in it, as text, whatever is in it: {@code htmlWidget("<b>%s</b>", study.title())}.
   */
  public static HTML htmlWidget(String html, Object... texts) {
    Object[] escaped =
        Arrays.stream(texts).map(each -> Html.escape(String.valueOf(each))).toArray();
    return new HTML(texts.length == 0 ? html : String.format(Locale.ROOT, html, escaped));
  }

  /** Widgets beside each other. */
  public static HBox hbox(Widget... children) {
    return new HBox(List.of(children));
  }

  /** Widgets below each other. */
  public static VBox vbox(Widget... children) {
    return new VBox(List.of(children));
  }

  /** A place for what is printed and shown. */
  public static Output output() {
    return new Output();
  }

  /**
   * A widget of your own.
   *
   * @param module an ES module that exports {@code render({ model, el })}, as anywidget has it
   * @param state what the module finds by {@code model.get(name)}
   */
  public static AnyWidget anyWidget(String module, Map<String, ?> state) {
    return new AnyWidget(module, "", state);
  }

  /** The same with a style sheet. */
  public static AnyWidget anyWidget(String module, String css, Map<String, ?> state) {
    return new AnyWidget(module, css, state);
  }
}
