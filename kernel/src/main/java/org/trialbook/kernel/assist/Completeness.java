package org.trialbook.kernel.assist;

import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.java.CellUnit;

/** Tells a console whether the text typed so far is a cell, or which indent the next line gets. */
final class Completeness {

  private static final int INDENT = 4;

  private final SourceCodeAnalysis analysis;

  Completeness(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /** Answers an is-complete request. */
  Content answer(Content request) {
    String code = request.text("code", "");
    if (CellUnit.openComment(code) >= 0) {
      return Content.of("status", "incomplete", "indent", "");
    }
    List<CellUnit> units = CellUnit.split(code, analysis);
    if (units.isEmpty()) {
      return Content.of("status", "complete");
    }
    return switch (units.get(units.size() - 1).completeness()) {
      case UNKNOWN -> Content.of("status", "invalid");
      case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE ->
          Content.of("status", "incomplete", "indent", indent(code));
      default -> Content.of("status", "complete");
    };
  }

  /** As deep as the last line, and one step deeper behind an opening bracket. */
  private static String indent(String code) {
    String last = code.substring(code.stripTrailing().lastIndexOf('\n') + 1);
    int depth = last.length() - last.stripLeading().length();
    boolean opens = last.stripTrailing().matches(".*[{(\\[]");
    return " ".repeat(depth + (opens ? INDENT : 0));
  }
}
