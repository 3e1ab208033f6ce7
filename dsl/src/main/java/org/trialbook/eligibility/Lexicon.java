package org.trialbook.eligibility;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Phrases that mean something, found at a place of a text, the longest first.
 *
 * @param <T> what a phrase means
 */
final class Lexicon<T> {

  /** What is found, and the token behind it. */
  record Found<T>(T meaning, int next) {}

  private record Phrase<T>(List<String> words, boolean asWritten, String written, T meaning) {}

  private final Map<String, List<Phrase<T>>> byFirstWord = new HashMap<>();

  /**
   * Adds phrases; one that begins with "=" and a letter is found with these capitals only.
   *
   * @return this
   */
  Lexicon<T> add(T meaning, Collection<String> phrases) {
    for (String each : phrases) {
      boolean asWritten =
          each.length() > 1 && each.startsWith("=") && Character.isLetter(each.charAt(1));
      String written = asWritten ? each.substring(1) : each;
      Tokens tokens = Tokens.of(written);
      List<String> words = new ArrayList<>();
      for (int i = 0; i < tokens.size(); i++) {
        words.add(tokens.get(i).word());
      }
      List<Phrase<T>> same = byFirstWord.computeIfAbsent(words.get(0), first -> new ArrayList<>());
      same.add(new Phrase<>(List.copyOf(words), asWritten, written, meaning));
      same.sort(Comparator.comparing(phrase -> -phrase.words().size()));
    }
    return this;
  }

  /** Whether a text may begin with a phrase, told by its first letters alone. */
  boolean mayBegin(String text) {
    int end = 0;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end == 0 || byFirstWord.containsKey(text.substring(0, end).toLowerCase(Locale.ROOT));
  }

  /** The longest phrase that begins at a token. */
  Optional<Found<T>> at(Tokens tokens, int index) {
    for (Phrase<T> each : byFirstWord.getOrDefault(tokens.get(index).word(), List.of())) {
      if (matches(each, tokens, index)) {
        return Optional.of(new Found<>(each.meaning(), index + each.words().size()));
      }
    }
    return Optional.empty();
  }

  private static boolean matches(Phrase<?> phrase, Tokens tokens, int index) {
    for (int i = 1; i < phrase.words().size(); i++) {
      if (!tokens.get(index + i).is(phrase.words().get(i))) {
        return false;
      }
    }
    return !phrase.asWritten()
        || tokens.text().startsWith(phrase.written(), tokens.get(index).start());
  }
}
