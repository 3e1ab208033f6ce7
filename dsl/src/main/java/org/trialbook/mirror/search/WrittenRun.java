package org.trialbook.mirror.search;

/**
 * Letters and digits side by side, of a text: they stand in the JSON of whatever has the text, and
 * can be looked for there without reading it.
 *
 * @param ascii empty where the text has none that are ASCII
 */
record WrittenRun(String ascii) {

  private static final int ESCAPE = "\\u0062".length();

  /** The longest of the text. */
  static WrittenRun of(String text) {
    String longest = "";
    for (String run : text.split("[^A-Za-z0-9]+", -1)) {
      longest = run.length() > longest.length() ? run : longest;
    }
    return new WrittenRun(longest);
  }

  /** Whether it may be there, as a word or next to letters that are not ASCII. */
  boolean mayBeIn(byte[] json) {
    if (ascii.isEmpty()) {
      return true;
    }
    byte first = (byte) ascii.charAt(0);
    for (int at = 0; at < json.length; at++) {
      byte b = json[at];
      if ((b == first && isAt(json, at)) || (b == '\\' && isEscaped(json, at))) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(byte[] json, int from) {
    int end = from + ascii.length();
    if (end > json.length || (end < json.length && isInWord(json[end]))) {
      return false;
    }
    for (int i = 1; i < ascii.length(); i++) {
      if (json[from + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return from == 0 || !isInWord(json[from - 1]) || isEndOfEscape(json, from);
  }

  /** Whether the letter before may be that of an escape, such as {@code \n}. */
  private static boolean isEndOfEscape(byte[] json, int end) {
    return (end >= 2 && json[end - 2] == '\\') || (end >= ESCAPE && json[end - ESCAPE] == '\\');
  }

  /** Whether a letter or digit stands here as an escape, which no usual writer of JSON does. */
  private static boolean isEscaped(byte[] json, int at) {
    return at + ESCAPE <= json.length
        && json[at + 1] == 'u'
        && json[at + 2] == '0'
        && json[at + 3] == '0'
        && json[at + 4] >= '3'
        && json[at + 4] <= '7';
  }

  private static boolean isInWord(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
  }
}
