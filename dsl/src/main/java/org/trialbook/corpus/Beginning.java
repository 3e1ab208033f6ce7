package org.trialbook.corpus;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a file that holds no studies begins with, in words for who gave it. */
final class Beginning {

  private static final int SHOWN = 8;
  private static final int TAR_MARK = 257;

  /** By the first bytes, each a character: formats that people have files of. */
  private static final Map<String, String> FORMATS = new LinkedHashMap<>();

  static {
    FORMATS.put("\u001f\u008b", "gzip data");
    FORMATS.put("PK\u0003\u0004", "a zip archive");
    FORMATS.put("PK\u0005\u0006", "a zip archive");
    FORMATS.put("(\u00b5/\u00fd", "Zstandard data");
    FORMATS.put("BZh", "bzip2 data");
    FORMATS.put("\u00fd7zXZ\0", "xz data");
    FORMATS.put("7z\u00bc\u00af", "a 7z archive");
    FORMATS.put("PAR1", "a Parquet file");
    FORMATS.put("ARROW1", "an Arrow file");
    FORMATS.put("%PDF-", "a PDF document");
    FORMATS.put("\u00ff\u00fe\0\0", "text in UTF-32; JSON is UTF-8");
    FORMATS.put("\0\0\u00fe\u00ff", "text in UTF-32; JSON is UTF-8");
    FORMATS.put("\u00ff\u00fe", "text in UTF-16; JSON is UTF-8");
    FORMATS.put("\u00fe\u00ff", "text in UTF-16; JSON is UTF-8");
  }

  private Beginning() {}

  /** What it is, or its first characters where they are not known. */
  static String of(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    if (text.startsWith("ustar", TAR_MARK)) {
      return "it is a tar archive";
    }
    for (Map.Entry<String, String> format : FORMATS.entrySet()) {
      if (text.startsWith(format.getKey())) {
        return "it is " + format.getValue();
      }
    }
    if (text.length() > 3 && isWide(text)) {
      return "it is text in UTF-16; JSON is UTF-8";
    }
    String shown = text.substring(0, Math.min(SHOWN, text.length()));
    return "it begins with '" + shown.replaceAll("[^ -~]", "?") + "'";
  }

  /** Whether every other of the first characters is none, as in UTF-16 without a mark. */
  private static boolean isWide(String text) {
    for (int at = 0; at < 4; at += 2) {
      if ((text.charAt(at) == '\0') == (text.charAt(at + 1) == '\0')) {
        return false;
      }
    }
    return true;
  }
}
