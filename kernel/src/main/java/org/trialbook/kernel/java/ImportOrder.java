package org.trialbook.kernel.java;

import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * Whose import counts where two bring the same name: the user's before those of the start.
 *
 * <p>To Java a name that two packages bring is ambiguous. So where a cell imports all of a package
 * or class, the names in it that the start has imported too are imported once more, each by itself,
 * which counts more; and no longer when the user declares or imports the name in another way.
 */
final class ImportOrder {

  /** What the imports of the start begin with: a name that no cell has a reason to say again. */
  static final String FIRST = "import org.trialbook.kernel.$Kernel;";

  private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*(?s:.*?)\\*/");

  private static final Pattern TYPE =
      Pattern.compile("^[^\"'={}(]*\\b(?:class|interface|enum|record)\\s+([\\w$]+)");

  private static final Pattern TYPE_IMPORT =
      Pattern.compile("^\\s*import\\s+(?!static\\b)[\\w$.\\s]+?\\b([\\w$]+)\\s*;");

  private final JShell jshell;
  private final ClassLoader loader;
  private final Function<String, Set<String>> typesOfPackage;
  private final Consumer<String> evaluate;
  private final Consumer<Snippet> drop;
  private final Set<String> wholes = new LinkedHashSet<>();
  private final Map<String, Snippet> preferred = new HashMap<>();
  private final Map<String, Set<String>> typesOfStart = new HashMap<>();
  private final Map<String, Set<String>> membersOfStart = new HashMap<>();
  private List<String> start = List.of();

  /**
   * @param typesOfPackage the simple names of the types of a package, at least the public ones
   * @param evaluate takes lines of imports
   * @param drop takes imports and declarations that are to count no longer
   */
  ImportOrder(
      JShell jshell,
      ClassLoader loader,
      Function<String, Set<String>> typesOfPackage,
      Consumer<String> evaluate,
      Consumer<Snippet> drop) {
    this.jshell = jshell;
    this.evaluate = evaluate;
    this.drop = drop;
    this.loader = loader;
    this.typesOfPackage = typesOfPackage;
  }

  /** These are the imports of the start, one a line. */
  void start(List<String> lines) {
    start = List.copyOf(lines);
  }

  /** Whether it is one of the imports of the start. */
  boolean isOfStart(Snippet snippet) {
    return snippet instanceof ImportSnippet
        && (snippet.source().startsWith(FIRST) || start.contains(snippet.source()));
  }

  /** Cells have imported nothing. */
  void forget() {
    wholes.clear();
    preferred.clear();
  }

  /**
   * Makes way for what the unit declares or imports: of a type declared and a type imported by the
   * same name, Java takes neither. Done before it is evaluated.
   */
  void makeWay(CellUnit unit) {
    declaredType(unit).ifPresent(type -> dropAll(importsOf(type)));
    Matcher imported = TYPE_IMPORT.matcher(unit.source());
    if (imported.find()) {
      dropAll(jshell.types().filter(each -> each.name().equals(imported.group(1))));
    }
    if (preferred.keySet().stream().anyMatch(unit.source()::contains)) {
      for (Snippet each : jshell.sourceCodeAnalysis().sourceToSnippets(unit.source())) {
        Snippet ours = preferred.remove(declaredName(each));
        if (ours != null) {
          drop.accept(ours);
        }
      }
    }
  }

  private Stream<ImportSnippet> importsOf(String type) {
    return jshell
        .imports()
        .filter(each -> each.subKind() == SubKind.SINGLE_TYPE_IMPORT_SUBKIND)
        .filter(each -> each.name().equals(type));
  }

  private void dropAll(Stream<? extends Snippet> snippets) {
    snippets.filter(each -> jshell.status(each).isActive()).toList().forEach(drop);
  }

  /** The type that the unit declares, if it declares one. */
  static Optional<String> declaredType(CellUnit unit) {
    Matcher type = TYPE.matcher(COMMENT.matcher(unit.source()).replaceAll(" "));
    return type.find() ? Optional.of(type.group(1)) : Optional.empty();
  }

  /** Lets count what a cell has imported. */
  void prefer(List<SnippetEvent> events) {
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null
          && event.status() == Status.VALID
          && event.snippet() instanceof ImportSnippet imported) {
        prefer(imported);
      }
    }
  }

  private void prefer(ImportSnippet imported) {
    boolean types = imported.subKind() == SubKind.TYPE_IMPORT_ON_DEMAND_SUBKIND;
    if (types || imported.subKind() == SubKind.STATIC_IMPORT_ON_DEMAND_SUBKIND) {
      prefer(types, imported.fullname().replaceFirst("\\.\\*$", ""));
    }
  }

  /**
   * Lets count what a cell has imported.
   *
   * @param types whether the types of a package or class, or else the static members of a class
   */
  void prefer(boolean types, String from) {
    if (!wholes.add((types ? "" : "static ") + from)) {
      return;
    }
    Map<String, Set<String>> ofStart = types ? typesOfStart() : membersOfStart();
    for (String name : types ? typesOfPackage.apply(from) : members(from)) {
      Set<String> others = ofStart.getOrDefault(name, Set.of());
      if (others.isEmpty() || isNamed(name) || (types && !isPublic(from, name))) {
        continue;
      }
      String line = "import " + (types ? "" : "static ") + from + "." + name + ";";
      Snippet other = preferred.remove(name);
      if (other != null) {
        drop.accept(other); // two of the user's own: as ambiguous as anywhere
      } else if (others.stream().noneMatch(wholes::contains)) {
        evaluate.accept(line);
        jshell
            .imports()
            .filter(each -> each.source().equals(line))
            .findFirst()
            .ifPresent(each -> preferred.put(name, each));
      }
    }
  }

  /** Whether a cell has declared the name or imported it by itself, which counts more. */
  private boolean isNamed(String name) {
    Snippet ours = preferred.get(name);
    return Stream.of(jshell.imports(), jshell.types(), jshell.methods(), jshell.variables())
        .flatMap(each -> each)
        .anyMatch(
            each ->
                declaredName(each).equals(name)
                    && each != ours
                    && jshell.status(each) == Status.VALID);
  }

  private Map<String, Set<String>> typesOfStart() {
    if (typesOfStart.isEmpty()) {
      for (String owner : owners("import (?!static)(.*)\\.\\*;")) {
        typesOfPackage
            .apply(owner)
            .forEach(
                type -> typesOfStart.computeIfAbsent(type, n -> new LinkedHashSet<>()).add(owner));
      }
    }
    return typesOfStart;
  }

  private Map<String, Set<String>> membersOfStart() {
    if (membersOfStart.isEmpty()) {
      for (String owner : owners("import static (.*)\\.\\*;")) {
        members(owner)
            .forEach(
                member ->
                    membersOfStart
                        .computeIfAbsent(member, n -> new LinkedHashSet<>())
                        .add("static " + owner));
      }
    }
    return membersOfStart;
  }

  private List<String> owners(String pattern) {
    return start.stream()
        .filter(line -> line.matches(pattern))
        .map(line -> line.replaceFirst(pattern, "$1"))
        .toList();
  }

  private boolean isPublic(String owner, String type) {
    try {
      return Modifier.isPublic(Class.forName(owner + "." + type, false, loader).getModifiers());
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** The names of what a static import of a class brings. */
  private Set<String> members(String owner) {
    try {
      Class<?> type = Class.forName(owner, false, loader);
      return Stream.<Member>concat(
              Arrays.stream(type.getFields()), Arrays.stream(type.getMethods()))
          .filter(member -> Modifier.isStatic(member.getModifiers()))
          .map(Member::getName)
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (ClassNotFoundException | LinkageError e) {
      return Set.of();
    }
  }

  static String declaredName(Snippet snippet) {
    if (snippet instanceof TypeDeclSnippet type) {
      return type.name();
    }
    if (snippet instanceof MethodSnippet method) {
      return method.name();
    }
    if (snippet instanceof VarSnippet variable) {
      return variable.name();
    }
    return snippet instanceof ImportSnippet imported ? imported.name() : "";
  }
}
