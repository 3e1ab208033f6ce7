package org.trialbook.kernel.assist;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;
import org.trialbook.kernel.base.CodePoints;
import org.trialbook.kernel.base.Content;

/**
 * Tells what the name at the cursor is: its declaration and, for our own libraries and where the
 * source of the JDK is at hand, its Javadoc; the first paragraph of it, all at the second level.
 */
final class Inspection {

  /** What JShell does not know by its bare name, such as an inherited constant. */
  private static final int MOST_NAMESAKES = 5;

  private final JShell jshell;

  Inspection(JShell jshell) {
    this.jshell = jshell;
  }

  /** Answers an inspect request. */
  Content answer(Content request) {
    String code = request.text("code", "");
    int cursor = CodePoints.toIndex(code, request.number("cursor_pos", Integer.MAX_VALUE));
    String text = describe(code, cursor, request.number("detail_level", 0) > 0);
    return Content.of("status", "ok", "found", !text.isEmpty())
        .with("data", text.isEmpty() ? Map.of() : Map.of("text/plain", text))
        .with("metadata", Map.of());
  }

  String describe(String code, int cursor, boolean whole) {
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
    Stream<String> told =
        found.isEmpty() && !name.isEmpty()
            ? OwnJavadoc.named(name).stream()
                .limit(MOST_NAMESAKES)
                .map(key -> key + javadoc(OwnJavadoc.of(key), whole))
            : found.stream().map(each -> each.signature() + javadoc(comment(each), whole));
    return told.distinct().collect(Collectors.joining("\n\n"));
  }

  private static Optional<String> comment(Documentation documentation) {
    return Optional.ofNullable(documentation.javadoc())
        .filter(comment -> !comment.isBlank())
        .or(() -> OwnJavadoc.of(documentation.signature()));
  }

  private static List<Documentation> documentation(String code, SourceCodeAnalysis analysis) {
    return analysis.documentation(code, code.length(), true);
  }

  private static String javadoc(Optional<String> comment, boolean whole) {
    return comment
        .map(Javadoc::toText)
        .map(text -> whole ? text : text.split("\n\n", 2)[0])
        .map(text -> "\n\n" + text.indent(4))
        .orElse("");
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
