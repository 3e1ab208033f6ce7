package org.trialbook.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.text.Resources;

/**
 * One line of {@code legacy-xml.tsv}: where an element or attribute of the classic site's XML has
 * its place in the record of today.
 *
 * @param steps the names on the way; those that end with [] are lists
 * @param field what stands there, with its type
 * @param reading how the text is read where the field's type does not say; empty where it does
 */
record LegacyRule(List<String> steps, Field<?> field, String reading) {

  static final String LIST = "[]";

  private static final String NO_COUNTERPART = "-";

  /** The rules by the path of their element or attribute, without the root. */
  static final Map<String, List<LegacyRule>> BY_PATH = read();

  /** Whether an object begins there. */
  boolean isObject() {
    return field.type() == FieldType.STRUCTURE;
  }

  /** The name of the last step without the sign of a list. */
  static String name(String step) {
    return isList(step) ? step.substring(0, step.length() - LIST.length()) : step;
  }

  static boolean isList(String step) {
    return step.endsWith(LIST);
  }

  private static Map<String, List<LegacyRule>> read() {
    Map<String, Field<?>> fields = new HashMap<>();
    Fields.all().forEach(field -> fields.put(field.path(), field));
    Map<String, List<LegacyRule>> rules = new HashMap<>();
    Resources.table(LegacyRule.class, "legacy-xml.tsv").stream()
        .skip(1)
        .forEach(
            line -> {
              List<LegacyRule> ofPath = rules.computeIfAbsent(line[0], path -> new ArrayList<>());
              if (!line[1].equals(NO_COUNTERPART)) {
                ofPath.add(rule(line, fields));
              }
            });
    return Map.copyOf(rules);
  }

  private static LegacyRule rule(String[] line, Map<String, Field<?>> fields) {
    Field<?> field = fields.get(line[1].replace(LIST, ""));
    return new LegacyRule(List.of(line[1].split("\\.")), field, line.length > 2 ? line[2] : "");
  }
}
