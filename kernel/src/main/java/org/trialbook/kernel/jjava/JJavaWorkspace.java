package org.trialbook.kernel.jjava;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.magic.Evaluation;
import org.trialbook.kernel.magic.PastCell;
import org.trialbook.kernel.magic.Variable;
import org.trialbook.kernel.magic.Workspace;

/** A notebook on the JJava kernel, as magics see it. */
final class JJavaWorkspace implements Workspace {

  private final BaseKernel kernel;
  private final Function<Object, DisplayData> shown;

  JJavaWorkspace(BaseKernel kernel, Function<Object, DisplayData> shown) {
    this.kernel = kernel;
    this.shown = shown;
  }

  @Override
  public Evaluation evaluate(String name, String code) {
    long began = System.nanoTime();
    Object value = kernel.evalRaw(code);
    return new Evaluation(value != null, value, Duration.ofNanos(System.nanoTime() - began));
  }

  @Override
  public List<Variable> variables() {
    return shell()
        .variables()
        .map(each -> new Variable(each.typeName(), each.name(), kernel.evalRaw(each.name())))
        .toList();
  }

  /** JJava's published API has no word for it; its kernel has had this method in every release. */
  private JShell shell() {
    return (JShell) call("getJShell", new Class<?>[0]);
  }

  private Object call(String method, Class<?>[] types, Object... arguments) {
    try {
      return kernel.getClass().getMethod(method, types).invoke(kernel, arguments);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new TrialbookException(
          "This kernel, %s %s, lacks %s().\nThe extension is for the Java kernel of JJava."
              .formatted(kernel.getName(), kernel.getVersion(), method),
          e);
    }
  }

  @Override
  public void declare(String type, String name, Object value) {
    HandedOver.hand(value);
    try {
      kernel.evalRaw(
          "%s %s = (%s) %s.handed();".formatted(type, name, type, HandedOver.class.getName()));
    } finally {
      HandedOver.forget();
    }
  }

  @Override
  public void addToClassPath(List<Path> entries) {
    entries.forEach(
        entry -> call("addToClasspath", new Class<?>[] {String.class}, entry.toString()));
  }

  @Override
  public Consumer<Object> display(Object value) {
    kernel.display(shown.apply(value));
    return another -> kernel.display(shown.apply(another));
  }

  @Override
  public List<PastCell> history() {
    throw new TrialbookException("JJava's kernel keeps no history.");
  }

  @Override
  public String reset() {
    throw new TrialbookException(
        "JJava's kernel cannot forget what cells have declared.\nRestart it instead.");
  }

  @Override
  public void showProgress(boolean shown) {
    throw new TrialbookException(
        "Progress is shown by Trialbook's own kernel; under JJava there is no place for it.");
  }

  @Override
  public boolean showsProgress() {
    return false;
  }
}
