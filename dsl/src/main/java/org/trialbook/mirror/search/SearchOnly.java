package org.trialbook.mirror.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.field.Catalogue;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;

/**
 * A field that is searched, sorted by and counted, but is in no record: what it is made from.
 *
 * <p>Its name says what it is; how the registry makes it is not documented. Here a list that is not
 * there has no length, and lists further inside count together.
 *
 * @param structure that it would stand in, once for each of its elements
 * @param sources lists, a date or a country
 */
public record SearchOnly(Field<?> field, String structure, Kind kind, List<Field<?>> sources) {

  /** What is made. */
  enum Kind {
    SIZE,
    DISTINCT,
    YEAR,
    COUNTRY_CODE
  }

  private static final Map<String, Kind> KINDS =
      Map.of(
          "Size", Kind.SIZE,
          "Distinct", Kind.DISTINCT,
          "Year", Kind.YEAR,
          "CountryCode", Kind.COUNTRY_CODE);

  private static final Pattern SOURCE = Pattern.compile("FUNC (\\w+)\\((.*)\\)");
  private static final List<SearchOnly> ALL =
      Fields.searchOnly().stream().map(SearchOnly::of).toList();

  private static SearchOnly of(Field<?> field) {
    Matcher source = SOURCE.matcher(Catalogue.node(field).sourceType());
    if (!source.matches()) {
      throw new IllegalStateException(field + " is made from nothing");
    }
    return new SearchOnly(
        field,
        field.path().substring(0, field.path().lastIndexOf('.')),
        KINDS.get(source.group(1)),
        Arrays.stream(source.group(2).split(", "))
            .<Field<?>>map(piece -> Catalogue.find(piece).orElseThrow())
            .toList());
  }

  /** Those that are made from the field. */
  static List<SearchOnly> from(Field<?> source) {
    return ALL.stream().filter(made -> made.sources().contains(source)).toList();
  }

  /** Those that are whole at the end of the structure. */
  static List<SearchOnly> endingIn(Field<?> structure) {
    return ALL.stream()
        .filter(made -> made.kind() == Kind.SIZE || made.kind() == Kind.DISTINCT)
        .filter(made -> made.structure().equals(structure.path()))
        .toList();
  }
}
