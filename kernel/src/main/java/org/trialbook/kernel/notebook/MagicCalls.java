package org.trialbook.kernel.notebook;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jdk.jshell.MethodSnippet;
import jdk.jshell.VarSnippet;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.Log;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.cell.CellInterrupted;
import org.trialbook.kernel.cell.CellSource;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.MagicCell;
import org.trialbook.kernel.magic.Magics;
import org.trialbook.kernel.magic.Workspace;
import org.trialbook.kernel.magic.builtin.BuiltIn;

/**
 * Magics in cells: they become Java before the cell is evaluated, and that Java calls back here.
 */
public final class MagicCalls {

  private final Evaluator evaluator;
  private Magics magics;

  public MagicCalls(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** The cell with Java in the place of its magics; most have none. */
  public CellSource toJava(CellSource cell) {
    return MagicCell.mayCallMagics(cell.text())
        ? new CellSource(cell.name(), cell.text(), parse(cell.text()).toJava())
        : cell;
  }

  /** The text with blanks in the place of its magics. */
  public String blanked(String text) {
    return MagicCell.mayCallMagics(text) ? parse(text).blanked() : text;
  }

  public Object runLine(String name, Arguments arguments, Workspace workspace) {
    return run("%" + name, () -> magics().runLine(name, arguments, workspace));
  }

  public Object valueOf(String name, Arguments arguments, Workspace workspace) {
    return run("%" + name, () -> magics().value(name, arguments, workspace));
  }

  public Object runCell(String name, Arguments arguments, String body, Workspace workspace) {
    return run("%%" + name, () -> magics().runCell(name, arguments, body, workspace));
  }

  public Help help(String name) {
    return magics().help(name);
  }

  /** Looks for magics in the libraries that cells have added since. */
  void libraryAdded(Cell cell) {
    magics().addFrom(evaluator.loader()).forEach(cell::warn);
  }

  private static Object run(String name, Callable<?> call) {
    try {
      return call.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      throw new CellInterrupted();
    } catch (Exception e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new TrialbookException(name + " failed: " + reason, e);
    }
  }

  public MagicCell parse(String text) {
    return MagicCell.of(text, magics(), this::isJavaName);
  }

  private boolean isJavaName(String name) {
    Stream<String> names =
        Stream.concat(
            evaluator.jshell().variables().map(VarSnippet::name),
            evaluator.jshell().methods().map(MethodSnippet::name));
    return List.of("true", "false").contains(name) || names.anyMatch(name::equals);
  }

  /** Made when a cell first needs them. */
  public Magics magics() {
    if (magics == null) {
      magics = BuiltIn.magics();
      magics.addFrom(evaluator.loader()).forEach(Log::warn);
    }
    return magics;
  }
}
