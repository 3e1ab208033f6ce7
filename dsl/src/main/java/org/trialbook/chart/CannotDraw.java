package org.trialbook.chart;

import org.trialbook.TrialbookException;

/** This JVM cannot draw pictures. */
final class CannotDraw extends TrialbookException {

  private static final long serialVersionUID = 1L;

  CannotDraw(Throwable cause) {
    super(
        """
        This Java cannot draw: %s
        Pictures need fonts. Install fontconfig and a font, or a JDK that is not "headless".\
        """
            .formatted(cause),
        cause);
  }
}
