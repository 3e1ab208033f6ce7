package org.trialbook.kernel.magic.builtin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.magic.Variable;
import org.trialbook.kernel.magic.Workspace;

/**
 * {@code {name}} in the line of a magic: the value of that variable of the notebook. Of another
 * name it is text as any other, and so is {@code {{name}}}, with one pair of braces.
 */
final class Placeholders {

  private static final Pattern PLACE =
      Pattern.compile("(?<!\\$)\\{(\\{)?([\\p{L}_$][\\p{L}\\w$]*)}(})?");

  /** What goes by this name to the shell is not said by anybody else. */
  private static final String VALUE = "NOTEBOOK_VALUE_";

  /**
   * A command with parameters in the place of values, which the shell puts in when it has read the
   * command: a value is never read as a part of it.
   *
   * @param values of the parameters, which are variables of the environment
   */
  record Command(String script, Map<String, String> values) {}

  /** What quotes the shell is in. */
  private enum Quotes {
    NONE,
    SINGLE,
    DOUBLE
  }

  private Placeholders() {}

  /** The text with the values in it. */
  static String fill(String text, Workspace workspace) {
    List<Variable> variables = variables(text, workspace);
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              Optional<String> value = value(place.group(2), variables);
              boolean doubled = place.group(1) != null && place.group(3) != null;
              return Matcher.quoteReplacement(
                  value.isEmpty()
                      ? place.group()
                      : doubled
                          ? place.group().substring(1, place.group().length() - 1)
                          : place.group().replace("{" + place.group(2) + "}", value.get()));
            });
  }

  /** A command for a shell such as bash, in which each value is one word, whatever is in it. */
  static Command inCommand(String command, Workspace workspace) {
    List<Variable> variables = variables(command, workspace);
    Map<String, String> values = new LinkedHashMap<>();
    StringBuilder script = new StringBuilder();
    Matcher place = PLACE.matcher(command);
    Quotes quotes = Quotes.NONE;
    int at = 0;
    while (at < command.length()) {
      char c = command.charAt(at);
      Optional<String> value =
          c == '{' && startsPlace(place, command, at)
              ? value(place.group(2), variables)
              : Optional.empty();
      if (value.isEmpty()) {
        boolean escapes = c == '\\' && quotes != Quotes.SINGLE && at + 1 < command.length();
        script.append(command, at, at + (escapes ? 2 : 1));
        at += escapes ? 2 : 1;
        quotes = escapes ? quotes : after(quotes, c);
      } else if (place.group(1) != null && place.group(3) != null) {
        script.append('{').append(place.group(2)).append('}');
        at = place.end();
      } else if (place.group(1) != null) {
        script.append(c); // an unpaired brace before the place
        at++;
      } else {
        String parameter = VALUE + (values.size() + 1);
        values.put(parameter, value.get());
        script.append(inQuotes(parameter, quotes));
        at = place.end(2) + 1;
      }
    }
    return new Command(script.toString(), values);
  }

  private static boolean startsPlace(Matcher place, String command, int at) {
    // With its bounds transparent, the pattern sees a dollar sign before the place.
    return place.useTransparentBounds(true).region(at, command.length()).lookingAt();
  }

  private static Quotes after(Quotes quotes, char c) {
    return switch (c) {
      case '\'' ->
          quotes == Quotes.NONE ? Quotes.SINGLE : quotes == Quotes.SINGLE ? Quotes.NONE : quotes;
      case '"' ->
          quotes == Quotes.NONE ? Quotes.DOUBLE : quotes == Quotes.DOUBLE ? Quotes.NONE : quotes;
      default -> quotes;
    };
  }

  private static String inQuotes(String parameter, Quotes quotes) {
    String reference = "${" + parameter + "}";
    return switch (quotes) {
      case NONE -> '"' + reference + '"';
      case DOUBLE -> reference;
      case SINGLE -> "'\"" + reference + "\"'";
    };
  }

  /** Those of the notebook, if the text may name one: to read them all takes a while. */
  private static List<Variable> variables(String text, Workspace workspace) {
    return PLACE.matcher(text).find() ? workspace.variables() : List.of();
  }

  private static Optional<String> value(String name, List<Variable> variables) {
    return variables.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .map(
            each -> {
              if (each.value() == null) {
                throw new TrialbookException(
                    "{%s} has no value: the variable is null, so nothing was done."
                        .formatted(name));
              }
              return String.valueOf(each.value());
            });
  }
}
