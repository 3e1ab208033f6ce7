package org.trialbook.mirror.format;

import java.time.LocalDate;
import java.util.Optional;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.Parameters;
import org.trialbook.mirror.request.Refusal;

/** How a single study is written into an answer. */
public sealed interface OneStudy permits StudyFormat, RisRecord, ZippedStudy, FhirBundle {

  Answer single(byte[] study);

  /**
   * The format that a request for a single study asks for.
   *
   * @param day of the data
   * @throws Refusal if the registry refuses the format, or the fields in it
   */
  static OneStudy of(Parameters parameters, LocalDate day) {
    return switch (parameters.text("format").orElse("json")) {
      case "ris" -> RisRecord.of(parameters, day);
      case "json.zip" -> ZippedStudy.of(parameters);
      case "fhir.json" -> FhirBundle.of(parameters);
      default -> StudyFormat.of(parameters, Optional.empty());
    };
  }
}
