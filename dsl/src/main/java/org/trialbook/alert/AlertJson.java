package org.trialbook.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trialbook.change.ChangeJson;

/** Alerts as JSON: in the outbox, and as webhooks get them. */
final class AlertJson {

  private AlertJson() {}

  static ObjectNode write(Alert alert) {
    return ChangeJson.write(alert.change()).put("key", alert.key());
  }

  static Alert read(JsonNode json) {
    return new Alert(json.path("key").asText(), ChangeJson.read(json));
  }
}
