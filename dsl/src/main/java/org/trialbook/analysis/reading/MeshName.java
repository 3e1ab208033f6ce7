package org.trialbook.analysis.reading;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.trialbook.text.Plurals;

/**
 * Whether a heading of MeSH is the one that somebody wrote: the same words in the same order, in
 * any case, singular or plural, whatever stands between them.
 */
final class MeshName implements Predicate<String> {

  private final List<Set<String>> words;

  /** Headings come again with every study. */
  private final Map<String, Boolean> known = new HashMap<>();

  MeshName(String written) {
    this.words =
        words(written).stream()
            .map(word -> word.length() < 3 ? Set.of(word) : Plurals.of(word))
            .toList();
  }

  @Override
  public boolean test(String heading) {
    return known.computeIfAbsent(heading, this::isSame);
  }

  private boolean isSame(String heading) {
    List<String> others = words(heading);
    if (words.isEmpty() || others.size() != words.size()) {
      return false;
    }
    for (int i = 0; i < others.size(); i++) {
      if (!words.get(i).contains(others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    return List.of(plain.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)).stream()
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
