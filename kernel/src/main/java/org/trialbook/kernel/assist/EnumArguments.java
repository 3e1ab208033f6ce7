package org.trialbook.kernel.assist;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * The values of an enum where an argument is one: JShell offers those alone that are imported by
 * name, and many an enum is not.
 */
final class EnumArguments {

  /** Literals and comments, in which no parenthesis counts. */
  private static final Pattern OPAQUE =
      Pattern.compile(
          "\"\"\"(?:[^\"\\\\]++|\\\\(?s:.)|\"(?!\"\"))*+\"\"\"|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\""
              + "|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|//.*|/\\*(?s:.*?)\\*/");

  private static final String VARIABLE_LENGTH = "...";

  /** A bracket that is open, and how many commas stand behind it. */
  private record Open(int index, int commas) {}

  private final SourceCodeAnalysis analysis;

  EnumArguments(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * What an argument may be that begins at the end of this code: {@code Month.MAY}, or with the
   * package where the type is not imported.
   */
  List<String> behind(String code) {
    String before = code.stripTrailing();
    if (!before.endsWith("(") && !before.endsWith(",")) {
      return List.of();
    }
    return call(code).stream()
        .flatMap(
            call -> {
              String start = code.substring(0, call.index() + 1);
              return analysis.documentation(start, start.length(), false).stream()
                  .map(Documentation::signature)
                  .flatMap(signature -> parameter(signature, call.commas()).stream());
            })
        .distinct()
        .flatMap(type -> values(code, type).stream())
        .toList();
  }

  /** The call whose arguments the end of the code is among. */
  private static Optional<Open> call(String code) {
    Deque<Open> open = new ArrayDeque<>();
    Matcher opaque = OPAQUE.matcher(code);
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      if (opaque.region(i, code.length()).lookingAt()) {
        i = opaque.end() - 1;
      } else if ("([{".indexOf(c) >= 0) {
        open.push(new Open(i, 0));
      } else if (")]}".indexOf(c) >= 0) {
        open.poll();
      } else if (c == ',' && !open.isEmpty()) {
        Open last = open.pop();
        open.push(new Open(last.index(), last.commas() + 1));
      }
    }
    return Optional.ofNullable(open.peek()).filter(last -> code.charAt(last.index()) == '(');
  }

  /** The type of a parameter in a signature such as {@code int paint(Color c, int... n)}. */
  private static Optional<String> parameter(String signature, int index) {
    int start = signature.indexOf('(') + 1;
    int end = signature.indexOf(')', start);
    if (start == 0 || end <= start) {
      return Optional.empty();
    }
    List<String> types = new ArrayList<>();
    for (String parameter : signature.substring(start, end).split(", ", -1)) {
      types.add(parameter.split(" ", 2)[0]); // that of a generic type may be cut; it is no enum
    }
    String last = types.get(types.size() - 1);
    String type = index < types.size() ? types.get(index) : last;
    boolean isThere = index < types.size() || last.endsWith(VARIABLE_LENGTH);
    return Optional.of(type.replace(VARIABLE_LENGTH, ""))
        .filter(name -> isThere && name.matches("[\\w.]*\\b[A-Z]\\w*"));
  }

  private List<String> values(String code, String type) {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    List<String> values = valuesOf(code, simple);
    return values.isEmpty() && !simple.equals(type) ? valuesOf(code, type) : values;
  }

  /** None where the name stands for no enum here, or for another than the argument must be. */
  private List<String> valuesOf(String code, String type) {
    String typed = code + type + ".";
    List<Suggestion> members = analysis.completionSuggestions(typed, typed.length(), new int[1]);
    Set<String> names = members.stream().map(Suggestion::continuation).collect(Collectors.toSet());
    return names.contains("values()") && names.contains("valueOf(")
        ? members.stream()
            .filter(Suggestion::matchesType)
            .map(Suggestion::continuation)
            .filter(name -> name.chars().noneMatch(c -> c == '(' || Character.isLowerCase(c)))
            .map(name -> type + "." + name)
            .toList()
        : List.of();
  }
}
