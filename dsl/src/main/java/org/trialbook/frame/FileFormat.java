package org.trialbook.frame;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.trialbook.flatten.Relation;

/** A kind of file that rows can be written to, with its options. A value: steps give another. */
public interface FileFormat {

  /** What the names of such files end with, without the dot. */
  String extension();

  /** The name of a relation's file: {@code locations.arrow}. */
  default String fileName(Relation relation) {
    return relation.name().toLowerCase(Locale.ROOT) + "." + extension();
  }

  /** The relation with the columns that the layout of the files needs. */
  default Relation complete(Relation relation) {
    return relation;
  }

  /**
   * Begins the files of some relations.
   *
   * @param target the file of a single relation, or the folder that holds one file a relation: if
   *     there are several, or the folder is there already
   * @param origin what is known before the first row
   */
  BatchWriter open(Path target, List<Relation> relations, Provenance origin);
}
