package org.trialbook.eligibility;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
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
 * <p>Headings that say "inclusion" or "exclusion" begin a part; an item of a list or a paragraph is
 * a criterion; an indented paragraph goes on with the item above, and so does a bare "or". Nothing
 * is changed: every criterion is a piece of the text. A text without such a heading is one {@link
 * CriterionKind#UNSPLIT} criterion.
 */
public final class CriteriaText {

  /** Lines end where the text breaks them, and at the tags of the few texts that are HTML. */
  private static final Pattern BREAK =
      Pattern.compile("\\n|</?(?:p|ul|ol|li|br|div)\\b[^>]*>", Pattern.CASE_INSENSITIVE);

  private static final Pattern CONNECTIVE =
      Pattern.compile("\\W*(?:or|and|and/or|und|oder)\\W*", Pattern.CASE_INSENSITIVE);

  private static final Pattern ITEM_IN_LINE = Pattern.compile("\\s-\\s");

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

  private final String text;
  private final List<Row> rows = new ArrayList<>();
  private final List<int[]> headings = new ArrayList<>();

  /** The indentation of the items that the next line may be inside of. */
  private final Deque<Integer> indents = new ArrayDeque<>();

  private CriterionKind kind;
  private boolean sawInclusion;

  private CriteriaText(String text) {
    this.text = text;
    Matcher breaks = BREAK.matcher(text);
    int from = 0;
    while (breaks.find()) {
      line(from, breaks.start());
      from = breaks.end();
    }
    line(from, text.length());
    if (kind != null && !sawInclusion) {
      // Where the one heading is that of the exclusion, what stands above it is the inclusion.
      rows.stream()
          .filter(row -> row.kind == CriterionKind.OTHER && row.start < headings.get(0)[0])
          .forEach(row -> row.kind = CriterionKind.INCLUSION);
    }
  }

  /** Takes a text apart; an empty one has no criteria. */
  public static CriteriaText of(String text) {
    return new CriteriaText(text);
  }

  /** The criteria in the order of the text. */
  public List<Criterion> criteria() {
    if (kind == null) {
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
    return headings;
  }

  private void line(int from, int to) {
    int end = to;
    while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    int start = from;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (start == end) {
      return;
    }
    int late = Heading.late(text.substring(start, end));
    if (late > 0) {
      int cut = start + late;
      line(from, cut);
      line(cut, end);
      return;
    }
    part(start, end, start - from);
  }

  private void part(int start, int end, int indent) {
    String line = text.substring(start, end);
    if (Mark.isAll(line)) {
      return;
    }
    int marks = Mark.length(line);
    Optional<Heading> heading = Heading.of(line.substring(marks), kind);
    if (heading.isEmpty()) {
      row(start, start + marks, end, indent);
      return;
    }
    closeGroup();
    kind = heading.get().kind();
    sawInclusion |= kind == CriterionKind.INCLUSION;
    indents.clear();
    int headingEnd = start + marks + heading.get().length();
    headings.add(new int[] {start, headingEnd});
    afterHeading(headingEnd, end);
  }

  /** What stands behind a heading on its line: nothing, a criterion, or several with dashes. */
  private void afterHeading(int from, int end) {
    int start = from;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    String rest = text.substring(start, end);
    if (!rest.startsWith("- ")) {
      if (!rest.isEmpty() && !Mark.isAll(rest)) {
        row(start, start + Mark.length(rest), end, 0);
      }
      return;
    }
    int at = start + 1;
    Matcher items = ITEM_IN_LINE.matcher(text).region(at, end);
    while (items.find()) {
      row(at, skipBlanks(at, items.start()), items.start(), 0);
      at = items.end();
    }
    row(at, skipBlanks(at, end), end, 0);
  }

  private int skipBlanks(int from, int end) {
    int at = from;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private void row(int lineStart, int start, int end, int indent) {
    boolean marked = start > lineStart;
    Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
    boolean following =
        last != null && (headings.isEmpty() || last.start >= headings.get(headings.size() - 1)[1]);
    if (!marked && following && goesOn(last, start, end, indent)) {
      last.end = end;
      return;
    }
    while (!indents.isEmpty() && indents.peek() >= indent) {
      indents.pop();
    }
    rows.add(
        new Row(kind == null ? CriterionKind.OTHER : kind, indents.size(), start, end, marked));
    if (marked) {
      indents.push(indent);
    }
  }

  private boolean goesOn(Row last, int start, int end, int indent) {
    if (CONNECTIVE.matcher(text.substring(start, end)).matches()) {
      return true;
    }
    return indent > 0
        && !indents.isEmpty()
        && indent > indents.peekLast()
        && text.charAt(last.end - 1) != ':';
  }

  /** A short line right above a heading names the group that the next part is about. */
  private void closeGroup() {
    if (rows.isEmpty() || headings.isEmpty()) {
      return;
    }
    Row last = rows.get(rows.size() - 1);
    String line = text.substring(last.start, last.end);
    boolean inPart = last.start >= headings.get(headings.size() - 1)[1];
    boolean first =
        rows.size() < 2 || rows.get(rows.size() - 2).start < headings.get(headings.size() - 1)[0];
    if (inPart
        && !first
        && !last.marked
        && last.level == 0
        && line.length() <= LONGEST_GROUP
        && line.toLowerCase(Locale.ROOT)
            .matches(
                ".*\\b(?:groups?|cohorts?|subjects|patients|participants|controls|volunteers|population|arm|part)\\b.*(?<![.;,])")) {
      last.kind = CriterionKind.OTHER;
    }
  }
}
