package org.trialbook.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.trialbook.change.Change;
import org.trialbook.change.ChangeKind;

/** Alerts as JSON: in the outbox, and as webhooks get them. */
final class AlertJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AlertJson() {}

  static ObjectNode write(Alert alert) {
    Change change = alert.change();
    ObjectNode json = JSON.createObjectNode().put("key", alert.key());
    json.put("nctId", change.nctId()).put("kind", change.kind().name());
    json.put("field", change.field()).put("item", change.item().orElse(null));
    json.put("before", change.before().orElse(null)).put("after", change.after().orElse(null));
    json.put("days", change.days().isPresent() ? (Integer) change.days().getAsInt() : null);
    return json.put("when", change.when().toString()).put("title", change.title().orElse(null));
  }

  static Alert read(JsonNode json) {
    return new Alert(
        json.path("key").asText(),
        new Change(
            json.path("nctId").asText(),
            ChangeKind.valueOf(json.path("kind").asText()),
            json.path("field").asText(),
            text(json, "item"),
            text(json, "before"),
            text(json, "after"),
            json.hasNonNull("days")
                ? OptionalInt.of(json.get("days").asInt())
                : OptionalInt.empty(),
            LocalDate.parse(json.path("when").asText()),
            text(json, "title")));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.path(name).textValue());
  }
}
