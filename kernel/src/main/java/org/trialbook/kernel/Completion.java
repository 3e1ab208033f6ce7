package org.trialbook.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completes names: what fits the expected type first, then by name, each once. */
final class Completion {

  private static final Comparator<Suggestion> ORDER =
      Comparator.comparing((Suggestion suggestion) -> !suggestion.matchesType())
          .thenComparing(Suggestion::continuation);

  private final SourceCodeAnalysis analysis;

  Completion(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /** Answers a complete request. */
  Content answer(Content request) {
    String code = request.text("code", "");
    int cursor = CodePoints.toIndex(code, request.number("cursor_pos", Integer.MAX_VALUE));
    CursorContext context = CursorContext.at(code, cursor, analysis);
    int[] anchor = {context.cursor()};
    Set<String> matches = new LinkedHashSet<>();
    analysis.completionSuggestions(context.code(), context.cursor(), anchor).stream()
        .sorted(ORDER)
        .map(Suggestion::continuation)
        .filter(match -> !match.startsWith("$")) // JShell's own names for unnamed results
        .forEach(matches::add);
    int start = CodePoints.toPosition(code, anchor[0] + context.shift());
    int end = CodePoints.toPosition(code, cursor);
    List<Map<String, Object>> types = new ArrayList<>();
    for (String match : matches) {
      types.add(Map.of("start", start, "end", end, "text", match, "type", type(match)));
    }
    return Content.of(
        "status",
        "ok",
        "matches",
        List.copyOf(matches),
        "cursor_start",
        start,
        "cursor_end",
        end,
        "metadata",
        Map.of("_jupyter_types_experimental", types));
  }

  /** What a name stands for, told by how Java people write names. */
  private static String type(String match) {
    if (match.endsWith("(") || match.endsWith("()")) {
      return Character.isUpperCase(match.charAt(0)) ? "class" : "function";
    }
    if (match.length() > 1 && match.chars().noneMatch(Character::isLowerCase)) {
      return "constant";
    }
    if (Character.isUpperCase(match.charAt(0))) {
      return "class";
    }
    return javax.lang.model.SourceVersion.isKeyword(match) ? "keyword" : "instance";
  }
}
