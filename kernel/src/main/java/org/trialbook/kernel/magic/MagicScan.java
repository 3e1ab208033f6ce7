package org.trialbook.kernel.magic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.kernel.magic.MagicCall.Kind;

/** Finds the magics among the Java of a cell: goes through its text once, from token to token. */
final class MagicScan {

  private static final Pattern LINE = Pattern.compile("%%?([A-Za-z]\\w*)(.*)");
  private static final Pattern HELP = Pattern.compile("%%?([A-Za-z]\\w*)\\?\\??[ \\t]*");
  private static final Pattern SHELL = Pattern.compile("!([^\\n]*)");

  private static final String NAME = "[\\p{L}_$][\\p{L}\\w$]*(?:\\.[\\p{L}_$][\\p{L}\\w$]*)*";

  /** A question for a name of Java: {@code Search?}, {@code twice()??}, {@code ?Search}. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "(?<name>"
              + NAME
              + ")(?:\\(\\))?(?<marks>\\?\\??)[ \\t]*|(?<before>\\?\\??)(?<behind>"
              + NAME
              + ")(?:\\(\\))?[ \\t]*");

  /** What goes on behind a condition and its question mark, a statement of its own does not. */
  private static final Pattern STATEMENT =
      Pattern.compile("\\s*(?:for|if|while|do|try|import|return|class|record)\\b(?s:.*)");

  private static final Pattern ALTERNATIVE = Pattern.compile("(?<!:):(?!:)");

  /** What stands before the command that fills it: a text, or its lines. */
  private static final Pattern FILLED =
      Pattern.compile(
          "(?:^|[;{}])\\s*(?:final\\s+)?(?<type>var|(?:java\\.lang\\.)?String"
              + "|(?:java\\.util\\.)?(?:List|Collection)<\\s*(?:java\\.lang\\.)?String\\s*>"
              + "|(?:java\\.lang\\.)?Iterable<\\s*(?:java\\.lang\\.)?String\\s*>)"
              + "\\s+[\\p{L}_$][\\p{L}\\w$]*\\s*=\\s*$");

  /** A line that begins with an exclamation mark as Java has it: {@code !name.isEmpty()}. */
  private static final Pattern NEGATION =
      Pattern.compile(
          "!\\s*(?:[(!].*|\"(?:[^\"\\\\]|\\\\.)*+\"\\..*|([A-Za-z_$][\\w$]*)((?:\\.\\w+)*\\()?.*)");

  /** The negation of a name alone, which no command needs to look like. */
  private static final Pattern NEGATED_NAME =
      Pattern.compile("!\\s*(?:[\\w$\\[\\]]+;|[\\w$]+(?:\\.[\\w$]+)+;?|this\\b.*)\\s*(?://.*)?");

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
  private final Predicate<String> isJavaName;
  private final List<MagicCall> calls = new ArrayList<>();

  private MagicScan(String text, Magics magics, Predicate<String> isJavaName) {
    this.text = text;
    this.magics = magics;
    this.isJavaName = isJavaName;
  }

  /** The calls in their order. */
  static List<MagicCall> of(String text, Magics magics, Predicate<String> isJavaName) {
    MagicScan scan = new MagicScan(text, magics, isJavaName);
    scan.scan();
    return scan.calls;
  }

  /** Whether a line asks what a magic is for. */
  static boolean isHelp(String line) {
    return HELP.matcher(line).matches();
  }

  private void scan() {
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
            && ((lineStart && startsLine(at, before)) || startsValue(at, before))) {
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

  private int addLine(int start, boolean lineStart, boolean adjacent) {
    int end = endOfLine(start);
    String line = text.substring(start, end);
    MagicCall.Span span = new MagicCall.Span(start, end);
    Matcher help = HELP.matcher(line);
    Matcher question = QUESTION.matcher(line);
    Matcher shell = SHELL.matcher(line);
    Matcher magic = LINE.matcher(line);
    if (help.matches()) {
      calls.add(MagicCall.line(Kind.HELP, help.group(1), "", false, span));
    } else if (lineStart && question.matches()) {
      boolean behind = question.group("name") != null;
      String name = question.group(behind ? "name" : "behind");
      String marks = question.group(behind ? "marks" : "before");
      calls.add(
          MagicCall.line(marks.length() == 1 ? Kind.NAME : Kind.SOURCE, name, "", false, span));
    } else if (shell.matches()) {
      calls.add(
          lineStart
              ? MagicCall.line(Kind.LINE, "!", shell.group(1), false, span)
              : captured(shell.group(1), span));
    } else if (magic.matches() && lineStart) {
      boolean follows = adjacent && !calls.isEmpty();
      calls.add(MagicCall.line(Kind.LINE, magic.group(1), magic.group(2), follows, span));
    } else if (magic.matches()) {
      calls.add(
          MagicCall.value(magic.group(1), magic.group(2), filledType(start).equals("var"), span));
    }
    return end;
  }

  private MagicCall captured(String command, MagicCall.Span span) {
    String type = filledType(span.start());
    boolean whole = type.endsWith("String");
    return MagicCall.value(whole ? Magics.SHELL : Magics.LINES, command, type.equals("var"), span);
  }

  private boolean startsLine(int at, char before) {
    String line = text.substring(at, endOfLine(at));
    Matcher magic = LINE.matcher(line);
    if (magic.matches()) {
      // Behind a line that does not end a statement, a variable's name is taken for an operand.
      String name = magic.group(1);
      return endsStatement(before)
          || (magics.find(name).isPresent() && !isJavaName.test(name) && !isDeclared(name, at));
    }
    return isHelp(line) || (endsStatement(before) && (startsCommand(line) || isQuestion(line, at)));
  }

  private boolean startsCommand(String line) {
    return line.matches("![^=].*") && !isNegation(line);
  }

  /** A question mark at the end of a line may also be that of a condition. */
  private boolean isQuestion(String line, int at) {
    Matcher question = QUESTION.matcher(line);
    return question.matches() && (question.group("name") == null || !goesOn(at + line.length()));
  }

  private boolean goesOn(int end) {
    String rest = OPAQUE.matcher(text.substring(end)).replaceAll(" ");
    return !STATEMENT.matcher(rest).matches()
        && ALTERNATIVE.matcher(rest.split("[;{]", 2)[0]).find();
  }

  /** Whether the cell itself may have declared a variable of this name before. */
  private boolean isDeclared(String name, int at) {
    return Pattern.compile("[\\w>\\]]\\s+" + name + "\\s*[=;,:)]")
        .matcher(text.substring(0, at))
        .find();
  }

  private boolean startsValue(int at, char before) {
    if (before != '=') {
      return false;
    }
    if (text.charAt(at) != '!') {
      return LINE.matcher(text).region(at, endOfLine(at)).lookingAt();
    }
    String type = filledType(at);
    String line = text.substring(at, endOfLine(at)).strip();
    return line.matches("![^=].*") && !type.isEmpty() && (!type.equals("var") || isCommand(line));
  }

  /** The type of the variable that is filled here, if its declaration stands in this line. */
  private String filledType(int at) {
    Matcher filled = FILLED.matcher(text.substring(text.lastIndexOf('\n', at - 1) + 1, at));
    return filled.find() ? filled.group("type") : "";
  }

  /** What is negated has a name that Java or the cell knows; the name of a command it knows not. */
  private boolean isCommand(String line) {
    Matcher negation = NEGATION.matcher(line);
    boolean named = negation.matches() && negation.group(1) != null;
    return !isNegation(line)
        && !NEGATED_NAME.matcher(line).matches()
        && (!named || !isMentioned(negation.group(1)));
  }

  /** Whether the name stands anywhere in the cell but behind an exclamation mark. */
  private boolean isMentioned(String name) {
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
        .matcher(text.replaceAll("(?<=[=\\n])\\s*![^=\\n][^\\n]*", ""))
        .find();
  }

  private boolean isNegation(String line) {
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
}
