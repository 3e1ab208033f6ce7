package org.trialbook.corpus;

import java.io.Serializable;
import java.util.List;
import org.trialbook.Internal;

/**
 * A part of an input of studies that is read apart from the others, by whatever process has the
 * same files under the same names. It is a value that travels; equal parts are equal.
 */
@Internal
public interface StudyPart extends Serializable {

  /**
   * Its studies, in the order of the input.
   *
   * <p>Errors are those of {@link StudyFiles#open}.
   */
  Chunks open();

  /** How many bytes on the disk it has, about. */
  long bytes();

  /** The files that it is read from. */
  List<String> files();
}
