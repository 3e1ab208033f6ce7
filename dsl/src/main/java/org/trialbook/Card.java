package org.trialbook;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a value that has not run yet shows itself: a title, its facts, what to do next. */
final class Card {

  private static final String STYLE =
      "border-left:3px solid #4c78a8;padding:.4em .8em;font-size:90%;line-height:1.5";

  private Card() {}

  static Map<String, Object> bundle(String title, Map<String, String> facts, String next) {
    StringBuilder html = new StringBuilder("<div style=\"" + STYLE + "\"><b>");
    StringBuilder text = new StringBuilder(title);
    html.append(escape(title)).append("</b>");
    facts.forEach(
        (name, fact) -> {
          html.append("<br><code>").append(escape(name)).append("</code> ");
          html.append(escape(fact));
          text.append("\n  ").append(name).append(": ").append(fact);
        });
    html.append("<br><span style=\"opacity:.7\">").append(escape(next)).append("</span></div>");
    text.append("\n  ").append(next);
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/html", html.toString());
    bundle.put("text/plain", text.toString());
    return bundle;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
