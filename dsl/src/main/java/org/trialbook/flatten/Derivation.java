package org.trialbook.flatten;

import java.util.List;
import java.util.TreeMap;
import org.trialbook.Internal;
import org.trialbook.text.Sha256;

/**
 * How rows are made of studies, as a fingerprint: whatever keeps rows keeps it with them, and makes
 * them anew where it is another one.
 */
@Internal
public final class Derivation {

  /**
   * Goes up by one with every change of what the same relation makes of the same study: rows that
   * were made before are not served any more.
   */
  static final int VERSION = 2;

  private static final int BYTES = 8;

  private Derivation() {}

  /** The fingerprint of these relations' rows, 16 hexadecimal digits. */
  public static String of(List<Relation> relations) {
    StringBuilder text = new StringBuilder().append(VERSION);
    for (Relation relation : relations) {
      text.append("\n").append(relation.name());
      for (Source source : relation.sources()) {
        text.append("\n ").append(source.path()).append(new TreeMap<>(source.constants()));
      }
      for (Column column : relation.columns()) {
        text.append("\n  ")
            .append(String.join(" ", column.name(), column.reading().name(), column.path()));
      }
    }
    return Sha256.of(text.toString(), BYTES);
  }
}
