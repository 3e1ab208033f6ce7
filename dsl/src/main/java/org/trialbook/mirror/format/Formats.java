package org.trialbook.mirror.format;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.trialbook.field.Field;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.request.RequestParameters;

/** The formats by the names that requests have for them. */
public final class Formats {

  private Formats() {}

  /**
   * The format that a request for a single study asks for.
   *
   * @param day of the data
   * @throws Refusal if the registry refuses the format, or the fields in it
   */
  public static OneStudy ofStudy(RequestParameters parameters, LocalDate day) {
    return switch (parameters.text("format").orElse("json")) {
      case "ris" -> RisRecord.of(parameters, day);
      case "json.zip" -> ZippedStudy.of(parameters);
      case "fhir.json" -> FhirBundle.of(parameters);
      default -> ofPage(parameters, Optional.empty());
    };
  }

  /**
   * The format of a page.
   *
   * @param searched what {@code @query} stands for
   * @throws Refusal if the registry refuses the format, or the fields in it
   */
  public static PageFormat ofPage(RequestParameters parameters, Set<Field<?>> searched) {
    return ofPage(parameters, Optional.of(searched));
  }

  /**
   * The format that the request asks for, of those that also pages have.
   *
   * @param searched what {@code @query} stands for; empty where there is no such name
   * @throws Refusal if the registry refuses the format, or the fields in it
   */
  private static PageFormat ofPage(RequestParameters parameters, Optional<Set<Field<?>>> searched) {
    String format = parameters.text("format").orElse("json");
    return switch (format) {
      case "json" -> JsonStudies.of(parameters, searched);
      case "csv" -> CsvTable.of(parameters);
      default -> throw Refusal.value("format", format);
    };
  }
}
