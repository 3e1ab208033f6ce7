package org.trialbook.registry.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.trialbook.Internal;

/**
 * The one pass over a page's body: every byte is tokenized, so a body that breaks off cannot pass
 * for a shorter page.
 */
@Internal
public final class PageReader {

  private static final JsonFactory JSON = new JsonFactory();

  private static final List<String> PATH_OF_NCT_ID =
      List.of("protocolSection", "identificationModule", "nctId");

  private static final int LONGEST_TOKEN = 2000;

  private final JsonParser json;
  private final byte[] body;
  private List<Page.StudySpan> studies;
  private OptionalLong totalCount = OptionalLong.empty();
  private Optional<String> nextPageToken = Optional.empty();

  private PageReader(JsonParser json, byte[] body) {
    this.json = json;
    this.body = body;
  }

  /** Finds the studies of a body in one pass; a body that is no whole page is an error. */
  public static Page read(byte[] body) throws IOException {
    try (JsonParser json = parser(body)) {
      return new PageReader(json, body).page();
    }
  }

  /** Holds a body that is one JSON object to its word, without keeping anything of it. */
  public static byte[] wholeObject(byte[] body) throws IOException {
    try (JsonParser json = parser(body)) {
      PageReader reader = new PageReader(json, body);
      reader.expect(json.nextToken(), JsonToken.START_OBJECT, "the body");
      json.skipChildren();
      reader.expect(json.nextToken(), null, "what follows the body");
      return body;
    }
  }

  /** The same for a body that may be an array as well. */
  public static byte[] wholeValue(byte[] body) throws IOException {
    try (JsonParser json = parser(body)) {
      PageReader reader = new PageReader(json, body);
      if (json.nextToken() != JsonToken.START_ARRAY) {
        reader.expect(json.currentToken(), JsonToken.START_OBJECT, "the body");
      }
      json.skipChildren();
      reader.expect(json.nextToken(), null, "what follows the body");
      return body;
    }
  }

  /**
   * Reads studies that follow each other, as in NDJSON, for their ids.
   *
   * @return how many studies there are, those without an id included
   */
  public static long readIds(InputStream studies, Consumer<String> ids) throws IOException {
    try (JsonParser json = JSON.createParser(studies)) {
      PageReader reader = new PageReader(json, new byte[0]);
      long count = 0;
      for (JsonToken next = json.nextToken(); next != null; next = json.nextToken()) {
        reader.expect(next, JsonToken.START_OBJECT, "study " + count);
        Optional.ofNullable(reader.nctId(0)).ifPresent(ids);
        count++;
      }
      return count;
    }
  }

  /** Of text in another encoding the parser tells no places in bytes, and JSON is UTF-8. */
  private static JsonParser parser(byte[] body) throws IOException {
    for (int at = 0; at < Math.min(4, body.length); at++) {
      if (body[at] == 0 || (at < 2 && (body[at] & 0xff) >= 0xfe)) {
        throw new JsonParseException(null, "the body is text in UTF-16 or UTF-32, not UTF-8");
      }
    }
    return JSON.createParser(body);
  }

  private Page page() throws IOException {
    expect(json.nextToken(), JsonToken.START_OBJECT, "the body");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String property = json.currentName();
      JsonToken value = json.nextToken();
      switch (property) {
        case "studies" -> studies = studies(value);
        case "totalCount" -> {
          expect(value, JsonToken.VALUE_NUMBER_INT, property);
          totalCount = OptionalLong.of(json.getLongValue());
        }
        case "nextPageToken" -> {
          expect(value, JsonToken.VALUE_STRING, property);
          nextPageToken = Optional.of(token());
        }
        default -> json.skipChildren();
      }
    }
    expect(json.nextToken(), null, "what follows the body");
    if (studies == null) {
      throw new JsonParseException(json, "no studies in it");
    }
    return new Page(body, studies.toArray(Page.StudySpan[]::new), totalCount, nextPageToken);
  }

  /** It becomes part of the next request's first line, which servers bound. */
  private String token() throws IOException {
    String token = json.getText();
    if (token.length() > LONGEST_TOKEN) {
      throw new JsonParseException(json, "a page token of " + token.length() + " characters");
    }
    return token;
  }

  private List<Page.StudySpan> studies(JsonToken value) throws IOException {
    expect(value, JsonToken.START_ARRAY, "studies");
    List<Page.StudySpan> found = new ArrayList<>();
    JsonToken study;
    while ((study = json.nextToken()) != JsonToken.END_ARRAY) {
      expect(study, JsonToken.START_OBJECT, "study " + found.size());
      int start = Math.toIntExact(json.currentTokenLocation().getByteOffset());
      String nctId = nctId(0);
      int end = Math.toIntExact(json.currentLocation().getByteOffset());
      found.add(new Page.StudySpan(start, end - start, nctId));
    }
    return found;
  }

  /** Reads the object the parser stands at to its end; null where the path does not lead on. */
  private String nctId(int depth) throws IOException {
    String found = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      boolean onPath = PATH_OF_NCT_ID.get(depth).equals(json.currentName());
      boolean isLeaf = depth == PATH_OF_NCT_ID.size() - 1;
      JsonToken value = json.nextToken();
      if (onPath && isLeaf && value == JsonToken.VALUE_STRING) {
        found = json.getText();
      } else if (onPath && !isLeaf && value == JsonToken.START_OBJECT) {
        found = nctId(depth + 1);
      } else {
        json.skipChildren();
      }
    }
    return found;
  }

  private void expect(JsonToken found, JsonToken due, String what) throws IOException {
    if (found != due) {
      throw new JsonParseException(
          json, "%s is %s where %s was due".formatted(what, name(found), name(due)));
    }
  }

  private static String name(JsonToken token) {
    return token == null ? "nothing" : token.name();
  }
}
