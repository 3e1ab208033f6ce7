package org.trialbook.kernel.assist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.trialbook.kernel.base.Log;

/** The Javadoc of our own libraries, kept beside their classes; read when first asked for. */
final class OwnJavadoc {

  private static final String RESOURCE = "META-INF/trialbook/javadoc.tsv.gz";

  private static final Map<String, String> COMMENTS = read();

  private OwnJavadoc() {}

  /**
   * The comment on what a signature declares, such as {@code org.trialbook.Rows
   * org.trialbook.Search.flatten(org.trialbook.flatten.Relation... relations)}.
   */
  static Optional<String> of(String signature) {
    return Optional.ofNullable(COMMENTS.get(key(signature)));
  }

  /** The classes and members of a name, with what they belong to. */
  static List<String> named(String name) {
    return COMMENTS.keySet().stream()
        .filter(key -> key.replaceAll("\\(.*", "").endsWith("." + name))
        .sorted()
        .toList();
  }

  /** A signature as the file has it: without type arguments, packages of types, and names. */
  static String key(String signature) {
    String erased = signature;
    while (erased.contains("<")) {
      erased = erased.replaceAll("<[^<>]*>", "");
    }
    int open = erased.indexOf('(');
    if (open < 0) {
      return erased.replaceAll(":.*", "").strip();
    }
    String member = erased.substring(0, open).strip();
    String parameters = erased.substring(open + 1, erased.lastIndexOf(')'));
    StringBuilder types = new StringBuilder();
    for (String parameter : parameters.split(",", -1)) {
      String type = parameter.strip().replaceAll("\\s+\\w+$", "").replace("...", "[]");
      types
          .append(types.length() == 0 ? "" : ",")
          .append(type.substring(type.lastIndexOf('.') + 1));
    }
    return member.substring(member.lastIndexOf(' ') + 1) + "(" + types + ")";
  }

  private static Map<String, String> read() {
    Map<String, String> comments = new HashMap<>();
    try {
      for (URL url : Collections.list(OwnJavadoc.class.getClassLoader().getResources(RESOURCE))) {
        try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(url.openStream()), StandardCharsets.UTF_8))) {
          lines
              .lines()
              .map(line -> line.split("\t", 2))
              .forEach(line -> comments.put(line[0], unescaped(line[1])));
        }
      }
    } catch (IOException e) {
      Log.warn("no Javadoc of the library", e);
    }
    return comments;
  }

  private static String unescaped(String text) {
    return text.replaceAll("(?<!\\\\)\\\\n", "\n").replace("\\\\", "\\");
  }
}
