package org.trialbook.mirror.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.query.Coverage;

/**
 * A text to be found in a study exactly as it is written: case, accents and punctuation count, a
 * run of blanks is one.
 */
record WrittenText(String text, Coverage coverage, Selection fields, WrittenRun run) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final List<String> SITES = List.of(Fields.LOCATION.path().split("\\.", -1));
  private static final int ANY_SITE = -1;
  private static final int ELSEWHERE = -1;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  static WrittenText of(String text, Coverage coverage, List<? extends Field<?>> fields) {
    String blank = BLANKS.matcher(text.strip()).replaceAll(" ");
    return new WrittenText(blank, coverage, Selection.of(fields), WrittenRun.of(blank));
  }

  /** Whether one of the fields has it. */
  boolean isIn(byte[] study) throws IOException {
    return isIn(study, ANY_SITE);
  }

  /**
   * Whether one of the fields has it in a single site.
   *
   * @param site counts the study's sites from 0
   */
  boolean isInSite(byte[] study, int site) throws IOException {
    return isIn(study, site);
  }

  private boolean isIn(byte[] study, int site) throws IOException {
    if (!run.mayBeIn(study)) {
      return false;
    }
    try (JsonParser parser = JSON.createParser(study)) {
      parser.nextToken();
      return isIn(parser, fields, site, 0);
    }
  }

  /**
   * @param depth how many keys led here on the way to the sites; {@link #ELSEWHERE} off that way
   */
  private boolean isIn(JsonParser parser, Selection part, int site, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      boolean counted = site != ANY_SITE && depth == SITES.size();
      int element = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        boolean isSite = parser.currentToken() == JsonToken.START_OBJECT;
        if (counted && !(isSite && element++ == site)) {
          parser.skipChildren();
        } else if (isIn(parser, part, site, depth)) {
          return true;
        }
      }
    } else if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        Selection child = part.children().get(key);
        boolean onTheWay =
            depth != ELSEWHERE && depth < SITES.size() && key.equals(SITES.get(depth));
        parser.nextToken();
        if (child == null) {
          parser.skipChildren();
        } else if (isIn(parser, child, site, onTheWay ? depth + 1 : ELSEWHERE)) {
          return true;
        }
      }
    }
    return part.whole() && token.isScalarValue() && isCovered(parser.getText());
  }

  private boolean isCovered(String value) {
    String words = BLANKS.matcher(value.strip()).replaceAll(" ");
    return switch (coverage) {
      case FULL_MATCH -> words.equals(text);
      case STARTS_WITH -> words.startsWith(text) && isEnd(words, text.length());
      case ENDS_WITH -> words.endsWith(text) && isStart(words, words.length() - text.length());
      case CONTAINS -> contains(words);
    };
  }

  private boolean contains(String words) {
    for (int at = words.indexOf(text); at >= 0; at = words.indexOf(text, at + 1)) {
      if (isStart(words, at) && isEnd(words, at + text.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isStart(String words, int at) {
    return at == 0 || !Character.isLetterOrDigit(words.charAt(at - 1));
  }

  private static boolean isEnd(String words, int at) {
    return at == words.length() || !Character.isLetterOrDigit(words.charAt(at));
  }
}
