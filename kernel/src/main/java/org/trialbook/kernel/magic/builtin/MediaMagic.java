package org.trialbook.kernel.magic.builtin;

import java.util.List;
import java.util.function.Function;
import org.trialbook.TrialbookException;
import org.trialbook.display.Displayable;
import org.trialbook.display.Media;
import org.trialbook.kernel.magic.Arguments;
import org.trialbook.kernel.magic.CellMagic;
import org.trialbook.kernel.magic.Help;
import org.trialbook.kernel.magic.Magic;
import org.trialbook.kernel.magic.Workspace;

/** {@code %%html}, {@code %%svg} ...: the rest of the cell is shown as what it says. */
final class MediaMagic implements CellMagic {

  private final String name;
  private final List<String> aliases;
  private final String what;
  private final Function<String, ? extends Displayable> shown;

  private MediaMagic(
      String name,
      List<String> aliases,
      String what,
      Function<String, ? extends Displayable> shown) {
    this.name = name;
    this.aliases = aliases;
    this.what = what;
    this.shown = shown;
  }

  /** One for each kind. */
  static List<Magic> all() {
    return List.of(
        new MediaMagic("html", List.of("HTML"), "HTML", Media::html),
        new MediaMagic(
            "javascript",
            List.of("js"),
            "JavaScript, which the front end runs if it trusts the notebook",
            script -> Media.mime("application/javascript", script)),
        new MediaMagic(
            "latex", List.of(), "LaTeX, with its delimiters: $...$ or $$...$$", Media::latex),
        new MediaMagic("markdown", List.of("md"), "Markdown", Media::markdown),
        new MediaMagic("svg", List.of("SVG"), "a picture in SVG", Media::svg));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> aliases() {
    return aliases;
  }

  @Override
  public Help help() {
    return new Help(
        "%%" + name,
        "Shows the rest of the cell as " + what + ".",
        "It is shown as it is given. In Java, %s shows a text as the same."
            .formatted(
                name.equals("javascript")
                    ? "display(text, \"application/javascript\")"
                    : name + "(text)"));
  }

  @Override
  public Object run(Arguments arguments, String body, Workspace workspace) {
    if (body.isBlank()) {
      throw new TrialbookException("There is nothing below %%" + name + " to show.");
    }
    workspace.display(shown.apply(body));
    return null;
  }
}
