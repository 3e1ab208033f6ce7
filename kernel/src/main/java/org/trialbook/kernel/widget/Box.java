package org.trialbook.kernel.widget;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Widgets in a row of some direction. */
public abstract class Box extends Widget {

  private volatile List<Widget> children;

  Box(String name, List<? extends Widget> children) {
    super(Kind.control(name), null, Map.of("children", models(children)));
    this.children = List.copyOf(children);
  }

  private static List<Model> models(List<? extends Widget> children) {
    return children.stream().map(Widget::model).toList();
  }

  /** What is inside. */
  public List<Widget> children() {
    return children;
  }

  /** Shows these inside from now on. */
  public void children(Widget... shown) {
    children = List.of(shown);
    model().set("children", models(children));
  }

  @Override
  public String toString() {
    return children.stream()
        .map(Widget::toString)
        .collect(Collectors.joining(", ", getClass().getSimpleName() + "(", ")"));
  }
}
