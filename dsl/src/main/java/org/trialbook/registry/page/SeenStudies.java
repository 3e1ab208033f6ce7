package org.trialbook.registry.page;

import java.util.BitSet;
import java.util.regex.Pattern;
import org.trialbook.Internal;

/**
 * Which studies have come; one bit for each number, so the whole registry fits in a megabyte. Walks
 * side by side may share it.
 */
@Internal
public final class SeenStudies {

  private static final Pattern NCT_ID = Pattern.compile("NCT\\d{8}");

  private final BitSet numbers = new BitSet();

  /** False where this study came before; what is no NCT id cannot be told apart and is new. */
  public synchronized boolean add(String nctId) {
    if (!NCT_ID.matcher(nctId).matches()) {
      return true;
    }
    int number = Integer.parseInt(nctId.substring(3));
    boolean isNew = !numbers.get(number);
    numbers.set(number);
    return isNew;
  }
}
