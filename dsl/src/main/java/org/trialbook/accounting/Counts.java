package org.trialbook.accounting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.TrialbookException;
import org.trialbook.text.Text;

/**
 * What became of all that was there, in numbers: read, rejected and left out add up to it.
 *
 * @param studies that were read, each once
 * @param rejects records, files or parts of files that could not be read, and have no rows
 * @param leftOut files and parts of files that are no studies, such as a README in a folder
 * @param doubles older versions of studies that are there in a newer one
 * @param valueRejects values that could not be read: missing in their cells, the studies are there
 */
public record Counts(long studies, long rejects, long leftOut, long doubles, long valueRejects) {

  private static final String WHAT_IS_READ =
      "Studies are NDJSON, a page or array of studies, or one study, plain, gzip or zstd; a zip or a"
          + " folder of such files.";

  /** Nothing was there. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  /** Studies that were read, and records that could not be; nothing else was there. */
  public static Counts of(long studies, long rejects) {
    return new Counts(studies, rejects, 0, 0, 0);
  }

  /** Whether something was there and no study in it; a list of no studies is none. */
  public boolean nothingRead() {
    return studies == 0 && rejects + leftOut > 0;
  }

  /**
   * Throws where something was there and no study in it.
   *
   * @param input what it was
   * @param first what was not read first, and why
   * @throws TrialbookException that says why
   */
  public void requireStudies(String input, String first) {
    if (nothingRead()) {
      throw new TrialbookException(
          "Nothing of %s could be read: %s.\n%s.\n%s"
              .formatted(input, String.join(", ", unread()), first, WHAT_IS_READ));
    }
  }

  /** By the names that files keep them under: {@code studies}, {@code rejects}, ... */
  public Map<String, Long> byName() {
    Map<String, Long> byName = new LinkedHashMap<>();
    byName.put("studies", studies);
    byName.put("rejects", rejects);
    byName.put("leftOut", leftOut);
    byName.put("doubles", doubles);
    byName.put("valueRejects", valueRejects);
    return byName;
  }

  /** All that was not read, in words for people, one fact each; empty if everything was. */
  public List<String> unread() {
    List<String> facts = new ArrayList<>();
    add(rejects, "record", " could not be read", facts);
    add(valueRejects, "value", " could not be read", facts);
    add(doubles, "older version", " left out", facts);
    add(leftOut, "thing", " left out that " + (leftOut == 1 ? "is" : "are") + " no study", facts);
    return facts;
  }

  private static void add(long count, String noun, String what, List<String> facts) {
    if (count > 0) {
      facts.add(Text.count(count, noun) + what);
    }
  }

  /** One line for people: {@code 3,876 studies read · 2 records could not be read}. */
  public String line() {
    List<String> facts = new ArrayList<>();
    facts.add(Text.count(studies, "study") + " read");
    facts.addAll(unread());
    return String.join(" · ", facts);
  }
}
