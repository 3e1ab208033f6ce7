package org.trialbook.mirror.format;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trialbook.field.Field;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.Parameters;
import org.trialbook.mirror.request.Refusal;

/** How studies are written into an answer. */
public sealed interface StudyFormat extends OneStudy permits JsonStudies, CsvTable {

  /**
   * Some of what a question found.
   *
   * @param first whether these are the first
   * @param totalCount of all that was found; empty where it was not asked for
   * @param nextPageToken where the next page begins; empty where this is the last
   */
  record Page(
      List<byte[]> studies,
      boolean first,
      Optional<Integer> totalCount,
      Optional<String> nextPageToken) {}

  Answer page(Page page);

  /** Whether nothing of a study is written but its registry number. */
  boolean needsOnlyNumbers();

  /**
   * The format of a page.
   *
   * @param searched what {@code @query} stands for
   * @throws Refusal if the registry refuses the format, or the fields in it
   */
  static StudyFormat ofPage(Parameters parameters, Set<Field<?>> searched) {
    return of(parameters, Optional.of(searched));
  }

  /**
   * The format that the request asks for, of those that also pages have.
   *
   * @param searched what {@code @query} stands for; empty where there is no such name
   * @throws Refusal if the registry refuses the format, or the fields in it
   */
  static StudyFormat of(Parameters parameters, Optional<Set<Field<?>>> searched) {
    String format = parameters.text("format").orElse("json");
    return switch (format) {
      case "json" -> JsonStudies.of(parameters, searched);
      case "csv" -> CsvTable.of(parameters);
      default -> throw Refusal.value("format", format);
    };
  }
}
