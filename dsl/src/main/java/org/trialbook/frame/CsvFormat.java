package org.trialbook.frame;

import java.nio.file.Path;
import java.util.List;
import org.trialbook.flatten.Relation;

/**
 * CSV by RFC 4180 in UTF-8 with a header line. Missing cells are nothing, empty text is {@code ""};
 * lists are joined by {@code |}. No provenance.
 *
 * <p>Text of the registry is written as it is, also where it begins like a formula: programs read
 * back what was there. A spreadsheet would compute it, and whoever writes a record can write a
 * formula into it; for people who open the file in one there is {@link #forSpreadsheets()}.
 *
 * @param spreadsheets whether text that a spreadsheet would take for a formula gets an apostrophe
 */
public record CsvFormat(boolean spreadsheets) implements FileFormat {

  /** Text as it is. */
  public CsvFormat() {
    this(false);
  }

  /** Text that begins with {@code = + - @}, a tab or a line end begins with an apostrophe then. */
  public CsvFormat forSpreadsheets() {
    return new CsvFormat(true);
  }

  /** The text as it is written, before quotes. */
  public String guarded(String text) {
    boolean isFormula = !text.isEmpty() && CsvWriter.FORMULA.indexOf(text.charAt(0)) >= 0;
    return spreadsheets && isFormula ? "'" + text : text;
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public BatchWriter open(Path target, List<Relation> relations, Provenance origin) {
    return RelationFiles.open(
        this,
        target,
        relations,
        (file, relation) -> new CsvWriter(file, relation, spreadsheets),
        RelationFiles.NOTHING);
  }
}
