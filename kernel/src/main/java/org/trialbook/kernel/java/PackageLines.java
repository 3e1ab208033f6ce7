package org.trialbook.kernel.java;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.kernel.cell.CellSource;

/** The package declarations of pasted class files: cells have no packages, so they are left out. */
final class PackageLines {

  private static final Pattern DECLARATION =
      Pattern.compile(Literals.OPAQUE + "|(?<![\\w.$])(package\\s+[\\w.\\s]+;)");

  private PackageLines() {}

  /** The same cell, with blanks where they stand, so that all else keeps its place. */
  static CellSource leaveOut(CellSource cell, Consumer<String> remarks) {
    if (!cell.code().contains("package")) {
      return cell;
    }
    StringBuilder code = new StringBuilder(cell.code());
    Matcher matcher = DECLARATION.matcher(cell.code());
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        for (int i = matcher.start(); i < matcher.end(); i++) {
          code.setCharAt(i, code.charAt(i) == '\n' ? '\n' : ' ');
        }
        remarks.accept(
            "Cells have no packages: \""
                + matcher.group(1)
                + "\" was left out, its names are simple.");
      }
    }
    return new CellSource(cell.name(), cell.text(), code.toString());
  }
}
