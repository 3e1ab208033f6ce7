package org.trialbook.display;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a value shows itself that is more than a word and less than a table: a title, facts by name,
 * lists, and what to do next. Steps give new cards.
 *
 * <p>All texts may come from anywhere; they are escaped.
 */
public final class Card implements Displayable {

  private static final int INDENT = 2;

  private final String title;
  private final List<CardPart> parts;

  private Card(String title, List<CardPart> parts) {
    this.title = title;
    this.parts = parts;
  }

  /** A card with nothing on it but its title. */
  public static Card titled(String title) {
    return new Card(title, List.of());
  }

  /** With a line of labels. */
  public Card labels(List<Label> labels) {
    return labels.isEmpty() ? this : with(new CardPart.Labels(labels));
  }

  /** With a line of text under what stands so far. */
  public Card line(String line) {
    return with(new CardPart.Line(line, ""));
  }

  /** With a fact. */
  public Card fact(String name, String value) {
    return with(new CardPart.Fact(name, Html.escape(value), value));
  }

  /** With facts, in the map's order. */
  public Card facts(Map<String, String> facts) {
    Card card = this;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      card = card.fact(fact.getKey(), fact.getValue());
    }
    return card;
  }

  /** With a fact that is an address; those of the web can be followed. */
  public Card link(String name, URI address) {
    return with(
        new CardPart.Fact(name, Html.link(address, address.toString()), address.toString()));
  }

  /** With a fact of many values, the first of which are shown; nothing where there are none. */
  public Card list(String name, List<String> values, int most) {
    return values.isEmpty() ? this : with(new CardPart.Items(name, List.copyOf(values), most));
  }

  /** With a longer text, which is folded away. */
  public Card folded(String name, String text) {
    return with(new CardPart.Folded(name, text));
  }

  /** With a quiet line about what can be done with the value. */
  public Card next(String hint) {
    return with(new CardPart.Line(hint, " class=\"quiet\""));
  }

  private Card with(CardPart part) {
    List<CardPart> more = new ArrayList<>(parts);
    more.add(part);
    return new Card(title, List.copyOf(more));
  }

  /** The card's {@code text/html} and {@code text/plain}. */
  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("text/html", Html.fragment(html()));
    bundle.put("text/plain", toString());
    return bundle;
  }

  /** The card as HTML that stands inside of a fragment. */
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"card\"><b class=\"title\">");
    Html.escape(title, html);
    html.append("</b>\n");
    CardPart before = null;
    for (CardPart part : parts) {
      if (part.inTable() != (before != null && before.inTable())) {
        html.append(part.inTable() ? "<table>\n" : "</table>\n");
      }
      part.html(html);
      before = part;
    }
    html.append(before != null && before.inTable() ? "</table>\n" : "").append("</div>\n");
    return html.toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(title);
    for (CardPart part : parts) {
      text.append('\n').append(" ".repeat(INDENT));
      part.text(text);
    }
    return text.toString();
  }
}
