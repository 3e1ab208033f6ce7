package org.trialbook.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trialbook.analysis.Analyses;
import org.trialbook.analysis.Definition;
import org.trialbook.analysis.Finding;

/**
 * The page that says what each analysis counts, made of the definitions and the SQL of the tests.
 */
class AnalysesPageTest {

  /** What is written behind the name of an analysis that takes something. */
  private static final Map<String, String> ARGUMENTS = new LinkedHashMap<>();

  static {
    ARGUMENTS.put("statusMix", "\"phase\"");
    ARGUMENTS.put("startTrend", "Interval.QUARTER");
    ARGUMENTS.put("newRegistrations", "LocalDate.of(2020, 3, 15)");
    ARGUMENTS.put("earlyStop", "\"leadSponsorClass\", 3");
    ARGUMENTS.put("phaseProgression", "5");
    ARGUMENTS.put("timeTo", "Milestone.PRIMARY_COMPLETION, \"phase\"");
    ARGUMENTS.put("enrolment", "\"phase\"");
    ARGUMENTS.put("whiteSpace", "10");
    ARGUMENTS.put("sponsorProfile", "\"Nordhaga AB\"");
  }

  @Test
  void thePageIsCurrent() throws IOException {
    assertThat(Analyses.definitions()).extracting(Definition::name).containsAll(ARGUMENTS.keySet());
    StringBuilder page =
        new StringBuilder(
            """
            # What does each analysis count?

            Every analysis of `search()...analysis()`, `read(...).analysis()` and `Analyses.of(tables)`: what it counts, of which studies, \
            and what it does not say. Interventional studies count, unless `everyStudyType()` says otherwise. The numbers are about the day \
            of the data, or that of `asOf(day)`. Each finding names its population and how many studies it left out, by reason; where there is \
            nothing to count its table has no rows and says so.

            The SQL is what the tests hold the analysis to: on the real records, over the [relations](../reference/relations.md) in DuckDB, \
            with `:asOf` as the day of the data, both give the same rows.

            """);
    for (Definition each : Analyses.definitions()) {
      section(page, each);
    }
    page.append("## The view `reporting`\n\n").append(sql("reporting"));
    Golden.check(Golden.doc("explanation/analyses.md"), page.toString().stripTrailing() + "\n");
  }

  /** An analysis without a definition would have no section, no SQL and no test against it. */
  @Test
  void everyAnalysisIsDefined() {
    assertThat(Analyses.definitions())
        .extracting(Definition::name)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Analyses.class.getMethods())
                .filter(method -> method.getReturnType() == Finding.class)
                .map(Method::getName)
                .distinct()
                .toList());
  }

  private static void section(StringBuilder page, Definition each) throws IOException {
    String call = each.name() + "(" + ARGUMENTS.getOrDefault(each.name(), "") + ")";
    page.append("## ").append(each.name()).append("\n\n*").append(each.question()).append("*\n\n");
    page.append("```java\nsearch().analysis().").append(call).append(".table().first(3)\n```\n\n");
    page.append("**Counts.** ").append(each.counts()).append("\n\n");
    page.append("**Population.** ").append(each.population()).append("\n\n");
    each.caveats().forEach(caveat -> page.append("- ").append(caveat).append('\n'));
    page.append('\n').append(sql(each.name()));
  }

  private static String sql(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(Analyses.class.getResourceAsStream(name + ".sql"), name)) {
      return "<details><summary>in SQL</summary>\n\n```sql\n"
          + new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          + "```\n\n</details>\n\n";
    }
  }
}
