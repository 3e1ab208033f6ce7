package org.trialbook.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.trialbook.json.Bytes;
import org.trialbook.json.JsonBytes;
import org.trialbook.json.MalformedStudy;

/**
 * Finds the records in a stream of studies, pages or arrays of them.
 *
 * <p>Where a record is broken, the line that it begins on ends it: the registry and every tool that
 * writes NDJSON put one study on a line.
 */
final class StudySplitter {

  private static final int END = -1;
  private static final int NONE = -2;
  private static final String STUDIES = "studies";
  private static final byte[] LINE = "\n{\"protocolSection\"".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> PAGE_NAMES = Set.of(STUDIES, "totalCount", "nextPageToken");

  /** What the cursor is directly inside of. */
  private enum Place {
    INPUT,
    ARRAY,
    PAGE,
    STUDIES_OF_PAGE
  }

  private final Window window;
  private final long mostBlanks;
  private final JsonBytes json = new JsonBytes();
  private Place place = Place.INPUT;
  private boolean begun;

  StudySplitter(Window window, long mostBlanks) {
    this.window = window;
    this.mostBlanks = mostBlanks;
  }

  /** Whether there was anything but blanks. */
  boolean hasBegun() {
    return begun;
  }

  /**
   * The length of the next record, with the cursor of the window on it, or -1 behind the last one.
   * What ends early gives a last record of what is left, perhaps of nothing.
   */
  int next() throws IOException {
    while (true) {
      int token = token();
      if (place == Place.INPUT && isByteOrderMark(token)) {
        window.advance(3);
        token = token();
      }
      if (begun && token == ',' && place != Place.INPUT) {
        window.advance(1);
        token = token();
      }
      int record =
          switch (place) {
            case INPUT -> inInput(token);
            case PAGE -> inPage(token);
            default -> inArray(token);
          };
      begun |= token >= 0;
      if (record != NONE) {
        return record;
      }
    }
  }

  private int inInput(int token) throws IOException {
    if (token < 0) {
      return END;
    }
    if (token == '[') {
      return enter(Place.ARRAY);
    }
    if (token == '{' && isPage()) {
      return enter(Place.PAGE);
    }
    boolean mayBegin = token == '{' && window.peek(1) != 0;
    if (!begun && !mayBegin && !holdsStudies()) {
      throw new NotStudies(beginning());
    }
    return studyLength();
  }

  private int inArray(int token) throws IOException {
    if (token == '{') {
      return recordLength();
    }
    place = place == Place.ARRAY ? Place.INPUT : Place.PAGE;
    return leave(token, ']');
  }

  /** Steps over one property of a page, or into its studies. */
  private int inPage(int token) throws IOException {
    if (token != '"') {
      place = Place.INPUT;
      return leave(token, '}');
    }
    int name = valueLength();
    if (name < 0) {
      return broken();
    }
    String property = text(1, name - 2);
    int colon = behindBlanks(name);
    if (window.peek(colon) != ':') {
      return broken();
    }
    window.advance(colon + 1);
    int value = token();
    if (property.equals(STUDIES) && value == '[') {
      return enter(Place.STUDIES_OF_PAGE);
    }
    int length = value < 0 ? -1 : valueLength();
    if (length < 0) {
      return broken();
    }
    boolean mayHoldStudies = value == '[' || value == '{' || property.equals(STUDIES);
    if (mayHoldStudies && value != 'n' && !property.equals("nextPageToken")) {
      // No such page comes from the registry: what it holds there is told, not skipped.
      return length;
    }
    window.advance(length);
    return NONE;
  }

  private int enter(Place inside) {
    window.advance(1);
    place = inside;
    return NONE;
  }

  private int leave(int token, char bracket) throws IOException {
    if (token == bracket) {
      window.advance(1);
      return NONE;
    }
    return window.lineLength();
  }

  private int broken() throws IOException {
    place = Place.INPUT;
    return window.lineLength();
  }

  /** The next byte that is not white space, with the cursor on it; -1 at the end of the input. */
  private int token() throws IOException {
    int next = window.peek(0);
    long from = window.position();
    while (isBlank(next)) {
      window.advance(1);
      next = window.peek(0);
      if (window.position() - from > mostBlanks) {
        throw new Damaged(from, "more than " + ReadLimits.text(mostBlanks) + " of blanks");
      }
    }
    return next;
  }

  private static boolean isBlank(int next) {
    return next == ' ' || next == '\n' || next == '\r' || next == '\t';
  }

  /** How far it is from there to a byte that is not white space. */
  private int behindBlanks(int from) throws IOException {
    int ahead = from;
    while (isBlank(window.peek(ahead))) {
      ahead++;
    }
    return ahead;
  }

  private boolean isByteOrderMark(int token) throws IOException {
    return token == 0xEF && window.peek(1) == 0xBB && window.peek(2) == 0xBF;
  }

  /** Whether studies come behind a first line that is none; what else begins oddly is no JSON. */
  private boolean holdsStudies() throws IOException {
    window.peek(window.lineLength() + LINE.length);
    byte[] bytes = window.bytes();
    int at = Bytes.indexOf((byte) '\n', bytes, window.at(), window.end());
    while (at + LINE.length <= window.end()) {
      if (Bytes.equal(LINE, 0, bytes, at, LINE.length)) {
        return true;
      }
      at = Bytes.indexOf((byte) '\n', bytes, at + 1, window.end());
    }
    return false;
  }

  private String beginning() {
    return Beginning.of(window.bytes(), window.at(), Math.min(window.end(), window.at() + 512));
  }

  private String text(int ahead, int length) {
    return new String(
        window.bytes(), window.at() + ahead, Math.max(0, length), StandardCharsets.ISO_8859_1);
  }

  /** A study that is not inside an array: a line, or, if it is printed wide, all of its lines. */
  private int studyLength() throws IOException {
    int line = window.lineLength();
    int next = window.peek(line + 1);
    return next == ' ' || next == '\t' || next == '"' || next == '}' ? recordLength() : line;
  }

  /** The length of the record at the cursor, or of what is left of it. */
  private int recordLength() throws IOException {
    int length = valueLength();
    return length < 0 ? window.lineLength() : length;
  }

  /** Whether the object at the cursor begins with a name that only pages have. */
  private boolean isPage() throws IOException {
    int ahead = behindBlanks(1);
    if (window.peek(ahead) != '"') {
      return false;
    }
    StringBuilder name = new StringBuilder();
    for (int c = window.peek(++ahead); c > ' ' && c != '"' && name.length() < 16; ) {
      name.append((char) c);
      c = window.peek(++ahead);
    }
    return PAGE_NAMES.contains(name.toString());
  }

  /** The length of the value at the cursor, or -1 if it is broken. */
  private int valueLength() throws IOException {
    while (true) {
      json.reset(window.bytes(), window.end());
      try {
        return json.skip(window.at()) - window.at();
      } catch (MalformedStudy e) {
        if (e.index() < window.end() || !window.more()) {
          return -1;
        }
      }
    }
  }
}
