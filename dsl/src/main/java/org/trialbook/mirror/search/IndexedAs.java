package org.trialbook.mirror.search;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;
import org.trialbook.query.NctId;

/** How the values of a field stand in the index. */
public enum IndexedAs {
  /** Its words with their positions. */
  WORDS,
  /** The value as a whole. */
  EXACT,
  /** A place on a scale, see {@link ValueSpan}. */
  NUMBER,
  /** A point on the globe. */
  POINT,
  /** A structure: only whether it is there. */
  PRESENCE;

  private static final Set<Field<?>> REGISTRY_NUMBERS = Set.of(Fields.NCT_ID, Fields.NCT_ID_ALIAS);

  /** The registry's type of texts that are searched as a whole. */
  static final String KEYWORD = "keyword";

  /** A registry number in any of its spellings. */
  static final Pattern NCT_ID = Pattern.compile("[Nn][Cc][Tt]0*[1-9]\\d{0,7}");

  static IndexedAs of(Field<?> field) {
    return switch (field.type()) {
      case TEXT, MARKUP -> isWhole(field) ? EXACT : WORDS;
      case ENUM, BOOLEAN -> EXACT;
      case INTEGER, LONG, DATE, PARTIAL_DATE, DATE_TIME, DURATION -> NUMBER;
      case GEO_POINT -> POINT;
      case STRUCTURE -> PRESENCE;
    };
  }

  private static boolean isWhole(Field<?> field) {
    return REGISTRY_NUMBERS.contains(field) || field.typeName().equals(KEYWORD);
  }

  /** Whether the text is a registry number, in any of its spellings. */
  public static boolean isNctId(String text) {
    return NCT_ID.matcher(text).matches();
  }

  /** The form in which an exact value stands in the index. */
  static String exact(Field<?> field, String text) {
    if (REGISTRY_NUMBERS.contains(field)) {
      return isNctId(text) ? NctId.normalized(text) : text;
    }
    return field.type() == FieldType.BOOLEAN ? text.toLowerCase(Locale.ROOT) : text;
  }
}
