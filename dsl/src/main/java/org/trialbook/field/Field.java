package org.trialbook.field;

import java.util.List;

/**
 * One field of a study: a leaf such as {@code LocationCity}, or a structure such as {@code
 * Location}. The fields are the constants of {@link Fields}; there are no others.
 *
 * @param <T> the Java type of one value; a date that may be partial is its first day, and a
 *     structure has no value ({@link Void})
 */
// The type is for the compiler alone: between(START_DATE, ...) takes dates.
@SuppressWarnings("UnusedTypeParameter")
public final class Field<T> {

  private final String constantName;
  private final String piece;
  private final String path;
  private final String typeName;
  private final FieldType type;
  private final boolean repeated;
  private final boolean searchOnly;

  Field(
      String constantName,
      String piece,
      String path,
      String typeName,
      FieldType type,
      boolean repeated,
      boolean searchOnly) {
    this.constantName = constantName;
    this.piece = piece;
    this.path = path;
    this.typeName = typeName;
    this.type = type;
    this.repeated = repeated;
    this.searchOnly = searchOnly;
  }

  /** The registry's own name, used in queries and {@code fields=}: {@code LocationCity}. */
  public String piece() {
    return piece;
  }

  /**
   * Where it stands in the record, without list positions: {@code
   * protocolSection.contactsLocationsModule.locations.city}.
   */
  public String path() {
    return path;
  }

  /** What its value is. */
  public FieldType type() {
    return type;
  }

  /** The registry's name of the type, without brackets: {@code text}, {@code Phase}. */
  public String typeName() {
    return typeName;
  }

  /**
   * Whether the record holds a list here. A field that is single in itself still occurs many times
   * when a structure above it is repeated.
   */
  public boolean repeated() {
    return repeated;
  }

  /**
   * Whether the registry searches, sorts by and counts it, but never sends it: the length of a
   * list, the year of a date, the letters of a country. Such a field can be in no row.
   */
  public boolean isSearchOnly() {
    return searchOnly;
  }

  /** Its name in {@link Fields}: {@code LOCATION_CITY}. */
  public String constantName() {
    return constantName;
  }

  /** Its name as a column: {@code locationCity}, {@code nctId}. */
  public String columnName() {
    StringBuilder name = new StringBuilder(constantName.length());
    boolean wordStarts = false;
    for (int i = 0; i < constantName.length(); i++) {
      char c = constantName.charAt(i);
      if (c != '_') {
        name.append(wordStarts ? c : Character.toLowerCase(c));
      }
      wordStarts = c == '_';
    }
    return name.toString();
  }

  /** The values an enum field can have, as the API writes them; empty for every other field. */
  public List<String> enumValues() {
    return type == FieldType.ENUM ? EnumType.named(typeName).names() : List.of();
  }

  /**
   * A value of an enum field as people read it, {@code Phase 2} for {@code PHASE2}; any other value
   * as it is.
   */
  public String label(String value) {
    return type == FieldType.ENUM ? EnumType.named(typeName).label(value) : value;
  }

  /** What the field holds, in one sentence: unit, what a missing value means, traps. */
  public String description() {
    return FieldRow.of(path).description();
  }

  /** The {@linkplain #piece() piece name}. */
  @Override
  public String toString() {
    return piece;
  }
}
