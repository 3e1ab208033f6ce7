package org.trialbook.kernel.compiler;

import java.util.List;
import org.trialbook.kernel.base.KernelTexts;

/** What every cell can use by its short name: the lines of {@code imports.jshell}. */
public final class DefaultImports {

  private DefaultImports() {}

  /** The import declarations, one a line, without the comments between them. */
  public static List<String> lines() {
    return KernelTexts.lines("imports.jshell").filter(line -> line.startsWith("import ")).toList();
  }
}
