package org.trialbook.display;

import java.util.Map;

/** What a library on the class path brings: renderers that are named in a service file. */
public final class LibraryRenderers {

  private LibraryRenderers() {}

  static class Shape {
    final String name;

    Shape(String name) {
      this.name = name;
    }
  }

  static final class Circle extends Shape {
    Circle() {
      super("circle");
    }
  }

  /** Shown by a built-in renderer as well. */
  static final class Oddity extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Of the wider type. */
  public static final class OfShapes implements Renderer<Shape> {
    @Override
    public Class<Shape> type() {
      return Shape.class;
    }

    @Override
    public Map<String, Object> bundle(Shape shape, Renderers renderers) {
      return Map.of("text/plain", "a shape: " + shape.name);
    }

    @Override
    public int priority() {
      return 100;
    }
  }

  /** Of the narrower type, but not the first to speak. */
  public static final class OfCircles implements Renderer<Circle> {
    @Override
    public Class<Circle> type() {
      return Circle.class;
    }

    @Override
    public Map<String, Object> bundle(Circle circle, Renderers renderers) {
      return Map.of("text/plain", "a circle, said second");
    }
  }

  /** Of the narrower type, and more important. */
  public static final class OfCirclesFirst implements Renderer<Circle> {
    @Override
    public Class<Circle> type() {
      return Circle.class;
    }

    @Override
    public Map<String, Object> bundle(Circle circle, Renderers renderers) {
      return Map.of("text/plain", "a circle, said first");
    }

    @Override
    public int priority() {
      return 1;
    }
  }

  /** Of a type for which there is a built-in renderer. */
  public static final class OfThrowables implements Renderer<Oddity> {
    @Override
    public Class<Oddity> type() {
      return Oddity.class;
    }

    @Override
    public Map<String, Object> bundle(Oddity oddity, Renderers renderers) {
      return Map.of("text/plain", "an odd one");
    }
  }

  /** Cannot be made, as a renderer whose library is not there. */
  public static final class Broken implements Renderer<String> {
    /** Always fails. */
    public Broken() {
      throw new NoClassDefFoundError("org/example/Missing");
    }

    @Override
    public Class<String> type() {
      return String.class;
    }

    @Override
    public Map<String, Object> bundle(String text, Renderers renderers) {
      return Map.of();
    }
  }
}
