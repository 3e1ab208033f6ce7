package org.trialbook.kernel.assist;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.VarSnippet;
import org.trialbook.TrialbookException;
import org.trialbook.display.Displayable;
import org.trialbook.text.DidYouMean;

/** Answers {@code name?} and {@code name??}: what something is, and how a cell has declared it. */
public final class Explanation {

  /** Text as it is. */
  private record Answer(String text) implements Displayable {

    @Override
    public Map<String, Object> mimeBundle() {
      return Map.of("text/plain", text);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private final JShell jshell;

  /** About the names of this session, and those that it knows from elsewhere. */
  public Explanation(JShell jshell) {
    this.jshell = jshell;
  }

  /**
   * What a name is: its declaration, and its Javadoc where that is at hand; of a variable its type
   * as well.
   *
   * @param name such as {@code trials}, {@code String.valueOf} or {@code trials.frame}
   * @throws TrialbookException if nothing is called so, with the nearest names
   */
  public Displayable of(String name) {
    Inspection inspection = new Inspection(jshell);
    String text = inspection.describe(name, name.length(), true);
    String type =
        jshell
            .variables()
            .filter(each -> each.name().equals(name))
            .map(VarSnippet::typeName)
            .findFirst()
            .map(each -> each.replaceAll("[<\\[].*", ""))
            .orElse("");
    if (!type.isEmpty()) {
      text += "\n\n" + inspection.describe(type, type.length(), true);
    }
    if (text.isBlank()) {
      throw unknown(name);
    }
    return new Answer(text.stripTrailing());
  }

  /**
   * How cells have declared a name; of what comes from elsewhere, what it is.
   *
   * @throws TrialbookException if nothing is called so, with the nearest names
   */
  public Displayable source(String name) {
    List<String> sources =
        declared()
            .filter(each -> each.name().equals(name))
            .map(each -> each.source().strip())
            .toList();
    return sources.isEmpty() ? of(name) : new Answer(String.join("\n\n", sources));
  }

  private Stream<PersistentSnippet> declared() {
    return Stream.<Stream<? extends PersistentSnippet>>of(
            jshell.types(), jshell.methods(), jshell.variables())
        .flatMap(each -> each.map(PersistentSnippet.class::cast))
        .filter(each -> !each.name().startsWith("$"));
  }

  private TrialbookException unknown(String name) {
    Collection<String> names =
        declared().map(PersistentSnippet::name).collect(Collectors.toCollection(TreeSet::new));
    List<String> near = DidYouMean.nearest(name, names);
    return new TrialbookException(
        "Nothing is called %s here.%s\nTry the name of a type, a method or a variable: String?"
            .formatted(
                name, near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?"));
  }
}
