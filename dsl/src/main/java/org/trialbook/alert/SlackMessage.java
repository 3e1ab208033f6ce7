package org.trialbook.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.trialbook.change.Change;

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

  static String of(String watch, Batch batch) {
    String headline =
        Wording.cut("%s: %s".formatted(watch, Wording.count(batch.alerts())), LONGEST_HEADER);
    ObjectNode message = JSON.createObjectNode().put("text", escaped(headline));
    message.put("unfurl_links", false).put("unfurl_media", false);
    ArrayNode blocks = message.putArray("blocks");
    blocks
        .addObject()
        .put("type", "header")
        .putObject("text")
        .put("type", "plain_text")
        .put("text", headline)
        .put("emoji", false);
    for (List<Alert> study : Wording.byStudy(batch.alerts())) {
      sections(study, text -> section(blocks, batch.id(), text));
    }
    text(
        blocks.addObject().put("type", "context").putArray("elements").addObject(),
        "Trialbook, batch " + batch.id());
    return message.toString();
  }

  private static void sections(List<Alert> study, Consumer<String> sections) {
    String head = head(study.get(study.size() - 1).change());
    StringBuilder section = new StringBuilder(head);
    for (Alert alert : study) {
      String line = "\n\u2022 " + escaped(Wording.cut(Wording.line(alert.change()), LONGEST_LINE));
      if (section.length() + line.length() > LONGEST_SECTION) {
        sections.accept(section.toString());
        section.setLength(0);
        section.append(head);
      }
      section.append(line);
    }
    sections.accept(section.toString());
  }

  private static String head(Change change) {
    String title = Wording.cut(Wording.title(change), LONGEST_TITLE);
    return "*<%s|%s>* %s"
        .formatted(
            Wording.address(change),
            escaped(title).replace("|", "\u00a6"),
            escaped(change.nctId()));
  }

  private static void section(ArrayNode blocks, String batch, String text) {
    ObjectNode block = blocks.addObject().put("type", "section");
    block.put("block_id", batch + "-" + (blocks.size() - 1));
    text(block.putObject("text"), text);
  }

  /** Verbatim, so that an {@code @here} or {@code #channel} in a title calls and links nobody. */
  private static void text(ObjectNode object, String text) {
    object.put("type", "mrkdwn").put("text", text).put("verbatim", true);
  }

  /** The three characters that Slack gives a meaning. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
