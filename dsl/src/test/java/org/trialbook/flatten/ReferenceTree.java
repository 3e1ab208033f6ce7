package org.trialbook.flatten;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A record as Jackson's tree, in which a value comes once.
 *
 * @param ways paths on the way to what is wanted
 */
record ReferenceTree(Set<String> ways) {

  /** Keeps numbers as they are written. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static String text(byte[] record) throws Reference.Refused {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(record))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Reference.Refused(e.getMessage());
    }
  }

  /** The tree of a record; of two values under one name the first, the second noted if wanted. */
  JsonNode of(byte[] record, Map<String, String> unread) throws Reference.Refused {
    try (JsonParser parser = new JsonFactory().createParser(text(record))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Reference.Refused("not an object");
      }
      JsonNode tree = tree(parser, "", "", unread);
      if (parser.nextToken() != null) {
        throw new Reference.Refused("more than an object");
      }
      return tree;
    } catch (IOException e) {
      throw new Reference.Refused(e.getMessage());
    }
  }

  private JsonNode tree(JsonParser parser, String path, String pointer, Map<String, String> unread)
      throws IOException, Reference.Refused {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      ArrayNode array = MAPPER.createArrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(tree(parser, path + "[]", pointer + "/" + array.size(), unread));
      }
      return array;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return scalar(parser);
    }
    ObjectNode object = MAPPER.createObjectNode();
    int again = 0;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = unlikeAPath(parser.currentName());
      String below = path.isEmpty() ? name : path + "." + name;
      parser.nextToken();
      if (!object.has(name)) {
        object.set(name, tree(parser, below, pointer + "/" + name, unread));
        continue;
      }
      // What nobody asked for inside of it is not looked at.
      tree(parser, "nowhere", "", new HashMap<>());
      if (ReferencePaths.waysTo(StudyPath.NCT_ID).contains(below)) {
        throw new Reference.Refused("twice: " + below);
      }
      if (ways.contains(below)) {
        unread.put(pointer + "/" + name + "#" + again++, below);
      }
    }
    return object;
  }

  /** A name that reads as a path is no path. */
  private static String unlikeAPath(String name) {
    return name.replaceAll("[.\\[\\]]", "?");
  }

  /** Of an exponent that Jackson cannot hold, a number that is as far out of every range. */
  private static JsonNode scalar(JsonParser parser) throws IOException {
    try {
      return MAPPER.readTree(parser);
    } catch (NumberFormatException e) {
      String text = parser.getText();
      String digits = text.matches("-?[0.]*[eE].*") ? "0" : text.startsWith("-") ? "-1" : "1";
      return DecimalNode.valueOf(
          new BigDecimal(digits + (text.matches(".*[eE]-.*") ? "e-999999" : "e999999")));
    }
  }
}
