package org.trialbook.change;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trialbook.text.Resources;

/**
 * HTML's character references, by name ({@code &}{@code quot;}) and by number ({@code &}{@code
 * #x2F;}), as the characters that they stand for.
 */
final class CharacterReferences {

  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));");

  /** What numbers stand for that are no characters, by browsers' old custom. */
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final int FIRST_OF_WINDOWS = 0x80;
  private static final int LAST_OF_WINDOWS = 0x9f;

  /** Text that went through several programs was escaped by several of them. */
  private static final int MOST_TIMES = 3;

  /** Read when first needed: most studies have none. */
  private static final class Names {
    static final Map<String, String> TEXTS = read();

    private static Map<String, String> read() {
      return Resources.table(CharacterReferences.class, "html-entities.tsv").stream()
          .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> text(line[1])));
    }

    private static String text(String codePoints) {
      return Arrays.stream(codePoints.split(" ", -1))
          .map(each -> Character.toString(Integer.parseInt(each, 16)))
          .collect(Collectors.joining());
    }
  }

  private CharacterReferences() {}

  /** The text with characters in place of references; what is none stays as it is. */
  static String decoded(String text) {
    String decoded = text;
    for (int i = 0; i < MOST_TIMES && decoded.indexOf('&') >= 0; i++) {
      decoded =
          REFERENCE
              .matcher(decoded)
              .replaceAll(found -> Matcher.quoteReplacement(character(found)));
    }
    return decoded;
  }

  private static String character(MatchResult reference) {
    if (reference.group(3) != null) {
      return Names.TEXTS.getOrDefault(reference.group(3), reference.group());
    }
    int number =
        reference.group(1) != null
            ? Integer.parseInt(reference.group(1))
            : Integer.parseInt(reference.group(2), 16);
    if (number >= FIRST_OF_WINDOWS && number <= LAST_OF_WINDOWS) {
      return new String(new byte[] {(byte) number}, WINDOWS);
    }
    boolean isCharacter =
        number > 0
            && Character.isValidCodePoint(number)
            && !(number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE);
    return isCharacter ? Character.toString(number) : reference.group();
  }
}
