package org.trialbook.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What differs between two spellings of the same value: what the registry's software does to
 * records, not who answers for a study.
 */
final class SameValue {

  /**
   * Fields that come and go for all studies at once: the day of the data, and the parts of the MeSH
   * tree that the registry left out of its records in 2025.
   */
  static final Set<String> FIELDS =
      Set.of(
          "derivedSection.miscInfoModule.versionHolder",
          "derivedSection.miscInfoModule.modelPredictions",
          "derivedSection.conditionBrowseModule.browseLeaves",
          "derivedSection.conditionBrowseModule.browseBranches",
          "derivedSection.interventionBrowseModule.browseLeaves",
          "derivedSection.interventionBrowseModule.browseBranches");

  /** Markdown's backslash, which older records have before these characters and newer ones not. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+\\-.!<>~|&=^$])");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  /** Where a line may or may not break, which has no width of its own. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\u00ad\\u200b\\u2060\\ufeff]+");

  private SameValue() {}

  /** Whether there is nothing: absent, null, or empty. */
  static boolean isBlank(JsonNode node) {
    return node.isMissingNode()
        || node.isNull()
        || (node.isContainerNode() && node.isEmpty())
        || (node.isTextual() && node.textValue().isBlank());
  }

  /** Whether two values that are no lists or objects say the same. */
  static boolean same(JsonNode one, JsonNode other) {
    if (one.equals(other)) {
      return true;
    }
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    return one.isTextual()
        && other.isTextual()
        && plain(one.textValue()).equals(plain(other.textValue()));
  }

  /** Text without escapes, entities, and differences of white space. */
  static String plain(String text) {
    String plain = text;
    if (plain.indexOf('\\') >= 0) {
      plain = ESCAPE.matcher(plain).replaceAll("$1");
    }
    plain = INVISIBLE.matcher(CharacterReferences.decoded(plain)).replaceAll("");
    plain = SPACE.matcher(plain).replaceAll(" ").strip();
    return Normalizer.isNormalized(plain, Normalizer.Form.NFC)
        ? plain
        : Normalizer.normalize(plain, Normalizer.Form.NFC);
  }
}
