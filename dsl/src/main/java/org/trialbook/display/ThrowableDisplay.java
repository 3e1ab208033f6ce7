package org.trialbook.display;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A throwable as a value: what it says, and folded away where it was made. */
final class ThrowableDisplay {

  private static final int LONGEST_TRACE = 20_000;

  private ThrowableDisplay() {}

  static Map<String, Object> bundle(Throwable thrown) {
    StringWriter trace = new StringWriter();
    try (PrintWriter writer = new PrintWriter(trace)) {
      thrown.printStackTrace(writer);
    }
    String text = PlainText.cut(trace.toString().stripTrailing(), LONGEST_TRACE);
    StringBuilder html = new StringBuilder("<details><summary><b>");
    Html.escape(thrown.getClass().getSimpleName(), html);
    html.append("</b> ");
    Html.escape(String.valueOf(thrown.getMessage()), html);
    html.append("</summary><pre>");
    Html.escape(text, html);
    html.append("</pre></details>\n");
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/html", Html.fragment(html.toString()));
    bundle.put("text/plain", text);
    return bundle;
  }
}
