package org.trialbook.query;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.FieldType;
import org.trialbook.field.Fields;

/**
 * An order of studies: by a date or number, or by relevance. Studies without the value come last.
 */
public final class Sort {

  private static final String RELEVANCE = "@relevance";
  private static final Set<FieldType> DATES =
      EnumSet.of(FieldType.DATE, FieldType.PARTIAL_DATE, FieldType.DATE_TIME);
  private static final Set<FieldType> NUMBERS = EnumSet.of(FieldType.INTEGER, FieldType.LONG);

  private static final Pattern WRITTEN =
      Pattern.compile("([a-zA-Z][a-zA-Z0-9\\-.]*|@relevance)(:(asc|desc))?");

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
    return new Sort(RELEVANCE);
  }

  /**
   * The sort that the registry writes so; where no direction is said, its own: from the latest
   * date, from the smallest number, from the best match.
   */
  static Sort parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String direction = colon < 0 ? "" : text.substring(colon + 1);
    if (!List.of("", "asc", "desc").contains(direction)) {
      throw new TrialbookException(
          "Unknown direction %s in %s. It is asc or desc.".formatted(direction, text));
    }
    if (name.equals(RELEVANCE)) {
      return direction.equals("asc") ? new Sort(text) : relevance();
    }
    Field<?> field = Fields.named(name);
    boolean isDate = DATES.contains(field.type());
    boolean descends = direction.isEmpty() ? isDate : direction.equals("desc");
    return descends ? descending(field) : ascending(field);
  }

  /** The sort that is written so, by a field that the catalogue need not know. */
  static Sort unchecked(String text) {
    if (!WRITTEN.matcher(text).matches()) {
      throw new TrialbookException(
          "Cannot read the sort %s.\nIt is a field, and :asc or :desc.".formatted(text));
    }
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    return Catalogue.find(name).isPresent() || name.equals(RELEVANCE)
        ? parse(text)
        : new Sort(text);
  }

  private static String sortable(Field<?> field) {
    if (!DATES.contains(field.type()) && !NUMBERS.contains(field.type())) {
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
