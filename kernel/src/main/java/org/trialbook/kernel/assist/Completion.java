package org.trialbook.kernel.assist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.trialbook.kernel.base.CodePoints;
import org.trialbook.kernel.base.Content;
import org.trialbook.kernel.java.Evaluator;
import org.trialbook.kernel.java.Literals;

/** Completes names: what fits the expected type first, then by name, each once. */
final class Completion {

  private static final Comparator<Suggestion> ORDER =
      Comparator.comparing((Suggestion suggestion) -> !suggestion.matchesType())
          .thenComparing(Suggestion::continuation);

  /** A name behind a type: JShell knows no variables of a cell that has not run yet. */
  private static final Pattern DECLARED =
      Pattern.compile("[\\w>\\]]\\s+([a-zA-Z_]\\w*)\\s*(?=[=;:,)])");

  /** The beginning of a package's name, behind {@code import} or with a dot in it. */
  private static final Pattern PACKAGE =
      Pattern.compile(
          "(?s)(?:.*\\bimport\\s+(?:static\\s+)?|(?:.*[^\\w.$])?(?=[a-z]\\w*\\.))((?:[a-z]\\w*\\.)*\\w*)");

  private static final int SHORTEST_TYPE = 3;

  private final Evaluator evaluator;
  private final TypeNames typeNames;
  private final SourceCodeAnalysis analysis;

  Completion(Evaluator evaluator, TypeNames typeNames) {
    this.typeNames = typeNames;
    this.evaluator = evaluator;
    this.analysis = evaluator.analysis();
  }

  /** Answers a complete request. */
  Content answer(Content request) {
    String code = request.text("code", "");
    int cursor = CodePoints.toIndex(code, request.number("cursor_pos", Integer.MAX_VALUE));
    int literal = Literals.openAtEnd(code.substring(0, cursor));
    if (literal >= 0) {
      return inLiteral(code, literal, cursor);
    }
    int nameStart = cursor;
    while (nameStart > 0 && Character.isJavaIdentifierPart(code.charAt(nameStart - 1))) {
      nameStart--;
    }
    Set<String> matches = new LinkedHashSet<>(declared(code.substring(0, cursor), nameStart));
    CursorContext context = CursorContext.at(code, cursor, analysis);
    int[] anchor = {nameStart - context.shift()};
    List<String> suggested =
        analysis.completionSuggestions(context.code(), context.cursor(), anchor).stream()
            .sorted(ORDER)
            .map(Suggestion::continuation)
            .filter(match -> !match.isEmpty()) // an anonymous class that is not closed yet
            .filter(match -> !match.startsWith("$")) // JShell's own names for unnamed results
            .toList();
    int argument = nameStart - context.shift();
    if (argument >= 0 && (anchor[0] == argument || suggested.isEmpty())) {
      anchor[0] = argument;
      matches.addAll(values(context.code(), argument, Set.copyOf(suggested)));
    }
    matches.addAll(suggested);
    int from = anchor[0] + context.shift();
    if (from == nameStart || suggested.isEmpty()) {
      from = nameStart;
      matches.addAll(notImported(code.substring(0, cursor), nameStart, matches));
    }
    return answer(matches, code, from, cursor);
  }

  /** In a text of a table's method the names of columns; in any other, and in comments, nothing. */
  private Content inLiteral(String code, int literal, int cursor) {
    boolean text = code.charAt(literal) == '"' && !code.startsWith("\"\"\"", literal);
    List<String> names =
        text
            ? new ColumnNames(evaluator)
                .in(code.substring(0, literal), code.substring(literal + 1, cursor))
            : List.of();
    return answer(names, code, literal + 1, cursor);
  }

  /** Packages, and Java's types with their packages, that JShell does not suggest. */
  private List<String> notImported(String before, int nameStart, Collection<String> suggested) {
    Matcher named = PACKAGE.matcher(before);
    List<String> found = new ArrayList<>();
    if (named.matches()) {
      found.addAll(typeNames.segments(named.group(1), evaluator.packages()));
    }
    String prefix = before.substring(nameStart);
    boolean member = before.substring(0, nameStart).stripTrailing().endsWith(".");
    if (!member && prefix.length() >= SHORTEST_TYPE && Character.isUpperCase(prefix.charAt(0))) {
      found.addAll(typeNames.types(prefix));
    }
    Set<String> known =
        suggested.stream().map(each -> each.replace("(", "")).collect(Collectors.toSet());
    found.removeIf(name -> known.contains(name) || known.contains(nameOf(name)));
    return found;
  }

  private static Content answer(Collection<String> matches, String code, int from, int cursor) {
    int start = CodePoints.toPosition(code, from);
    int end = CodePoints.toPosition(code, cursor);
    List<Map<String, Object>> types = new ArrayList<>();
    for (String match : matches) {
      types.add(Map.of("start", start, "end", end, "text", match, "type", type(match)));
    }
    return Content.of("status", "ok", "matches", List.copyOf(matches))
        .with("cursor_start", start)
        .with("cursor_end", end)
        .with("metadata", Map.of("_jupyter_types_experimental", types));
  }

  /** The values of an enum that an argument may be, but for those that are imported by name. */
  private List<String> values(String code, int argument, Set<String> imported) {
    String prefix = code.substring(argument);
    return new EnumArguments(analysis)
        .behind(code.substring(0, argument)).stream()
            .filter(value -> nameOf(value).startsWith(prefix) && !imported.contains(nameOf(value)))
            .toList();
  }

  private static String nameOf(String value) {
    return value.substring(value.lastIndexOf('.') + 1);
  }

  /** What the cell itself declares before the name that begins here, if it may become that. */
  private static List<String> declared(String before, int nameStart) {
    String prefix = before.substring(nameStart);
    String code = before.substring(0, nameStart);
    return prefix.isEmpty() || code.stripTrailing().endsWith(".")
        ? List.of()
        : DECLARED
            .matcher(code)
            .results()
            .map(declaration -> declaration.group(1))
            .filter(name -> name.startsWith(prefix))
            .sorted()
            .toList();
  }

  /** What a name stands for, told by how Java people write names. */
  private static String type(String match) {
    if (match.endsWith("(") || match.endsWith("()")) {
      return Character.isUpperCase(match.charAt(0)) ? "class" : "function";
    }
    if (match.length() > 1 && nameOf(match).chars().noneMatch(Character::isLowerCase)) {
      return "constant";
    }
    if (Character.isUpperCase(match.charAt(0))
        || (match.matches("[\\w.]+") && Character.isUpperCase(nameOf(match + " ").charAt(0)))) {
      return "class";
    }
    return SourceVersion.isKeyword(match) ? "keyword" : "instance";
  }
}
