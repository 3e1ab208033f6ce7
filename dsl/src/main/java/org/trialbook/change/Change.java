package org.trialbook.change;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.trialbook.text.Sha256;

/**
 * One thing that is different about a study between two versions of it.
 *
 * @param nctId the study
 * @param kind what it is about
 * @param field the path of the field in the record, without positions in lists, such as {@code
 *     protocolSection.statusModule.overallStatus}; of a whole study {@code ""}
 * @param item which element of the lists on that path, by what tells it from the others, such as
 *     {@code Mayo Clinic, Rochester, Minnesota, United States} of a site or the label of an arm;
 *     elements of lists in lists are joined by {@code " > "}; empty where the path goes through no
 *     list
 * @param before the value before: text as it is, other values and structures as JSON; empty where
 *     there was none
 * @param after the value after, likewise
 * @param days by how many days a date moved, later is positive; empty for everything else and where
 *     a date came or went
 * @param when the day on which the registry posted the later version; for a study that is gone, the
 *     day of the data that lack it
 * @param title the study's brief title, from the later version that has one
 */
public record Change(
    String nctId,
    ChangeKind kind,
    String field,
    Optional<String> item,
    Optional<String> before,
    Optional<String> after,
    OptionalInt days,
    LocalDate when,
    Optional<String> title) {

  private static final int ID_BYTES = 10;
  private static final String PART_END = "\u001f";

  /**
   * Names this change wherever it is found: the same for the same study, kind, field, item, values
   * and day, whatever two versions were compared. 20 hexadecimal digits.
   */
  public String id() {
    String parts =
        String.join(
            PART_END,
            nctId,
            kind.name(),
            field,
            item.orElse("\0"),
            before.orElse("\0"),
            after.orElse("\0"),
            when.toString());
    return Sha256.of(parts + PART_END, ID_BYTES);
  }
}
