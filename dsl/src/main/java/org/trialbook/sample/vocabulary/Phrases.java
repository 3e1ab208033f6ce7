package org.trialbook.sample.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prose from phrases.txt: a line is drawn from a section, and its slots are filled with the facts
 * of a study, with lines of other sections or with numbers.
 */
public final class Phrases {

  private static final Pattern SLOT = Pattern.compile("\\{([^}]+)\\}");
  private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");
  private static final Map<String, List<List<Part>>> SECTIONS = compile();

  private final Map<String, String> facts;
  private final Dice dice;

  /** Prose about a study; facts are what {name} slots stand for before sections are looked at. */
  public Phrases(Map<String, String> facts, Dice dice) {
    this.facts = facts;
    this.dice = dice;
  }

  public String say(String section) {
    StringBuilder text = new StringBuilder(256);
    say(section, text);
    return text.toString();
  }

  /** Different lines of a section, as paragraphs. */
  public String paragraphs(String section, int count) {
    StringBuilder text = new StringBuilder(1_024);
    for (List<Part> line : dice.some(SECTIONS.get(section), count)) {
      append(line, text);
      text.append("\n\n");
    }
    return text.toString();
  }

  private void say(String section, StringBuilder text) {
    append(dice.pick(SECTIONS.get(section)), text);
  }

  private void append(List<Part> line, StringBuilder text) {
    for (Part part : line) {
      part.append(this, text);
    }
  }

  private interface Part {
    void append(Phrases phrases, StringBuilder text);
  }

  private record Literal(String literal) implements Part {
    @Override
    public void append(Phrases phrases, StringBuilder text) {
      text.append(literal);
    }
  }

  private record Range(int low, int high) implements Part {
    @Override
    public void append(Phrases phrases, StringBuilder text) {
      text.append(phrases.dice.between(low, high));
    }
  }

  private record Slot(String name, boolean capital) implements Part {
    @Override
    public void append(Phrases phrases, StringBuilder text) {
      int start = text.length();
      String fact = phrases.facts.get(name);
      if (fact != null) {
        text.append(fact);
      } else {
        phrases.say(name, text);
      }
      if (capital && text.length() > start) {
        text.setCharAt(start, Character.toUpperCase(text.charAt(start)));
      }
    }
  }

  private static Map<String, List<List<Part>>> compile() {
    Map<String, List<List<Part>>> sections = new HashMap<>();
    WordList.sections("phrases.txt")
        .forEach(
            (name, lines) -> sections.put(name, lines.stream().map(Phrases::compile).toList()));
    return sections;
  }

  private static List<Part> compile(String line) {
    String text = line.replace('¶', '\n');
    List<Part> parts = new ArrayList<>();
    Matcher slot = SLOT.matcher(text);
    int end = 0;
    while (slot.find()) {
      parts.add(new Literal(text.substring(end, slot.start())));
      parts.add(slot(slot.group(1)));
      end = slot.end();
    }
    parts.add(new Literal(text.substring(end)));
    return List.copyOf(parts);
  }

  private static Part slot(String name) {
    Matcher range = RANGE.matcher(name);
    if (range.matches()) {
      return new Range(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
    }
    boolean capital = Character.isUpperCase(name.charAt(0));
    return new Slot(
        capital ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name, capital);
  }
}
