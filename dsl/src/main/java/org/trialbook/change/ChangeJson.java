package org.trialbook.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** A change as a JSON object: its columns by name, null for what it has not. */
public final class ChangeJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ChangeJson() {}

  /** An object of its own. */
  public static ObjectNode write(Change change) {
    ObjectNode json = JSON.createObjectNode();
    json.put("nctId", change.nctId()).put("kind", change.kind().name());
    json.put("field", change.field()).put("item", change.item().orElse(null));
    json.put("before", change.before().orElse(null)).put("after", change.after().orElse(null));
    json.put("days", change.days().isPresent() ? (Integer) change.days().getAsInt() : null);
    json.put("when", change.when().toString()).put("title", change.title().orElse(null));
    return json.put("id", change.id());
  }

  /** The change that was written. */
  public static Change read(JsonNode json) {
    return new Change(
        json.path("nctId").asText(),
        ChangeKind.valueOf(json.path("kind").asText()),
        json.path("field").asText(),
        text(json, "item"),
        text(json, "before"),
        text(json, "after"),
        json.hasNonNull("days") ? OptionalInt.of(json.get("days").asInt()) : OptionalInt.empty(),
        LocalDate.parse(json.path("when").asText()),
        text(json, "title"));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.path(name).textValue());
  }
}
