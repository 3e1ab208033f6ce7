package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.List;
import org.trialbook.display.Displayable;
import org.trialbook.kernel.Notebook;

/** This kernel under the names that IJava gave to what a notebook asks of it. */
public final class JavaKernel {

  private final Renderer renderer = new Renderer();
  private final Magics magics = new Magics();

  JavaKernel() {}

  /** Takes renderers. */
  public Renderer getRenderer() {
    return renderer;
  }

  /** Takes magics, and calls them. */
  public Magics getMagics() {
    return magics;
  }

  /** Evaluates code as a cell would; the value of its last expression, null if it has none. */
  public Object evalRaw(String code) {
    return Notebook.eval(code);
  }

  /** Evaluates code as a cell would; what its value is shown as, null if it has none. */
  public Displayable eval(String code) {
    Object value = evalRaw(code);
    return value == null ? null : Notebook.render(value);
  }

  /** Shows what was rendered. */
  public void display(Displayable rendered) {
    Notebook.display(rendered);
  }

  /** Adds jars and folders of classes to the class path. */
  public void addToClasspath(String... paths) {
    addToClasspath(List.of(paths));
  }

  /** Adds jars and folders of classes to the class path. */
  public void addToClasspath(Iterable<String> paths) {
    for (String path : paths) {
      Notebook.lineMagic("classpath", List.of(path));
    }
  }
}
