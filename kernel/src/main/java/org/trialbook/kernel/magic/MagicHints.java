package org.trialbook.kernel.magic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an editor can know about the magics in a cell. */
public final class MagicHints {

  /**
   * What the word at the cursor may become.
   *
   * @param matches whole words
   * @param start where the word begins
   */
  public record Completions(List<String> matches, int start) {}

  private static final Pattern TYPED = Pattern.compile("(%%?)(\\w*)(?:\\s(.*))?");

  private final Magics magics;

  /** Hints about these magics. */
  public MagicHints(Magics magics) {
    this.magics = magics;
  }

  /** What the word at the cursor may become; empty if the cursor is at no magic. */
  public Optional<Completions> completions(String text, int cursor, Workspace workspace) {
    // With a letter at the cursor even a lone percent sign is the beginning of a magic.
    String line = text.substring(0, cursor);
    return MagicCell.of(line + "x" + text.substring(cursor), magics, name -> false)
        .at(cursor)
        .map(call -> line.substring(Math.min(call.span().start(), cursor)))
        .map(TYPED::matcher)
        .filter(Matcher::matches)
        .map(typed -> complete(typed, cursor, workspace));
  }

  /** The help of the magic whose line the cursor stands in; empty if there is none. */
  public Optional<Help> help(String text, int cursor) {
    return MagicCell.of(text, magics, name -> false)
        .at(Math.max(1, cursor))
        .filter(call -> !call.isQuestion())
        .flatMap(call -> magics.find(call.name()))
        .map(Magic::help);
  }

  private Completions complete(Matcher typed, int cursor, Workspace workspace) {
    String arguments = typed.group(3);
    if (arguments == null) {
      String name = typed.group(2);
      boolean cell = typed.group(1).length() == 2;
      return new Completions(names(name, cell), cursor - name.length());
    }
    String word = arguments.substring(arguments.lastIndexOf(' ') + 1);
    List<String> words = new java.util.ArrayList<>(new Arguments(arguments).words());
    if (word.isEmpty()) {
      words.add("");
    }
    List<String> matches =
        magics
            .find(typed.group(2))
            .map(each -> each.completions(words, workspace))
            .orElse(List.of());
    return new Completions(
        matches.stream().filter(match -> match.startsWith(word)).toList(), cursor - word.length());
  }

  private List<String> names(String prefix, boolean cell) {
    return magics.all().stream()
        .filter(each -> cell ? each instanceof CellMagic : each instanceof LineMagic)
        .flatMap(
            each ->
                java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(each.name()), each.aliases().stream()))
        .filter(name -> name.startsWith(prefix) && Character.isLetter(name.charAt(0)))
        .toList();
  }
}
