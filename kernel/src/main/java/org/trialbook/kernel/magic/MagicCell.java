package org.trialbook.kernel.magic;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a cell and the magics that it calls.
 *
 * <p>A magic stands at the beginning of a line, anywhere between statements, or behind an equals
 * sign, and ends with its line: {@code %maven a:b:1}, {@code !ls}, {@code %maven?}, {@code
 * Search?}, {@code var jars = %jars *.jar}, {@code var lines = !ls}. A cell magic stands in the
 * first line that is not empty and takes the whole cell. In comments, strings and in the middle of
 * an expression, a percent sign is Java.
 */
public final class MagicCell {

  private static final Pattern MAYBE = Pattern.compile("(?m)^\\s*[%!?]|=\\s*[%!]|\\?[ \\t]*$");
  private static final Pattern CELL =
      Pattern.compile("\\A(?:\\s*(?://.*)?\\R)*[ \\t]*%%([A-Za-z]\\w*)(.*)(?:\\R((?s:.*)))?\\z");

  private final String text;
  private final Magics magics;
  private final List<MagicCall> calls;

  private MagicCell(String text, Magics magics, List<MagicCall> calls) {
    this.text = text;
    this.magics = magics;
    this.calls = calls;
  }

  /** Whether the whole cell is one call, as is one that begins with {@code %%bash}. */
  public static boolean isWhole(String text) {
    return CELL.matcher(text).matches() && !MagicScan.isHelp(text.strip());
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
    Matcher whole = CELL.matcher(text);
    if (!isWhole(text) || !whole.matches()) {
      return new MagicCell(text, magics, MagicScan.of(text, magics, isJavaName));
    }
    String body = whole.group(3) == null ? "" : whole.group(3);
    MagicCall.Span span = new MagicCall.Span(text.indexOf('%'), text.length());
    return new MagicCell(
        text, magics, List.of(MagicCall.cell(whole.group(1), whole.group(2), body, span)));
  }

  /** The cell in Java: each magic is a call of a method of {@code Notebook} in the same line. */
  public String toJava() {
    StringBuilder java = new StringBuilder();
    int done = 0;
    for (int i = 0; i < calls.size(); i++) {
      MagicCall call = calls.get(i);
      java.append(text, done, call.span().start());
      if (!isJoined(i)) {
        java.append(JavaCall.of(call, joinedArguments(i), valueType(call)));
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
        if (text.charAt(i) != '\n' && (!call.isQuestion() || text.charAt(i) == '?')) {
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
        .filter(call -> !call.isQuestion())
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

  /** The type of the value where the declaration has none; empty to leave it to Java. */
  private String valueType(MagicCall call) {
    return magics
        .find(call.name())
        .filter(each -> call.typed())
        .map(each -> each instanceof LineMagic line ? line.valueType() : "")
        .orElse("");
  }

  private boolean takesJava(MagicCall call) {
    return magics
        .find(call.name())
        .map(each -> each instanceof CellMagic cell && cell.takesJava())
        .orElse(false);
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
