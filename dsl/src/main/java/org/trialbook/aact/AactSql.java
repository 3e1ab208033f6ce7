package org.trialbook.aact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialbook.field.EnumType;
import org.trialbook.frame.DuckDb;
import org.trialbook.text.Resources;

/** The words that the expressions of tables and relations use, as macros of SQL. */
final class AactSql {

  /** Enums whose values AACT's archives hold, by now in the API's words, before in others. */
  private static final List<String> ENUMS =
      List.of(
          "AgencyClass",
          "ArmGroupType",
          "DateType",
          "DesignAllocation",
          "DesignMasking",
          "DesignTimePerspective",
          "EnrollmentType",
          "ExpandedAccessStatus",
          "InterventionType",
          "InterventionalAssignment",
          "MeasureParam",
          "ObservationalModel",
          "OfficialRole",
          "OutcomeMeasureType",
          "Phase",
          "PrimaryPurpose",
          "RecruitmentStatus",
          "ReferenceType",
          "ResponsiblePartyType",
          "SamplingMethod",
          "Sex",
          "Status",
          "StudyType");

  /** What the classic site wrote and the catalogue does not tell. */
  private static final Map<String, Map<String, String>> MORE =
      Map.of(
          "AgencyClass", Map.of("u.s.fed", "FED"),
          "Sex", Map.of("both", "ALL"),
          "DesignMasking", Map.of("openlabel", "NONE"));

  private AactSql() {}

  /** The words of both, as statements that end with a semicolon each. */
  static final String WORDS =
      ENUMS.stream().map(AactSql::word).collect(Collectors.joining())
          + Resources.text(AactSql.class, "macros.sql");

  /** What AACT's tables are made with besides. */
  static final String NUMBERS = Resources.text(AactSql.class, "numbers.sql");

  /** {@code word_Phase(text)}: the value that is written so; the text itself where it is none. */
  private static String word(String type) {
    Map<String, String> values = new LinkedHashMap<>(MORE.getOrDefault(type, Map.of()));
    for (EnumType.Value value : EnumType.named(type).values()) {
      Stream.concat(
              Stream.of(value.value(), value.legacyValue()), value.exceptions().values().stream())
          .forEach(text -> values.putIfAbsent(folded(text), value.value()));
    }
    return values.entrySet().stream()
        .map(
            entry ->
                " WHEN %s THEN %s"
                    .formatted(DuckDb.literal(entry.getKey()), DuckDb.literal(entry.getValue())))
        .collect(
            Collectors.joining(
                "",
                "CREATE MACRO word_%s(text) AS CASE regexp_replace(lower(text), '[^a-z0-9%%.]', '', 'g')"
                    .formatted(type),
                " ELSE text END;\n"));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9%.]", "");
  }
}
