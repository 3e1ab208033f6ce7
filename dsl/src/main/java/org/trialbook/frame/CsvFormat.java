package org.trialbook.frame;

import java.nio.file.Path;
import java.util.List;
import org.trialbook.flatten.Relation;

/**
 * CSV by RFC 4180 in UTF-8 with a header line. Missing cells are nothing, empty text is {@code ""};
 * lists are joined by {@code |}. No provenance.
 */
public record CsvFormat() implements FileFormat {

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public BatchWriter open(Path target, List<Relation> relations, Provenance origin) {
    return RelationFiles.open(this, target, relations, CsvWriter::new, RelationFiles.NOTHING);
  }
}
