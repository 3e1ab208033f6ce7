package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.trialbook.kernel.Notebook;
import org.trialbook.kernel.magic.CellFunction;
import org.trialbook.kernel.magic.LineFunction;

/** Takes magics as IJava takes them, and hands them to this kernel. */
public final class Magics {

  /** A lambda is called by {@code %name} from now on. */
  public void registerLineMagic(String name, LineMagicFunction<?> magic) {
    Notebook.magic(
        new LineFunction(name, (arguments, workspace) -> magic.execute(arguments.words())));
  }

  /** A lambda is called by {@code %%name} from now on. */
  public void registerCellMagic(String name, CellMagicFunction<?> magic) {
    Notebook.magic(
        new CellFunction(
            name, (arguments, body, workspace) -> magic.execute(arguments.words(), body)));
  }

  /** Registers the annotated methods of an object. */
  public void registerMagics(Object magics) {
    register(magics.getClass(), magics);
  }

  /** Registers the annotated static methods of a class. */
  public void registerMagics(Class<?> magics) {
    register(magics, null);
  }

  /** Calls a line magic; the value is whatever the caller takes it for. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // the contract that IJava set
  public <T> T applyLineMagic(String name, List<String> arguments) {
    return Notebook.lineMagic(name, arguments);
  }

  /** Calls a cell magic; the value is whatever the caller takes it for. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public <T> T applyCellMagic(String name, List<String> arguments, String body) {
    return Notebook.cellMagic(name, arguments, body);
  }

  private void register(Class<?> type, Object receiver) {
    for (Method method : type.getMethods()) {
      if (receiver != null || Modifier.isStatic(method.getModifiers())) {
        LineMagic line = method.getAnnotation(LineMagic.class);
        if (line != null) {
          names(method, line.value(), line.aliases())
              .forEach(name -> registerLineMagic(name, words -> call(method, receiver, words)));
        }
        CellMagic cell = method.getAnnotation(CellMagic.class);
        if (cell != null) {
          names(method, cell.value(), cell.aliases())
              .forEach(
                  name ->
                      registerCellMagic(
                          name, (words, body) -> call(method, receiver, words, body)));
        }
      }
    }
  }

  private static Stream<String> names(Method method, String name, String[] aliases) {
    return Stream.concat(Stream.of(name.isEmpty() ? method.getName() : name), Stream.of(aliases));
  }

  /** A method may leave out parameters at the end. */
  private static Object call(Method method, Object receiver, Object... arguments) throws Exception {
    try {
      method.setAccessible(true); // a public method of a class of a cell that is not public
      return method.invoke(
          receiver, Stream.of(arguments).limit(method.getParameterCount()).toArray());
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
