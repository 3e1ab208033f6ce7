package org.trialbook.kernel.java;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jdk.jshell.Diag;

/**
 * Code that Java rejects in a cell although it is right where it comes from, made right.
 *
 * <ul>
 *   <li>JShell makes every record public, so that the constructor which a pasted record writes
 *       without a modifier is less visible than its record: it becomes public too.
 *   <li>JJava's {@code display(x)} returns the id of the display; ours returns a a handle. Where a
 *       text is due, its id is taken.
 * </ul>
 */
final class Repair {

  private static final String CONSTRUCTOR = "compiler.err.invalid.canonical.constructor.in.record";
  private static final String TYPES = "compiler.err.prob.found.req";
  private static final String NOT_A_TEXT =
      "org.trialbook.kernel.notebook.Display cannot be converted to java.lang.String";

  private Repair() {}

  /** The unit without those of these errors; empty if there is none of them. */
  static Optional<CellUnit> of(CellUnit unit, List<Diag> errors) {
    StringBuilder source = new StringBuilder(unit.source());
    errors.stream()
        .sorted(Comparator.comparingLong(Diag::getStartPosition).reversed()) // places stay right
        .filter(error -> error.getStartPosition() >= 0 && error.getEndPosition() <= source.length())
        .forEach(error -> repair(error, source));
    return source.length() == unit.source().length()
        ? Optional.empty()
        : Optional.of(new CellUnit(source.toString(), unit.offset(), unit.completeness()));
  }

  private static void repair(Diag error, StringBuilder source) {
    int start = (int) error.getStartPosition();
    int end = (int) error.getEndPosition();
    String message = error.getMessage(Locale.ROOT);
    if (error.getCode().equals(CONSTRUCTOR)
        && message.contains("was public")
        && !source.substring(start, end).matches("(?s)(?:public|protected|private)\\b.*")) {
      source.insert(start, "public ");
    } else if (error.getCode().equals(TYPES) && message.contains(NOT_A_TEXT)) {
      source.insert(end, ".id()");
    }
  }
}
