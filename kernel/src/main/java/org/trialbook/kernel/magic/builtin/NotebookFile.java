package org.trialbook.kernel.magic.builtin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trialbook.TrialbookException;

/** Reads the code of a notebook from its file. */
final class NotebookFile {

  private NotebookFile() {}

  /** The sources of the code cells in their order. */
  static List<String> codeCells(Path file) throws IOException {
    List<String> sources = new ArrayList<>();
    boolean found = false;
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean cells = json.currentName().equals("cells");
        if (json.nextToken() == JsonToken.START_ARRAY && cells) {
          found = true;
          while (json.nextToken() == JsonToken.START_OBJECT) {
            addCode(json, sources);
          }
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      throw new TrialbookException(
          "%s is no notebook.\n%s".formatted(file, e.getOriginalMessage()), e);
    }
    if (!found) {
      throw new TrialbookException(file + " is no notebook.\nIt has no array of cells.");
    }
    return sources;
  }

  private static void addCode(JsonParser json, List<String> sources) throws IOException {
    boolean code = false;
    String source = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "cell_type" -> code = json.getText().equals("code");
        case "source" -> source = text(json);
        default -> json.skipChildren();
      }
    }
    if (code) {
      sources.add(source);
    }
  }

  /** A text, which notebooks write as one string or as an array of lines. */
  private static String text(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return json.getText();
    }
    StringBuilder text = new StringBuilder();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      text.append(json.getText());
    }
    return text.toString();
  }
}
