package org.trialbook.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialbook.field.EnumType;

/**
 * Texts of the classic site's XML as the values of the fields that hold them today. A text that is
 * no such value stays the text that it is, for whoever reads the record to say so.
 */
final class LegacyValues {

  static final String UNLESS_THERE = "unless there";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Pattern BRACKETS = Pattern.compile("([^(]*)\\((.*)\\)\\s*");
  private static final Pattern GROUP = Pattern.compile("([A-Z])(\\d{1,6})");
  private static final String UNKNOWN = "Unknown";

  private LegacyValues() {}

  /** The values that a text is, none where the field says nothing then; several for a list. */
  static List<JsonNode> of(LegacyRule rule, String written) {
    String text = LegacyText.line(written);
    if (rule.reading().matches("[A-Z]+")) {
      return List.of(JSON.textNode(rule.reading()));
    }
    if (text.isEmpty()) {
      return List.of();
    }
    return switch (rule.reading()) {
      case "group" -> List.of(JSON.textNode(group(text)));
      case "certainty" -> List.of(JSON.textNode(text.equals("Actual") ? "ACTUAL" : "ESTIMATED"));
      case "class" -> List.of(enumNode(rule, text.equals("U.S. Fed") ? "FED" : text));
      case "phases" ->
          Arrays.stream(text.equals("N/A") ? new String[] {"NA"} : text.split("/"))
              .map(phase -> enumNode(rule, phase))
              .toList();
      case "study type" ->
          text.equals("N/A") ? List.of() : List.of(enumNode(rule, text.replaceAll(" \\[.*", "")));
      case "registry" ->
          text.endsWith("[Patient Registry]") ? List.of(JSON.booleanNode(true)) : List.of();
      case "before brackets" -> List.of(masking(rule, text));
      case "in brackets" -> whoMasked(rule, text);
      case "last step" -> List.of(JSON.textNode(text.substring(text.lastIndexOf('/') + 1)));
      case "unless unknown" ->
          text.equals(UNKNOWN) ? List.of() : List.of(JSON.textNode(LegacyText.date(text)));
      case "if unknown" -> text.equals(UNKNOWN) ? List.of(JSON.booleanNode(true)) : List.of();
      case "employee" -> List.of(JSON.booleanNode(text.contains(" ARE employed")));
      case "agreement" -> List.of(JSON.booleanNode(!LegacyText.deniesAgreement(text)));
      case "restriction" -> LegacyText.restriction(text).map(LegacyValues::texts).orElse(List.of());
      case "restriction details" ->
          LegacyText.restriction(text).equals(Optional.of("OTHER")) ? texts(text) : List.of();
      default -> byType(rule, written, text);
    };
  }

  private static List<JsonNode> byType(LegacyRule rule, String written, String text) {
    return switch (rule.field().type()) {
      case ENUM -> List.of(enumNode(rule, text));
      case BOOLEAN -> List.of(bool(text));
      case INTEGER, LONG -> List.of(whole(text));
      case DATE, PARTIAL_DATE -> texts(LegacyText.date(text));
      case MARKUP -> texts(LegacyText.markdown(written));
      case DURATION -> text.equals("N/A") ? List.of() : texts(text);
      default -> texts(text);
    };
  }

  private static List<JsonNode> texts(String text) {
    return List.of(JSON.textNode(text));
  }

  static JsonNode whole(String text) {
    try {
      return JSON.numberNode(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return JSON.textNode(text);
    }
  }

  private static JsonNode bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "accepts healthy volunteers" -> JSON.booleanNode(true);
      case "no", "false" -> JSON.booleanNode(false);
      default -> JSON.textNode(text);
    };
  }

  /** P1, B2, O1 and E3 are FG000, BG001, OG000 and EG002 today. */
  static String group(String id) {
    Matcher matcher = GROUP.matcher(id);
    if (!matcher.matches()) {
      return id;
    }
    String kind = matcher.group(1).equals("P") ? "F" : matcher.group(1);
    return String.format(Locale.ROOT, "%sG%03d", kind, Integer.parseInt(matcher.group(2)) - 1);
  }

  // ---- enums ------------------------------------------------------------------------------

  private static JsonNode enumNode(LegacyRule rule, String text) {
    return JSON.textNode(enumValue(rule.field().typeName(), text).orElse(text));
  }

  /** The value that the classic site wrote so. */
  static Optional<String> enumValue(String type, String text) {
    String folded = folded(text);
    return EnumType.named(type).values().stream()
        .filter(
            value ->
                Stream.concat(
                        Stream.of(value.value(), value.legacyValue()),
                        value.exceptions().values().stream())
                    .anyMatch(name -> folded(name).equals(folded)))
        .map(EnumType.Value::value)
        .findFirst();
  }

  private static String folded(String text) {
    return switch (text) {
      case "Both" -> "all"; // sexes, before 2017
      case "Open Label" -> "none"; // masking, before 2007
      default -> text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9%.]", "");
    };
  }

  private static JsonNode masking(LegacyRule rule, String text) {
    if (enumValue(rule.field().typeName(), text).isPresent()) {
      return enumNode(rule, text);
    }
    Matcher brackets = BRACKETS.matcher(text);
    String kind = brackets.matches() ? brackets.group(1) : text;
    return enumValue(rule.field().typeName(), kind.replaceAll("[ -]?Blind", "").strip())
        .<JsonNode>map(JSON::textNode)
        .orElse(JSON.textNode(text));
  }

  private static List<JsonNode> whoMasked(LegacyRule rule, String text) {
    Matcher brackets = BRACKETS.matcher(text);
    return brackets.matches() && !text.startsWith("None")
        ? Arrays.stream(brackets.group(2).split(",")).map(who -> enumNode(rule, who)).toList()
        : List.of();
  }
}
