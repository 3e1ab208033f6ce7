package org.trialbook.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;

/**
 * Tells what the name at the cursor is: its declaration and, where the source is at hand, its
 * Javadoc.
 */
final class Inspection {

  private final JShell jshell;

  Inspection(JShell jshell) {
    this.jshell = jshell;
  }

  /** Answers an inspect request. */
  Content answer(Content request) {
    String code = request.text("code", "");
    int cursor = CodePoints.toIndex(code, request.number("cursor_pos", Integer.MAX_VALUE));
    String text = describe(code, cursor);
    return Content.of("status", "ok", "found", !text.isEmpty())
        .with("data", text.isEmpty() ? Map.of() : Map.of("text/plain", text))
        .with("metadata", Map.of());
  }

  private String describe(String code, int cursor) {
    int end = endOfName(code, cursor);
    int start = startOfName(code, end);
    String name = code.substring(start, end);
    if (!code.substring(0, start).stripTrailing().endsWith(".")) {
      Optional<VarSnippet> variable =
          jshell.variables().filter(each -> each.name().equals(name)).findFirst();
      if (variable.isPresent()) {
        return variable.get().typeName() + " " + name;
      }
    }
    SourceCodeAnalysis analysis = jshell.sourceCodeAnalysis();
    CursorContext context = CursorContext.at(code, end, analysis);
    List<Documentation> found = documentation(context.code(), analysis);
    if (found.isEmpty() && !name.isEmpty()) {
      found = documentation(context.code() + "(", analysis); // perhaps a method
    }
    return found.stream()
        .map(each -> each.signature() + javadoc(each))
        .distinct()
        .collect(Collectors.joining("\n\n"));
  }

  private static List<Documentation> documentation(String code, SourceCodeAnalysis analysis) {
    return analysis.documentation(code, code.length(), true);
  }

  private static String javadoc(Documentation documentation) {
    String javadoc = documentation.javadoc();
    return javadoc == null || javadoc.isBlank() ? "" : "\n\n" + Javadoc.toText(javadoc).indent(4);
  }

  private static int endOfName(String code, int cursor) {
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int startOfName(String code, int end) {
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    return start;
  }
}
