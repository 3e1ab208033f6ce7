package org.trialbook.kernel.magic;

import java.util.List;
import java.util.function.Supplier;

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
  public Help help() {
    return new Help(
        "%lsmagic",
        "Lists the magics, those of libraries among them.", "%NAME? tells more about one.");
  }

  @Override
  public Object run(Arguments arguments, Workspace workspace) {
    List<List<String>> rows =
        magics.get().stream()
            .map(each -> List.of(each.help().usage(), each.help().summary()))
            .toList();
    workspace.display(new Listing(List.of("magic", "what it does"), rows));
    return null;
  }
}
