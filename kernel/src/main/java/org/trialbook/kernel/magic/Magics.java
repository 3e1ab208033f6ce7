package org.trialbook.kernel.magic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.trialbook.TrialbookException;
import org.trialbook.text.DidYouMean;

/** The magics of a notebook, by name: those of the kernel, and those of libraries. */
public final class Magics {

  /** What there is in the place of magics that people know from IPython. */
  private static final Map<String, String> INSTEAD =
      Map.of(
          "load_ext", "The magics of a library come with its jar: %maven or %jars adds it.",
          "reload_ext", "The magics of a library come with its jar: %maven or %jars adds it.",
          "pip", "%maven adds a library of Java.",
          "conda", "%maven adds a library of Java.",
          "run", "%load runs the code of a file.",
          "matplotlib", "Charts show themselves, so nothing needs to be switched on.",
          "autoreload", "A method or class that is declared again counts at once.",
          "pinfo", "NAME? tells what something is.",
          "magic", "%help tells of them.");

  /** The magic that a line beginning with an exclamation mark stands for. */
  public static final String SHELL = "bash";

  /** The magic that such a line stands for where its value is asked for as lines. */
  public static final String LINES = "sx";

  private final Map<String, Magic> byName = new LinkedHashMap<>();
  private final Set<Class<?>> known = new HashSet<>();

  /** A set without any. */
  public Magics() {}

  /** Adds a magic, in the place of one of the same name. */
  public void add(Magic magic) {
    known.add(magic.getClass());
    byName.put(magic.name(), magic);
    magic.aliases().forEach(alias -> byName.put(alias, magic));
  }

  /**
   * Adds those that libraries bring and that are not there yet.
   *
   * @return what kept a library's magic from being added, one sentence each
   */
  public List<String> addFrom(ClassLoader libraries) {
    List<String> problems = new ArrayList<>();
    var providers = ServiceLoader.load(Magic.class, libraries).iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          return problems;
        }
        Magic magic = providers.next();
        if (known.add(magic.getClass())) {
          add(magic);
        }
      } catch (ServiceConfigurationError e) {
        problems.add("A magic of a library cannot be used: " + e.getMessage());
      }
    }
  }

  /** The magic of this name or alias. */
  Optional<Magic> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All magics, each once, by name. */
  public List<Magic> all() {
    return byName.values().stream()
        .distinct()
        .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
        .toList();
  }

  /** The value of a line magic; what it throws is for the reader of the cell. */
  public Object runLine(String name, Arguments arguments, Workspace workspace) throws Exception {
    Magic magic = get(name, "%");
    if (magic instanceof LineMagic line) {
      return line.run(arguments, workspace);
    }
    throw new TrialbookException(
        "%%%s takes the whole cell.\nBegin the cell with %%%%%1$s.".formatted(magic.name()));
  }

  /** The value of a line magic that is called for its value. */
  public Object value(String name, Arguments arguments, Workspace workspace) throws Exception {
    return get(name, "%") instanceof LineMagic line
        ? line.value(arguments, workspace)
        : runLine(name, arguments, workspace);
  }

  /** The value of a cell magic; what it throws is for the reader of the cell. */
  public Object runCell(String name, Arguments arguments, String body, Workspace workspace)
      throws Exception {
    Magic magic = get(name, "%%");
    if (magic instanceof CellMagic cell) {
      return cell.run(arguments, body, workspace);
    }
    throw new TrialbookException(
        "%%%%%s is no cell magic; it takes one line.\nWrite %%%1$s, and the rest of the cell in Java."
            .formatted(magic.name()));
  }

  /** What this magic is for. */
  public Help help(String name) {
    return get(name, "%").help();
  }

  private Magic get(String name, String sign) {
    return find(name)
        .orElseThrow(
            () ->
                new TrialbookException(
                    "There is no magic %s%s.%s\n%%lsmagic lists them all."
                        .formatted(sign, name, nearest(name, sign))));
  }

  private String nearest(String name, String sign) {
    if (INSTEAD.containsKey(name)) {
      return " " + INSTEAD.get(name);
    }
    Collection<String> names = new TreeSet<>(byName.keySet());
    List<String> near = DidYouMean.nearest(name, names);
    return near.isEmpty()
        ? ""
        : " Did you mean "
            + String.join(" or ", near.stream().map(each -> sign + each).toList())
            + "?";
  }
}
