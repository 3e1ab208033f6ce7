package org.trialbook.kernel.magic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a cell and the magics that it calls.
 *
 * <p>A magic stands at the beginning of a line, anywhere between statements, or behind an equals
 * sign, and ends with its line: {@code %maven a:b:1}, {@code !ls}, {@code %maven?}, {@code var jars
 * = %jars *.jar}. A cell magic stands in the first line that is not empty and takes the whole cell.
 * In comments, strings and in the middle of an expression, a percent sign is Java.
 */
public final class MagicCell {

  private static final Pattern MAYBE = Pattern.compile("(?m)^\\s*[%!]|=\\s*%");
  private static final Pattern CELL =
      Pattern.compile("\\A(?:\\s*(?://.*)?\\R)*[ \\t]*%%([A-Za-z]\\w*)(.*)(?:\\R((?s:.*)))?\\z");
  private static final Pattern LINE = Pattern.compile("%%?([A-Za-z]\\w*)(.*)");
  private static final Pattern HELP = Pattern.compile("%%?([A-Za-z]\\w*)\\?[ \\t]*");
  private static final Pattern SHELL = Pattern.compile("!([^\\n]*)");

  /** A line that begins with an exclamation mark as Java has it: {@code !name.isEmpty()}. */
  private static final Pattern NEGATION =
      Pattern.compile("!\\s*(?:[(!].*|([A-Za-z_$][\\w$]*)((?:\\.\\w+)*\\()?.*)");

  /** Comments and literals, in which nothing is a magic. */
  private static final Pattern OPAQUE =
      Pattern.compile(
          "//[^\\n"
              + "]*|/\\*(?s:.*?)\\*/|\"\"\"(?:[^\"\\\\]++|\\\\(?s:.)|\"(?!\"\"))*+\"\"\"|\"[^\"\\\\\\n"
              + "]*+(?:\\\\.[^\"\\\\\\n"
              + "]*+)*+\"|'[^'\\\\\\n"
              + "]*+(?:\\\\.[^'\\\\\\n"
              + "]*+)*+'");

  private final String text;
  private final Magics magics;
  private final List<MagicCall> calls = new ArrayList<>();

  private MagicCell(String text, Magics magics) {
    this.text = text;
    this.magics = magics;
  }

  /** Whether the whole cell is one call, as is one that begins with {@code %%bash}. */
  public static boolean isWhole(String text) {
    return CELL.matcher(text).matches() && !HELP.matcher(text.strip()).matches();
  }

  /** Whether it is worth to look closer; false for nearly every cell, and quickly so. */
  public static boolean mayCallMagics(String text) {
    return MAYBE.matcher(text).find();
  }

  /**
   * The magics of a cell.
   *
   * @param isJavaName whether Java knows a variable or method of this name, so that a line such as
   *     {@code !done} negates it
   */
  public static MagicCell of(String text, Magics magics, Predicate<String> isJavaName) {
    MagicCell cell = new MagicCell(text, magics);
    Matcher whole = CELL.matcher(text);
    if (isWhole(text) && whole.matches()) {
      String body = whole.group(3) == null ? "" : whole.group(3);
      int start = text.indexOf('%');
      cell.add(
          MagicCall.Kind.CELL, whole.group(1), whole.group(2), body, false, start, text.length());
    } else {
      cell.scan(isJavaName);
    }
    return cell;
  }

  /** The cell in Java: each magic is a call of a method of {@code Notebook} in the same line. */
  public String toJava() {
    StringBuilder java = new StringBuilder();
    int done = 0;
    for (int i = 0; i < calls.size(); i++) {
      MagicCall call = calls.get(i);
      java.append(text, done, call.span().start());
      if (!isJoined(i)) {
        java.append(JavaCall.of(call, joinedArguments(i)));
      }
      done = call.span().end();
    }
    return java.append(text, done, text.length()).toString();
  }

  /** The cell with blanks where magics stand, so that every other character keeps its place. */
  public String blanked() {
    StringBuilder java = new StringBuilder(text);
    for (MagicCall call : calls) {
      for (int i = call.span().start(); i < endOfForeign(call); i++) {
        if (text.charAt(i) != '\n') {
          java.setCharAt(i, ' ');
        }
      }
    }
    return java.toString();
  }

  /** Whether the whole cell is a magic's, and no Java. */
  public boolean isForeign() {
    return calls.stream().anyMatch(call -> call.kind() == MagicCall.Kind.CELL && !takesJava(call));
  }

  /** Whether this place is within a magic, where no Java stands. */
  public boolean isForeign(int place) {
    return calls.stream()
        .anyMatch(call -> call.span().start() < place && place <= endOfForeign(call));
  }

  private int endOfForeign(MagicCall call) {
    return call.kind() == MagicCall.Kind.CELL && takesJava(call)
        ? endOfLine(call.span().start())
        : call.span().end();
  }

  /** The call whose first line the cursor stands in. */
  Optional<MagicCall> at(int cursor) {
    return calls.stream()
        .filter(call -> call.span().start() < cursor && cursor <= endOfLine(call.span().start()))
        .findFirst();
  }

  List<MagicCall> calls() {
    return calls;
  }

  /** Goes through the text once, from token to token. */
  private void scan(Predicate<String> isJavaName) {
    Matcher opaque = OPAQUE.matcher(text);
    boolean lineStart = true;
    boolean java = false; // has there been any since the last call?
    Deque<Character> open =
        new ArrayDeque<>(); // brackets; within round ones there are no statements
    char before = ';'; // the last character that counts; none is as good as an end
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (c == '\n') {
        lineStart = true;
      } else if (!Character.isWhitespace(c)) {
        if (isAmongStatements(open)
            && ((lineStart && startsLineMagic(at, before, isJavaName))
                || startsValue(at, before))) {
          end = addLine(at, lineStart, !java);
          before = ';';
          java = false;
        } else if (opaque.region(at, text.length()).lookingAt()) {
          end = opaque.end();
          boolean comment = c == '/';
          before = comment ? before : c;
          java |= !comment;
        } else {
          bracket(c, open);
          before = c;
          java = true;
        }
        lineStart = false;
      }
      at = end;
    }
  }

  private static void bracket(char c, Deque<Character> open) {
    if ("([{".indexOf(c) >= 0) {
      open.push(c);
    } else if (")]}".indexOf(c) >= 0) {
      open.poll();
    }
  }

  /** Whether a statement may begin here, as it may in the block of a lambda, whatever is around. */
  private static boolean isAmongStatements(Deque<Character> open) {
    return open.isEmpty() || open.peek() == '{';
  }

  private boolean takesJava(MagicCall call) {
    return magics
        .find(call.name())
        .map(each -> each instanceof CellMagic cell && cell.takesJava())
        .orElse(false);
  }

  private int addLine(int start, boolean lineStart, boolean adjacent) {
    int end = endOfLine(start);
    String line = text.substring(start, end);
    Matcher help = HELP.matcher(line);
    Matcher shell = SHELL.matcher(line);
    Matcher magic = LINE.matcher(line);
    if (help.matches()) {
      add(MagicCall.Kind.HELP, help.group(1), "", "", false, start, end);
    } else if (shell.matches()) {
      add(MagicCall.Kind.LINE, "!", shell.group(1), "", false, start, end);
    } else if (magic.matches()) {
      MagicCall.Kind kind = lineStart ? MagicCall.Kind.LINE : MagicCall.Kind.VALUE;
      boolean follows = adjacent && !calls.isEmpty();
      add(kind, magic.group(1), magic.group(2), "", follows, start, end);
    }
    return end;
  }

  private void add(
      MagicCall.Kind kind,
      String name,
      String arguments,
      String body,
      boolean adjacent,
      int start,
      int end) {
    calls.add(
        new MagicCall(
            kind, name, arguments.strip(), body, adjacent, new MagicCall.Span(start, end)));
  }

  private boolean startsLineMagic(int at, char before, Predicate<String> isJavaName) {
    String line = text.substring(at, endOfLine(at));
    Matcher magic = LINE.matcher(line);
    if (magic.matches()) {
      // Behind a line that does not end a statement, a variable's name is taken for an operand.
      String name = magic.group(1);
      return endsStatement(before)
          || (magics.find(name).isPresent() && !isJavaName.test(name) && !isDeclared(name, at));
    }
    return HELP.matcher(line).matches()
        || (line.matches("![^=].*") && endsStatement(before) && !isNegation(line, isJavaName));
  }

  /** Whether the cell itself may have declared a variable of this name before. */
  private boolean isDeclared(String name, int at) {
    return Pattern.compile("[\\w>\\]]\\s+" + name + "\\s*[=;,:)]")
        .matcher(text.substring(0, at))
        .find();
  }

  private boolean startsValue(int at, char before) {
    return before == '=' && LINE.matcher(text).region(at, endOfLine(at)).lookingAt();
  }

  private static boolean isNegation(String line, Predicate<String> isJavaName) {
    Matcher negation = NEGATION.matcher(line);
    if (!negation.matches()) {
      return false;
    }
    String name = negation.group(1);
    return name == null || negation.group(2) != null || isJavaName.test(name);
  }

  private static boolean endsStatement(char before) {
    return before == ';' || before == '{' || before == '}';
  }

  private int endOfLine(int offset) {
    int end = text.indexOf('\n', offset);
    return end < 0 ? text.length() : end;
  }

  /** The arguments of this call and of those that it takes in. */
  private String joinedArguments(int first) {
    StringBuilder arguments = new StringBuilder(calls.get(first).arguments());
    for (int i = first + 1; i < calls.size() && isJoined(i); i++) {
      arguments.append(' ').append(calls.get(i).arguments());
    }
    return arguments.toString().strip();
  }

  /** Whether this call is part of the one before it. */
  private boolean isJoined(int index) {
    MagicCall call = calls.get(index);
    if (!call.adjacent()
        || call.kind() != MagicCall.Kind.LINE
        || calls.get(index - 1).kind() != MagicCall.Kind.LINE) {
      return false;
    }
    Optional<Magic> magic = magics.find(call.name());
    return magic.isPresent()
        && magic.get() instanceof LineMagic line
        && line.joinsLines()
        && magic.equals(magics.find(calls.get(index - 1).name()));
  }
}
