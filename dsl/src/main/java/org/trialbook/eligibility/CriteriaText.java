package org.trialbook.eligibility;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a study's eligibility criteria, taken apart.
 *
 * <pre>{@code
 * CriteriaText.of("Inclusion Criteria:\n\n* Age 18 or older").criteria();
 * }</pre>
 *
 * <p>Headings that say "inclusion" or "exclusion", and sentences that say who is in or out of the
 * list below, begin a part; an item of a list or a paragraph is a criterion; an indented paragraph
 * goes on with the item above, and so does a bare "or". Nothing is changed: every criterion is a
 * piece of the text. A text in which nothing says what is inclusion and what is exclusion is one
 * {@link CriterionKind#UNSPLIT} criterion.
 */
public final class CriteriaText {

  private static final Pattern CONNECTIVE =
      Pattern.compile("\\W{0,9}(?:or|and|and/or|und|oder)\\W{0,9}", Pattern.CASE_INSENSITIVE);

  private static final Pattern ITEM_IN_LINE = Pattern.compile("\\s(?:-\\s|•\\s?)(?=\\S)");

  private static final Pattern NAMES_A_GROUP =
      Pattern.compile(
          ".*\\b(?:groups?|cohorts?|subjects|patients|participants|controls|volunteers|population|arm|part)\\b.*(?<![.;,])",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final int LONGEST_GROUP = 60;

  /** A criterion that may go on. */
  private static final class Row {
    CriterionKind kind;
    final int level;
    final int start;
    int end;
    final boolean marked;

    Row(CriterionKind kind, int level, int start, int end, boolean marked) {
      this.kind = kind;
      this.level = level;
      this.start = start;
      this.end = end;
      this.marked = marked;
    }
  }

  /**
   * An item that the next line may be inside of.
   *
   * @param style of its mark
   * @param inside the kind of what is inside, if the item says that; null for that of the part
   */
  private record Item(int indent, String style, CriterionKind inside) {}

  private final String text;
  private final List<Row> rows = new ArrayList<>();
  private final List<int[]> headings = new ArrayList<>();
  private final Deque<Item> items = new ArrayDeque<>();

  private CriterionKind kind;
  private boolean sawInclusion;
  private int firstOfAKind = -1;

  private CriteriaText(String text) {
    this.text = text;
    List<Lines.Line> lines = Lines.of(text);
    for (int i = 0; i < lines.size(); i++) {
      part(lines, i);
    }
    if (firstOfAKind >= 0 && !sawInclusion) {
      // Where the one heading is that of the exclusion, what stands above it is the inclusion.
      rows.stream()
          .filter(row -> row.kind == CriterionKind.OTHER && row.start < firstOfAKind)
          .forEach(row -> row.kind = CriterionKind.INCLUSION);
    }
  }

  /** Takes a text apart; an empty one has no criteria. */
  public static CriteriaText of(String text) {
    return new CriteriaText(text);
  }

  /** The criteria in the order of the text. */
  public List<Criterion> criteria() {
    if (firstOfAKind < 0) {
      return text.isBlank()
          ? List.of()
          : List.of(new Criterion(CriterionKind.UNSPLIT, 1, 0, 0, text.length(), text));
    }
    List<Criterion> criteria = new ArrayList<>();
    for (Row row : rows) {
      criteria.add(
          new Criterion(
              row.kind,
              criteria.size() + 1,
              row.level,
              row.start,
              row.end,
              text.substring(row.start, row.end)));
    }
    return criteria;
  }

  /** Where the headings stand: start and end of each. */
  List<int[]> headings() {
    return firstOfAKind < 0 ? List.of() : headings;
  }

  private void part(List<Lines.Line> lines, int index) {
    Lines.Line line = lines.get(index);
    String content = text.substring(line.content(), line.end());
    Optional<Heading> heading = Heading.of(content);
    if (heading.isPresent()) {
      int end = line.content() + heading.get().length();
      head(heading.get(), line.start(), end);
      afterHeading(end, line.end());
      return;
    }
    Optional<CriterionKind> leadIn = LeadIn.of(content);
    if (leadIn.isPresent() && isHead(leadIn.get(), lines, index)) {
      head(new Heading(leadIn.get(), false, 0), line.start(), line.end());
      return;
    }
    row(line, leadIn.orElse(null));
  }

  /** Whether a lead-in introduces all that is below, and not the items inside of its own. */
  private boolean isHead(CriterionKind says, List<Lines.Line> lines, int index) {
    Lines.Line line = lines.get(index);
    boolean first =
        rows.isEmpty() || (!headings.isEmpty() && rows.get(rows.size() - 1).start < lastHeading());
    if (line.isMarked()) {
      return first && !headings.isEmpty() && index + 1 < lines.size() && isAbove(lines, index);
    }
    return first
        || (line.indent() == 0
            && (says != kind || LeadIn.saysWho(text.substring(line.content(), line.end()))));
  }

  /** Whether the list of a marked line goes on beside it, or all of the part is inside of it. */
  private boolean isAbove(List<Lines.Line> lines, int index) {
    Lines.Line line = lines.get(index);
    Lines.Line next = lines.get(index + 1);
    if (next.indent() <= line.indent()) {
      return next.isMarked();
    }
    int at = index + 1;
    while (at < lines.size() && lines.get(at).indent() > line.indent()) {
      at++;
    }
    return at == lines.size()
        || Heading.of(text.substring(lines.get(at).content(), lines.get(at).end())).isPresent();
  }

  private int lastHeading() {
    return headings.get(headings.size() - 1)[1];
  }

  private void head(Heading heading, int start, int end) {
    closeGroup();
    headings.add(new int[] {start, end});
    items.clear();
    if (heading.both()) {
      kind = null;
    } else if (heading.kind() != null) {
      kind = heading.kind();
      sawInclusion |= kind == CriterionKind.INCLUSION;
      firstOfAKind = firstOfAKind < 0 ? start : firstOfAKind;
    }
  }

  /** What stands behind a heading on its line: nothing, a criterion, or several with bullets. */
  private void afterHeading(int from, int end) {
    int start = Mark.skipBlanks(text, from, end);
    String rest = text.substring(start, end);
    if (rest.isEmpty() || Mark.isAll(rest)) {
      return;
    }
    int first = Mark.length(rest.length() > 60 ? rest.substring(0, 60) : rest);
    if (!rest.startsWith("- ") && !rest.startsWith("•")) {
      List<Lines.Line> parts =
          Lines.of(rest).stream()
              .map(
                  each ->
                      new Lines.Line(
                          start + each.start(), start + each.content(), start + each.end(), 0))
              .toList();
      for (int i = 0; i < parts.size(); i++) {
        part(parts, i);
      }
      return;
    }
    int at = start;
    int content = start + first;
    Matcher inLine = ITEM_IN_LINE.matcher(text).region(content, end);
    while (inLine.find()) {
      row(new Lines.Line(at, content, inLine.start(), 0), null);
      at = inLine.start() + 1;
      content = Mark.skipBlanks(text, inLine.end(), end);
    }
    row(new Lines.Line(at, content, end, 0), null);
  }

  private void row(Lines.Line line, CriterionKind says) {
    Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
    boolean following = last != null && (headings.isEmpty() || last.start >= lastHeading());
    if (!line.isMarked() && following && goesOn(last, line)) {
      last.end = line.end();
      return;
    }
    String style = Mark.style(text.substring(line.start(), line.content()));
    leave(line, style, last);
    CriterionKind inside = items.isEmpty() ? null : items.peek().inside();
    CriterionKind own = inside != null ? inside : kind == null ? CriterionKind.OTHER : kind;
    boolean out =
        own == CriterionKind.INCLUSION
            && !line.isMarked()
            && LeadIn.saysOut(text.substring(line.content(), line.end()));
    boolean in =
        own == CriterionKind.EXCLUSION && says == CriterionKind.INCLUSION && saysTwiceNot(line);
    rows.add(
        new Row(
            out ? CriterionKind.EXCLUSION : own,
            items.size(),
            line.content(),
            line.end(),
            line.isMarked()));
    if (line.isMarked()) {
      boolean turns = says != null && says != own && (own == CriterionKind.INCLUSION || in);
      items.push(new Item(line.indent(), style, turns ? says : inside));
    }
  }

  /** Leaves the items that a line is not inside of. */
  private void leave(Lines.Line line, String style, Row last) {
    while (!items.isEmpty() && items.peek().indent() > line.indent()) {
      items.pop();
    }
    boolean beside = !items.isEmpty() && items.peek().indent() == line.indent();
    boolean opened =
        beside
            && line.isMarked()
            && !items.peek().style().equals(style)
            && last.marked
            && text.charAt(last.end - 1) == ':'
            && items.stream()
                .noneMatch(item -> item.indent() == line.indent() && item.style().equals(style));
    if (opened) {
      return;
    }
    boolean known =
        items.stream()
            .anyMatch(item -> item.indent() == line.indent() && item.style().equals(style));
    while (!items.isEmpty() && items.peek().indent() == line.indent()) {
      boolean same = items.pop().style().equals(style);
      if (known && same) {
        return;
      }
    }
  }

  private boolean saysTwiceNot(Lines.Line line) {
    return LeadIn.isTwiceNot(text.substring(line.content(), line.end()));
  }

  private boolean goesOn(Row last, Lines.Line line) {
    if (line.end() - line.content() < 30
        && CONNECTIVE.matcher(text.substring(line.content(), line.end())).matches()) {
      return true;
    }
    return line.indent() > 0
        && !items.isEmpty()
        && line.indent() > items.peekLast().indent()
        && text.charAt(last.end - 1) != ':';
  }

  /** A short line right above a heading names the group that the next part is about. */
  private void closeGroup() {
    if (rows.isEmpty() || headings.isEmpty()) {
      return;
    }
    Row last = rows.get(rows.size() - 1);
    boolean inPart = last.start >= lastHeading();
    boolean first = rows.size() < 2 || rows.get(rows.size() - 2).start < lastHeading() - 1;
    if (inPart
        && !first
        && !last.marked
        && last.level == 0
        && last.end - last.start <= LONGEST_GROUP
        && NAMES_A_GROUP.matcher(text.substring(last.start, last.end)).matches()) {
      last.kind = CriterionKind.OTHER;
    }
  }
}
