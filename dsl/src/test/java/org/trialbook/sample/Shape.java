package org.trialbook.sample;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** In which order the keys of records come, at every place in them, gathered from many records. */
final class Shape {

  private final Map<String, Shape> inside = new TreeMap<>();
  private final Map<String, Set<String>> followers = new HashMap<>();

  /** Adds the value that the parser is at. */
  void add(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        add(parser);
      }
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      List<String> keys = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        keys.forEach(before -> followers.computeIfAbsent(before, k -> new HashSet<>()).add(key));
        keys.add(key);
        parser.nextToken();
        inside.computeIfAbsent(key, k -> new Shape()).add(parser);
      }
    }
  }

  /** Every two keys that come the other way round in another shape, and never this way. */
  List<String> turnedRoundIn(Shape other, String path) {
    List<String> turned = new ArrayList<>();
    followers.forEach(
        (before, all) -> {
          for (String after : all) {
            if (other.follows(after, before) && !other.follows(before, after)) {
              turned.add(path + before + ", " + after);
            }
          }
        });
    inside.forEach(
        (key, shape) -> {
          if (other.inside.containsKey(key)) {
            turned.addAll(shape.turnedRoundIn(other.inside.get(key), path + key + "."));
          }
        });
    return turned;
  }

  private boolean follows(String before, String after) {
    return followers.getOrDefault(before, Set.of()).contains(after);
  }
}
