package org.trialbook.flatten;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.Kept;
import org.trialbook.accounting.ValueReject;

/**
 * The values of one study that could not be read, each once, however many cells it would have
 * filled: where they lie in the scanned bytes, and why.
 */
final class UnreadValues {

  /** As much of a value as is shown. */
  private static final int LONGEST = 100;

  private final List<Found> found = new ArrayList<>();
  private final BitSet places = new BitSet();
  private int begin;
  private boolean any;

  private record Found(String path, int from, int to, String reason) {}

  /** Forgets all; the next study begins here. */
  void begin(int at) {
    begin = at;
    if (any) {
      found.clear();
      places.clear();
      any = false;
    }
  }

  void add(String path, int from, int to, String reason) {
    any = true;
    if (!places.get(from - begin)) {
      places.set(from - begin);
      if (found.size() < Kept.MOST) {
        found.add(new Found(path, from, to, reason));
      }
    }
  }

  /** Hands them over as what they are in a study of an input. */
  void tell(byte[] bytes, String input, String nctId, Accounting.Builder accounting) {
    if (any) {
      for (Found each : found) {
        accounting.value(new ValueReject(input, nctId, each.path, text(bytes, each), each.reason));
      }
      accounting.values(places.cardinality() - found.size());
    }
  }

  private static String text(byte[] bytes, Found value) {
    int most = Math.min(value.to - value.from, 4 * LONGEST);
    String text = new String(bytes, value.from, most, StandardCharsets.UTF_8);
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
