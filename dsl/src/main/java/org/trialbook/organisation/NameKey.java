package org.trialbook.organisation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** By what two spellings of a name are the same. */
final class NameKey {

  private static final Pattern TRADE_MARKS =
      Pattern.compile("[®™℠]|\\((?:r|tm)\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DANISH_FORM =
      Pattern.compile("(?<![\\p{L}\\p{N}])A/S(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);

  /** A point between single letters, as in S.p.A., which is one word; Co.Ltd is two. */
  private static final Pattern POINT_IN_AN_ABBREVIATION =
      Pattern.compile(
          "(?<=(?<![\\p{L}\\p{N}])\\p{L})\\.(?=\\p{L}(?![\\p{L}\\p{N}]))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MARKS = Pattern.compile("\\p{M}+|['’`´]");
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");

  private NameKey() {}

  /**
   * The letters and digits of a name in small letters, word by word: case, accents, points, commas,
   * brackets, spaces and marks such as ® do not count, and "&amp;" is "and". It is empty for a name
   * without a letter or a digit.
   */
  static String of(String name) {
    String text =
        TRADE_MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll(" ");
    text = DANISH_FORM.matcher(text).replaceAll("AS").replace("&", " and ");
    text = POINT_IN_AN_ABBREVIATION.matcher(text).replaceAll("");
    text = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return PUNCTUATION.matcher(foldCase(text)).replaceAll(" ").strip();
  }

  /**
   * By way of capitals: that is where ß, ẞ and ss meet, and ı and i. Java writes the last sigma of
   * a word in another way than the others.
   */
  private static String foldCase(String text) {
    String capitals = text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    return capitals.toLowerCase(Locale.ROOT).replace('ς', 'σ');
  }
}
