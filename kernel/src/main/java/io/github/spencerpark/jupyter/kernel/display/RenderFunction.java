package io.github.spencerpark.jupyter.kernel.display;

/** Shows values of a type by telling the context what they are shown as. */
@FunctionalInterface
public interface RenderFunction<T> {

  /** Renders the types that the context wants. */
  void render(T value, RenderContext context);
}
