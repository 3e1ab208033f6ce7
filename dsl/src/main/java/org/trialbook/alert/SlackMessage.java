package org.trialbook.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Alerts as a message of Slack's Block Kit: one section a study, and more where its text would be
 * too long. Slack takes 50 blocks, 3,000 characters a section and 150 a header.
 */
final class SlackMessage {

  /** Each alert begins a section at worst; a header and a foot come with them. */
  static final int MOST_ALERTS = 45;

  private static final int LONGEST_SECTION = 2_900;
  private static final int LONGEST_HEADER = 150;
  private static final int LONGEST_TITLE = 200;

  /** Escapes may make five characters of one. */
  private static final int LONGEST_LINE = 300;

  private static final ObjectMapper JSON = new ObjectMapper();

  private SlackMessage() {}

  static String of(String watch, Outbox.Batch batch) {
    String headline = "%s: %s".formatted(watch, Wording.count(batch.alerts()));
    ObjectNode message = JSON.createObjectNode().put("text", escaped(headline));
    message.put("unfurl_links", false);
    ArrayNode blocks = message.putArray("blocks");
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", Wording.cut(headline, LONGEST_HEADER));
    StringBuilder section = new StringBuilder();
    String nctId = "";
    for (Alert alert : batch.alerts()) {
      String line = "\n\u2022 " + escaped(Wording.cut(Wording.line(alert.change()), LONGEST_LINE));
      boolean isNew = !alert.change().nctId().equals(nctId);
      if (isNew || section.length() + line.length() > LONGEST_SECTION) {
        add(blocks, batch.id(), section);
        section.setLength(0);
        section.append(head(alert));
        nctId = alert.change().nctId();
      }
      section.append(line);
    }
    add(blocks, batch.id(), section);
    blocks
        .addObject()
        .put("type", "context")
        .putArray("elements")
        .addObject()
        .put("type", "mrkdwn")
        .put("text", "Trialbook, batch " + batch.id());
    return message.toString();
  }

  private static String head(Alert alert) {
    String title = Wording.cut(Wording.title(alert.change()), LONGEST_TITLE);
    return "*<%s|%s>* %s"
        .formatted(
            Wording.address(alert.change()),
            escaped(title).replace("|", "\u00a6"),
            alert.change().nctId());
  }

  private static void add(ArrayNode blocks, String batch, StringBuilder text) {
    if (!text.isEmpty()) {
      ObjectNode block = blocks.addObject().put("type", "section");
      block.put("block_id", batch + "-" + blocks.size());
      block.putObject("text").put("type", "mrkdwn").put("text", text.toString());
    }
  }

  /** The three characters that Slack gives a meaning. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
