package org.trialbook.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a text: where each stands, what it is indented by, and its mark. */
final class Lines {

  /**
   * A line with something on it.
   *
   * @param start behind the indentation
   * @param content behind the marks
   * @param end without blanks
   * @param indent blanks in front of it
   */
  record Line(int start, int content, int end, int indent) {
    boolean isMarked() {
      return content > start;
    }
  }

  /** Lines end where the text breaks them, and at the tags of the few texts that are HTML. */
  private static final Pattern TAG =
      Pattern.compile("</?(?:p|ul|ol|li|br|div)\\b[^>\\n]{0,200}>", Pattern.CASE_INSENSITIVE);

  /** A number at the end of marks, and how it is written. */
  private static final Pattern NUMBERED =
      Pattern.compile("(\\(?)(\\d{1,2}|[a-y])\\s?\\\\?([.)]+)\\s*$");

  /** Words behind which a number is no mark: "grade 2. Patients". */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:\\b(?:grade|class|type|stage|phase|score|of|than|least|visit|day|days|week|group|cohort|part|level|to|or|and|least|mode|criterion|criteria|table|appendix|section|x)|≥|≤|>|<|=)\\s*$",
          Pattern.CASE_INSENSITIVE);

  private Lines() {}

  static List<Line> of(String text) {
    List<Line> lines = new ArrayList<>();
    Matcher tag = TAG.matcher(text);
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      boolean isTag = letter == '<' && tag.region(at, text.length()).lookingAt();
      if (letter == '\n' || isTag) {
        add(lines, text, from, at);
        from = isTag ? tag.end() : at + 1;
        at = from - 1;
      }
    }
    add(lines, text, from, text.length());
    return split(text, lines);
  }

  private static void add(List<Line> lines, String text, int from, int to) {
    int from2 = from;
    while (from2 < to) {
      int cut = LateHeading.find(text, from2, to);
      int end = cut < 0 ? to : cut;
      Line line = line(text, from2, end, from2 == from ? from : -1);
      if (line != null) {
        lines.add(line);
      }
      from2 = end;
    }
  }

  /** The line between two places; null where nothing but marks is. */
  private static Line line(String text, int from, int to, int lineStart) {
    int end = to;
    while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    int start = Mark.skipBlanks(text, from, end);
    if (start == end || Mark.isAll(text.substring(start, end))) {
      return null;
    }
    int marks = Mark.length(text.substring(start, Math.min(end, start + 60)));
    return new Line(start, start + marks, end, lineStart < 0 ? 0 : start - lineStart);
  }

  /** Items that stand on one line one behind the other: "1. Adults 2. Asthma". */
  private static List<Line> split(String text, List<Line> lines) {
    List<Line> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Line next = i + 1 < lines.size() ? lines.get(i + 1) : null;
      splitOne(text, line, next, all);
    }
    return all;
  }

  private static void splitOne(String text, Line line, Line next, List<Line> all) {
    Matcher own = NUMBERED.matcher(text.substring(line.start(), line.content()));
    Line rest = line;
    if (line.isMarked() && own.find()) {
      String follower = follower(own.group(2));
      while (follower != null && !begins(text, next, own, follower)) {
        int cut = find(text, rest, own, follower);
        if (cut < 0) {
          break;
        }
        all.add(cutOff(text, rest, cut));
        rest = line(text, cut, line.end(), -1);
        rest = new Line(rest.start(), rest.content(), rest.end(), line.indent());
        follower = follower(follower);
      }
    }
    all.add(rest);
  }

  private static Line cutOff(String text, Line line, int cut) {
    int end = cut;
    while (end > line.content() && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Line(line.start(), line.content(), end, line.indent());
  }

  private static String follower(String number) {
    return Character.isDigit(number.charAt(0))
        ? String.valueOf(Integer.parseInt(number) + 1)
        : number.equals("y") ? null : String.valueOf((char) (number.charAt(0) + 1));
  }

  private static boolean begins(String text, Line next, Matcher own, String number) {
    return next != null
        && next.isMarked()
        && text.substring(next.start(), next.content())
            .replace("\\", "")
            .startsWith(own.group(1) + number);
  }

  private static int find(String text, Line line, Matcher own, String number) {
    String close = own.group(3).substring(0, 1);
    int from = line.content();
    String start = own.group(1) + number;
    for (int at = from; at < line.end(); at++) {
      if (text.startsWith(start, at) && isMark(text, line, own, close, at, start.length())) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isMark(
      String text, Line line, Matcher own, String close, int at, int length) {
    int behind = at + length;
    behind += behind < line.end() && text.charAt(behind) == '\\' ? 1 : 0;
    if (!Character.isWhitespace(text.charAt(at - 1))
        || !text.startsWith(close, behind)
        || behind + 2 >= line.end()) {
      return false;
    }
    char next = text.charAt(behind + 1);
    return (Character.isWhitespace(next) || next == '.' || Character.isUpperCase(next))
        && letter(text, behind + 1, line.end())
        && (!own.group(1).isEmpty()
            || !COUNTED.matcher(text.substring(Math.max(line.content(), at - 20), at)).find());
  }

  private static boolean letter(String text, int from, int end) {
    int at = from;
    while (at < end && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return at < end
        && (Character.isLetter(text.charAt(at)) || "≥≤<>\\(".indexOf(text.charAt(at)) >= 0);
  }
}
