package org.trialbook.flatten;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Finds the records in a stream of studies, pages or arrays of them.
 *
 * <p>Where a record is broken, the line that it begins on ends it: the registry and every tool that
 * writes NDJSON put one study on a line.
 */
final class StudySplitter {

  private static final int MOST_BYTES = 64 << 20;
  private static final Set<String> PAGE_NAMES = Set.of("studies", "totalCount", "nextPageToken");

  private final Window window;
  private final StudySink sink;
  private final JsonBytes json = new JsonBytes();

  StudySplitter(InputStream in, StudySink sink) {
    this.window = new Window(in, MOST_BYTES);
    this.sink = sink;
  }

  void run() throws IOException {
    if (window.peek(0) == 0xEF && window.peek(1) == 0xBB && window.peek(2) == 0xBF) {
      window.advance(3);
    }
    boolean first = true;
    for (int next = token(); next >= 0; next = token()) {
      if (next == '[') {
        window.advance(1);
        elements();
      } else if (next == '{' && isPage()) {
        page();
      } else if (first && next != '{') {
        throw new StudyFile.NotStudies("it begins with " + beginning());
      } else {
        study();
      }
      first = false;
    }
  }

  /** The next byte that is not white space, with the cursor on it; -1 at the end of the input. */
  private int token() throws IOException {
    int next = window.peek(0);
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      window.advance(1);
      next = window.peek(0);
    }
    return next;
  }

  private String beginning() {
    int length = Math.min(8, window.end() - window.at());
    String text = new String(window.bytes(), window.at(), length, StandardCharsets.ISO_8859_1);
    return "'" + text.replaceAll("[^ -~]", "?") + "'";
  }

  /** A study that is not inside an array: a line, or, if it is printed wide, all of its lines. */
  private void study() throws IOException {
    int line = window.lineLength();
    int next = window.peek(line + 1);
    if (next == ' ' || next == '\t' || next == '"' || next == '}') {
      value();
    } else {
      hand(line);
    }
  }

  /** Whether the object at the cursor begins with a name that only pages have. */
  private boolean isPage() throws IOException {
    int ahead = 1;
    while (window.peek(ahead) >= 0 && window.peek(ahead) <= ' ') {
      ahead++;
    }
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

  private void page() throws IOException {
    window.advance(1);
    while (token() == '"') {
      int name = valueLength();
      if (name < 0) {
        handLine();
        return;
      }
      boolean studies = name == 9 && window.peek(1) == 's';
      window.advance(name);
      if (token() != ':') {
        handLine();
        return;
      }
      window.advance(1);
      int value = token();
      if (studies && value == '[') {
        window.advance(1);
        elements();
      } else {
        int length = value < 0 ? -1 : valueLength();
        if (length < 0) {
          handLine();
          return;
        }
        window.advance(length);
      }
      if (token() == ',') {
        window.advance(1);
      }
    }
    close('}');
  }

  /** The elements of an array of studies, the cursor being behind its bracket. */
  private void elements() throws IOException {
    while (token() == '{') {
      value();
      if (token() == ',') {
        window.advance(1);
      }
    }
    close(']');
  }

  private void close(char bracket) throws IOException {
    if (token() == bracket) {
      window.advance(1);
    } else {
      handLine();
    }
  }

  /** Hands on the value at the cursor, or what is left of it. */
  private void value() throws IOException {
    int length = valueLength();
    if (length >= 0) {
      hand(length);
    } else {
      handLine();
    }
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

  private void handLine() throws IOException {
    hand(window.lineLength());
  }

  private void hand(int length) {
    sink.study(window.bytes(), window.at(), length, window.position());
    window.advance(length);
  }
}
