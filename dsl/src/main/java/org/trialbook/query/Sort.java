package org.trialbook.query;

import java.util.EnumSet;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;

/**
 * An order of studies: by a date or number, or by relevance. Studies without the value come last.
 */
public final class Sort {

  private static final Set<FieldType> ORDERED =
      EnumSet.of(
          FieldType.DATE,
          FieldType.PARTIAL_DATE,
          FieldType.DATE_TIME,
          FieldType.INTEGER,
          FieldType.LONG);

  private final String text;

  private Sort(String text) {
    this.text = text;
  }

  /**
   * From the earliest date or smallest number.
   *
   * @throws TrialbookException if the registry cannot sort by the field
   */
  public static Sort ascending(Field<?> field) {
    return new Sort(sortable(field) + ":asc");
  }

  /**
   * From the latest date or largest number.
   *
   * @throws TrialbookException if the registry cannot sort by the field
   */
  public static Sort descending(Field<?> field) {
    return new Sort(sortable(field) + ":desc");
  }

  /** The best matches first; only of use with a search for words. */
  public static Sort relevance() {
    return new Sort("@relevance");
  }

  private static String sortable(Field<?> field) {
    if (!ORDERED.contains(field.type())) {
      throw new TrialbookException(
          "The registry cannot sort by %s. It sorts by dates, numbers and relevance."
              .formatted(field));
    }
    return field.piece();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sort sort && sort.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As the registry writes it: {@code LastUpdatePostDate:desc}. */
  @Override
  public String toString() {
    return text;
  }
}
