package org.trialbook.kernel.magic.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.PastCell;
import org.trialbook.kernel.magic.Workspace;

/** {@code %history}: the cells that were run. */
final class HistoryMagic implements LineMagic {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})?(-)?(\\d{1,9})?");

  private final List<String> numbered = List.of("-n");

  @Override
  public String name() {
    return "history";
  }

  @Override
  public List<String> aliases() {
    return List.of("hist");
  }

  @Override
  public Help help() {
    return new Help(
        "%history [-n] [-l COUNT] [-g TEXT] [FROM-TO]",
        "Prints the code of the cells of this session, in the order in which they were run.",
        "-n puts their numbers in front; -l 5 takes the last five; 3-7, 3- or 3 takes those of"
            + " these numbers; -g text, to the end of the line, takes those in which the text"
            + " stands.",
        "As a value: their code, as a List<String>.",
        "Consoles search the cells of earlier sessions too, with Ctrl-R.");
  }

  @Override
  public String valueType() {
    return "java.util.List<java.lang.String>";
  }

  @Override
  public List<String> completions(List<String> typed, Workspace workspace) {
    return List.of("-n", "-l", "-g");
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) {
    List<PastCell> cells = cells(arguments, workspace);
    boolean withNumbers = arguments.words().stream().anyMatch(numbered::contains);
    for (PastCell cell : cells) {
      System.out.println(
          withNumbers
              ? String.format(Locale.ROOT, "%4d: %s", cell.number(), indented(cell.code()))
              : cell.code());
    }
    return codes(cells);
  }

  @Override
  public Object value(Arguments arguments, Workspace workspace) {
    return codes(cells(arguments, workspace));
  }

  private static List<String> codes(List<PastCell> cells) {
    return cells.stream().map(PastCell::code).toList();
  }

  private List<PastCell> cells(Arguments arguments, Workspace workspace) {
    List<PastCell> cells = new ArrayList<>(workspace.history());
    List<String> words = arguments.words();
    int last = Integer.MAX_VALUE;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Matcher range = RANGE.matcher(word);
      if (word.equals("-g") && i + 1 < words.size()) {
        String text = String.join(" ", words.subList(i + 1, words.size()));
        cells.removeIf(each -> !each.code().contains(text));
        break;
      } else if (word.equals("-l")
          && i + 1 < words.size()
          && words.get(i + 1).matches("\\d{1,9}")) {
        i++;
        last = Integer.parseInt(words.get(i));
      } else if (range.matches() && !word.equals("-")) {
        long from = range.group(1) == null ? 1 : Long.parseLong(range.group(1));
        long to =
            range.group(2) == null
                ? from
                : range.group(3) == null ? Long.MAX_VALUE : Long.parseLong(range.group(3));
        cells.removeIf(each -> each.number() < from || each.number() > to);
      } else if (!numbered.contains(word)) {
        throw new TrialbookException(
            "%history does not know " + word + ".\nTry %history -n, %history -l 5, %history 3-7");
      }
    }
    return cells.subList(Math.max(0, cells.size() - last), cells.size());
  }

  private static String indented(String code) {
    return code.replace("\n", "\n      ");
  }
}
