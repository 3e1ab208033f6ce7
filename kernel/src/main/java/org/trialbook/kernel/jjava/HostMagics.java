package org.trialbook.kernel.jjava;

import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.magic.CellMagic;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.trialbook.kernel.Notebook;
import org.trialbook.kernel.magic.CellFunction;
import org.trialbook.kernel.magic.LineFunction;

/** Takes magics that are written for JJava, and hands them to the notebook. */
final class HostMagics extends MagicsRegistry {

  @Override
  public MagicsRegistry registerLineMagic(String name, LineMagic<?, ?> magic) {
    Notebook.magic(
        new LineFunction(name, (arguments, workspace) -> call(magic, arguments.words())));
    return super.registerLineMagic(name, magic);
  }

  @Override
  public MagicsRegistry registerCellMagic(String name, CellMagic<?, ?> magic) {
    Notebook.magic(
        new CellFunction(
            name, (arguments, body, workspace) -> call(magic, arguments.words(), body)));
    return super.registerCellMagic(name, magic);
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // the contract that JJava set
  public <T, K extends BaseKernel> T evalLineMagic(K kernel, String name, List<String> words) {
    return Notebook.lineMagic(name, words);
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public <T, K extends BaseKernel> T evalCellMagic(
      K kernel, String name, List<String> words, String body) {
    return Notebook.cellMagic(name, words, body);
  }

  /** A magic may ask for a kernel of a type of its own, and is then told by the exception. */
  @SuppressWarnings("unchecked")
  private static <K extends BaseKernel> Object call(LineMagic<?, K> magic, List<String> words)
      throws Exception {
    return magic.eval((K) BaseKernel.notebookKernel(), words);
  }

  @SuppressWarnings("unchecked")
  private static <K extends BaseKernel> Object call(
      CellMagic<?, K> magic, List<String> words, String body) throws Exception {
    return magic.eval((K) BaseKernel.notebookKernel(), words, body);
  }
}
