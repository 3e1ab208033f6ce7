package org.trialbook.kernel.magic.builtin;

import java.util.List;
import java.util.function.Supplier;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.LineMagic;
import org.trialbook.kernel.magic.Magic;
import org.trialbook.kernel.magic.Workspace;
import org.trialbook.text.DidYouMean;

/** {@code %lsmagic}: which magics there are. */
final class ListMagic implements LineMagic {

  private final Supplier<List<Magic>> magics;

  ListMagic(Supplier<List<Magic>> magics) {
    this.magics = magics;
  }

  @Override
  public String name() {
    return "lsmagic";
  }

  @Override
  public List<String> aliases() {
    return List.of("help", "quickref");
  }

  @Override
  public Help help() {
    return new Help(
        "%lsmagic\n%help [NAME]",
        "Lists the magics, those of libraries among them, or tells what one is for.",
        "%NAME? tells the same. For what Java knows, NAME? tells what it is and NAME?? how it is"
            + " written, where a cell has declared it.");
  }

  @Override
  public List<String> completions(List<String> typed, Workspace workspace) {
    return magics.get().stream().map(Magic::name).toList();
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) {
    if (!arguments.text().isEmpty()) {
      workspace.display(find(arguments.text().replaceFirst("^%%?", "")).help());
      return null;
    }
    List<List<String>> rows =
        magics.get().stream()
            .map(each -> List.of(each.help().usage(), each.help().summary()))
            .toList();
    workspace.display(new Listing(List.of("magic", "what it does"), rows));
    return null;
  }

  private Magic find(String name) {
    return magics.get().stream()
        .filter(each -> each.name().equals(name) || each.aliases().contains(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TrialbookException(
                    "There is no magic %s.%s\n%%lsmagic lists them all."
                        .formatted(
                            name,
                            DidYouMean.or(name, magics.get().stream().map(Magic::name).toList()))));
  }
}
