package org.trialbook.mirror.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.trialbook.field.FieldType;
import org.trialbook.mirror.search.FieldTree;
import org.trialbook.mirror.search.Selection;

/**
 * Writes the selected parts of a study.
 *
 * <p>What is kept is copied byte for byte. A structure on the way to a selected field is kept even
 * where nothing in it is selected, and so is every element of a list: positions do not shift.
 *
 * @param legacy whether markup is written the way of the classic site: without the backslashes of
 *     Markdown and with line ends of two characters; what the classic site did to lists is not
 *     known and not done
 */
record StudyWriter(Selection selection, boolean legacy) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\\p{Punct}])");

  void write(byte[] study, OutputStream out) throws IOException {
    if (isRaw(selection)) {
      out.write(study);
      return;
    }
    try (JsonParser parser = JSON.createParser(study)) {
      parser.nextToken();
      new Copy(parser, study, out).value(selection, FieldTree.ofRecord());
    }
  }

  private boolean isRaw(Selection part) {
    return part.whole() && !legacy;
  }

  private final class Copy {

    private final JsonParser parser;
    private final byte[] source;
    private final OutputStream out;

    Copy(JsonParser parser, byte[] source, OutputStream out) {
      this.parser = parser;
      this.source = source;
      this.out = out;
    }

    void value(Selection part, FieldTree tree) throws IOException {
      boolean isMarkup = tree.field().filter(field -> field.type() == FieldType.MARKUP).isPresent();
      if (isRaw(part)) {
        copy();
      } else if (parser.currentToken() == JsonToken.START_OBJECT) {
        object(part, tree);
      } else if (parser.currentToken() == JsonToken.START_ARRAY) {
        array(part, tree);
      } else if (isMarkup && parser.currentToken() == JsonToken.VALUE_STRING) {
        markup();
      } else {
        copy();
      }
    }

    private void object(Selection part, FieldTree tree) throws IOException {
      out.write('{');
      boolean first = true;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        int keyStart = start();
        parser.nextToken();
        Selection child = part.whole() ? Selection.ALL : part.children().get(key);
        if (child == null) {
          parser.skipChildren();
          continue;
        }
        separate(first);
        out.write(source, keyStart, start() - keyStart);
        value(child, tree.child(key));
        first = false;
      }
      out.write('}');
    }

    private void array(Selection part, FieldTree tree) throws IOException {
      out.write('[');
      boolean first = true;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        separate(first);
        value(part, tree);
        first = false;
      }
      out.write(']');
    }

    private void separate(boolean first) throws IOException {
      if (!first) {
        out.write(',');
      }
    }

    private void markup() throws IOException {
      String text = ESCAPE.matcher(parser.getText()).replaceAll("$1").replace("\n", "\r\n");
      out.write('"');
      out.write(JsonStringEncoder.getInstance().quoteAsUTF8(text));
      out.write('"');
    }

    private void copy() throws IOException {
      int start = start();
      parser.skipChildren();
      parser.finishToken();
      out.write(source, start, (int) parser.currentLocation().getByteOffset() - start);
    }

    private int start() {
      return (int) parser.currentTokenLocation().getByteOffset();
    }
  }
}
