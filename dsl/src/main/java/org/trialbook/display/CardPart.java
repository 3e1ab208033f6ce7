package org.trialbook.display;

import java.util.List;
import java.util.Locale;
import org.trialbook.text.Text;

/** A piece of a {@link Card}, which writes itself as HTML and as text. */
sealed interface CardPart {

  /** In the tag itself, for pages that take styles away. */
  String LEFT = " style=\"text-align:left\"";

  void html(StringBuilder html);

  /** Begins in a line that is indented already. */
  void text(StringBuilder text);

  /** Whether its HTML is a row of the card's table of facts. */
  default boolean inTable() {
    return false;
  }

  /** A line of text, with attributes for its HTML. */
  record Line(String line, String attributes) implements CardPart {

    @Override
    public void html(StringBuilder html) {
      html.append("<div").append(attributes).append('>');
      Html.escape(line, html);
      html.append("</div>\n");
    }

    @Override
    public void text(StringBuilder text) {
      text.append(line);
    }
  }

  /** Labels in a line. */
  record Labels(List<Label> labels) implements CardPart {

    @Override
    public void html(StringBuilder html) {
      html.append("<div>");
      labels.forEach(label -> html.append(label.html()));
      html.append("</div>\n");
    }

    @Override
    public void text(StringBuilder text) {
      text.append(String.join(" · ", labels.stream().map(Label::text).toList()));
    }
  }

  /** A name and what it stands for, as HTML and as text. */
  record Fact(String name, String html, String value) implements CardPart {

    @Override
    public void html(StringBuilder out) {
      row(name, html, out);
    }

    @Override
    public void text(StringBuilder text) {
      text.append(name).append(": ").append(value);
    }

    @Override
    public boolean inTable() {
      return true;
    }
  }

  /** A name and a list, of which this many at most are shown. */
  record Items(String name, List<String> values, int most) implements CardPart {

    @Override
    public void html(StringBuilder html) {
      StringBuilder lines = new StringBuilder();
      for (String value : shown()) {
        lines.append("<div>");
        Html.escape(value, lines);
        lines.append("</div>");
      }
      if (!rest().isEmpty()) {
        lines.append("<div class=\"quiet\">").append(rest()).append("</div>");
      }
      row(name, lines.toString(), html);
    }

    @Override
    public void text(StringBuilder text) {
      text.append(name).append(':');
      shown().forEach(value -> text.append("\n    ").append(value));
      text.append(rest().isEmpty() ? "" : "\n    " + rest());
    }

    @Override
    public boolean inTable() {
      return true;
    }

    private List<String> shown() {
      return values.subList(0, Math.min(most, values.size()));
    }

    private String rest() {
      return values.size() <= most
          ? ""
          : String.format(Locale.ROOT, "... %,d more", values.size() - most);
    }
  }

  /** A text that is opened when asked for; where nothing can be opened it is left out. */
  record Folded(String name, String content) implements CardPart {

    private static final int LONGEST_TEXT = 300;

    @Override
    public void html(StringBuilder html) {
      html.append("<details><summary>");
      Html.escape(name, html);
      html.append("</summary><div class=\"prose\">");
      Html.escape(content, html);
      html.append("</div></details>\n");
    }

    @Override
    public void text(StringBuilder text) {
      text.append(name).append(": ").append(Text.line(content, LONGEST_TEXT));
    }
  }

  private static void row(String name, String html, StringBuilder out) {
    out.append("<tr><th").append(LEFT).append('>');
    Html.escape(name, out);
    out.append("</th><td").append(LEFT).append('>').append(html).append("</td></tr>\n");
  }
}
