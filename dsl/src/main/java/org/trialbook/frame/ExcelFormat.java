package org.trialbook.frame;

import java.nio.file.Path;
import java.util.List;
import org.trialbook.OptionalPart;
import org.trialbook.flatten.Relation;

/**
 * An Excel workbook (.xlsx): the rows on a sheet with a head that stays, and where they come from
 * on a sheet {@code provenance}. Days are days, numbers numbers, and text is text also where it
 * begins like a formula.
 *
 * <p>A sheet holds 1,048,576 rows; more go on to the next one. A cell holds 32,767 characters; how
 * many texts were cut there stands beside the provenance. Whole numbers of more than 15 digits and
 * days before March 1900, which Excel does not have, are text.
 */
public record ExcelFormat() implements FileFormat {

  @Override
  public String extension() {
    return "xlsx";
  }

  @Override
  public BatchWriter open(Path target, List<Relation> relations, Provenance origin) {
    OptionalPart.EXCEL.need();
    return RelationFiles.open(this, target, relations, ExcelWriter::new, RelationFiles.NOTHING);
  }
}
