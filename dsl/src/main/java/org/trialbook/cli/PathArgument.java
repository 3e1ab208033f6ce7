package org.trialbook.cli;

import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** A path among the arguments. */
final class PathArgument {

  private PathArgument() {}

  /** A variable of a shell that is not set is no wish for the folder that one happens to be in. */
  static Path of(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("a path is empty; write . for this folder");
    }
    return Path.of(text);
  }
}
