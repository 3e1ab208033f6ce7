package org.trialbook.sample.vocabulary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.text.Resources;

/** The word lists beside this class: text files of headed sections, a line an entry. */
public final class WordList {

  private WordList() {}

  /** The lines of every section by its heading, in the order of the file; # starts a comment. */
  public static Map<String, List<String>> sections(String file) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : lines(file)) {
      if (line.startsWith("[")) {
        section = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else {
        section.add(line);
      }
    }
    return Collections.unmodifiableMap(sections);
  }

  static List<String> lines(String file) {
    return Resources.lines(WordList.class, file);
  }

  /** The columns of a line, which stand between bars. */
  static String[] columns(String line) {
    return line.split(" \\| ", -1);
  }

  /** The items of a column, which stand between semicolons. */
  public static List<String> items(String column) {
    return List.of(column.split("; ", -1));
  }
}
