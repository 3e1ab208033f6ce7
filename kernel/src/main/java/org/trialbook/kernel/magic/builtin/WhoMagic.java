package org.trialbook.kernel.magic.builtin;

import java.util.List;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.InShort;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Variable;
import org.trialbook.kernel.magic.Workspace;

/** {@code %who}: the variables of the notebook. */
final class WhoMagic implements LineMagic {

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
            .map(each -> List.of(each.name(), each.type(), InShort.of(each.value())))
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
}
