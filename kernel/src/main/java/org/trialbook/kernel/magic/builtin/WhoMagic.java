package org.trialbook.kernel.magic.builtin;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Variable;
import org.trialbook.kernel.magic.Workspace;
import tech.tablesaw.api.Table;

/** {@code %who}: the variables of the notebook. */
final class WhoMagic implements LineMagic {

  private static final int LONGEST_VALUE = 60;

  @Override
  public String name() {
    return "who";
  }

  @Override
  public List<String> aliases() {
    return List.of("whos");
  }

  @Override
  public Help help() {
    return new Help(
        "%who [TYPE ...]",
        "Shows the variables of the notebook with their types and, in short, their values.",
        "With types, only variables of these types: %who Table String");
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) {
    List<String> types = arguments.words();
    List<List<String>> rows =
        workspace.variables().stream()
            .filter(each -> types.isEmpty() || types.stream().anyMatch(type -> is(each, type)))
            .map(each -> List.of(each.name(), each.type(), inShort(each.value())))
            .toList();
    workspace.display(
        rows.isEmpty()
            ? types.isEmpty()
                ? "No variables yet."
                : "No variables of type " + arguments.text() + "."
            : new Listing(List.of("name", "type", "value"), rows));
    return null;
  }

  private static boolean is(Variable variable, String type) {
    String declared = variable.type().replaceFirst("<.*", "");
    String actual = variable.value() == null ? "" : variable.value().getClass().getSimpleName();
    return type.equals(variable.type()) || type.equals(declared) || type.equals(actual);
  }

  private static String inShort(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Table table) {
      return String.format(
          Locale.ROOT, "%,d rows × %,d columns", table.rowCount(), table.columnCount());
    }
    if (value instanceof Collection<?> collection) {
      return count(collection.size(), "element");
    }
    if (value instanceof Map<?, ?> map) {
      return count(map.size(), map.size() == 1 ? "entry" : "entrie");
    }
    if (value.getClass().isArray()) {
      return count(Array.getLength(value), "element");
    }
    return cut(text(value));
  }

  private static String count(int count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }

  private static String text(Object value) {
    try {
      String text = String.valueOf(value);
      return value instanceof CharSequence ? '"' + text + '"' : text;
    } catch (RuntimeException e) { // a value that cannot show itself must not hide the others
      return "(its toString failed with " + e.getClass().getSimpleName() + ")";
    }
  }

  private static String cut(String text) {
    String line = text.lines().findFirst().orElse("");
    boolean whole =
        line.length() == text.stripTrailing().length() && line.length() <= LONGEST_VALUE;
    return whole ? line : line.substring(0, Math.min(LONGEST_VALUE - 1, line.length())) + "…";
  }
}
