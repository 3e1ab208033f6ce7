package org.trialbook.kernel.magic;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What a magic can do with the notebook whose cell calls it. */
public interface Workspace {

  /**
   * Evaluates Java, with magics in it, as a cell would; its variables, types and imports stay.
   *
   * <p>What the code throws is thrown here; code that is not accepted is an error of the cell.
   *
   * @param name what errors call the code, such as the name of its file
   */
  Evaluation evaluate(String name, String code);

  /** The variables of the notebook in the order of their declaration, with what is in them now. */
  List<Variable> variables();

  /** Declares a variable, or declares it anew. */
  void declare(String type, String name, Object value);

  /** Lets cells compile and run with the classes of jars and folders, behind all others. */
  void addToClassPath(List<Path> entries);

  /**
   * Shows a value at once, as the last value of a cell is shown.
   *
   * @return replaces what is shown by another value
   */
  Consumer<Object> display(Object value);

  /** The cells of this session that were run, in their order; the one that runs is the last. */
  List<PastCell> history();

  /**
   * Forgets the variables, methods, types and imports of the notebook.
   *
   * @return what is gone, in a sentence
   */
  String reset();

  /** Turns the display of how long questions get on on or off. */
  void showProgress(boolean shown);

  /** Whether it is on. */
  boolean showsProgress();
}
