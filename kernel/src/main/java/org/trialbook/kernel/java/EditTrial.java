package org.trialbook.kernel.java;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * Compiles the edit of a declaration that classes depend on, before it takes the place of the
 * earlier one.
 *
 * <p>JShell removes the earlier declaration first. Where the edit is then rejected, all classes
 * that need it have been made anew without it, and their objects are lost. So it is compiled as a
 * part of a block that is not run, together with what it needs and what needs it.
 */
final class EditTrial {

  /**
   * An edit that Java rejects.
   *
   * @param tried what was compiled, of which the edit is a part
   * @param errors those in the edit, with their places in what was compiled
   */
  record Refusal(CellUnit tried, List<Diag> errors, int before, int behind) {

    /** The edit within a repaired form of what was compiled. */
    CellUnit edit(CellUnit repaired) {
      String source = repaired.source();
      return new CellUnit(
          source.substring(before, source.length() - behind),
          tried.offset() + before,
          repaired.completeness());
    }
  }

  /** JShell strips names like this one from messages. */
  private static final String TYPE = "{ class $JShell$Edit { ";

  private static final String MEMBER = "public static ";

  private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\w$]*");

  /** Annotations and modifiers, and comments between them. */
  private static final Pattern HEAD =
      Pattern.compile(
          "^(?:\\s|//[^\\n]*\\n|/\\*(?s:.*?)\\*/|@(?!interface)[\\w.]+(?:\\([^)]*\\))?"
              + "|\\b(?:public|protected|private|static|final|abstract|strictfp)\\b)*");

  private static final Pattern ACCESS =
      Pattern.compile("\\b(?:public|protected|private|static)\\b");

  /** What classes inside of a block cannot be. */
  private static final Pattern SEALED = Pattern.compile("\\b(?:sealed|permits)\\b");

  /** Errors of blocks alone: a variable of a cell may be in a lambda in its own value. */
  private static final Set<String> OF_BLOCKS =
      Set.of(
          "compiler.err.annotation.decl.not.allowed.here",
          "compiler.err.cant.ref.non.effectively.final.var",
          "compiler.err.local.classes.cant.extend.sealed",
          "compiler.err.var.might.not.have.been.initialized");

  private static final String UNKNOWN_NAME = "compiler.err.cant.resolve";

  private final JShell jshell;
  private final CellControl control;
  private final Map<Snippet, Set<String>> mentions = new WeakHashMap<>();

  EditTrial(JShell jshell, CellControl control) {
    this.jshell = jshell;
    this.control = control;
  }

  /**
   * What is wrong with an edit; empty where nothing is, and for what is no edit of consequence.
   *
   * @param rest what follows in the cell: a class may name what is only declared there
   */
  Optional<Refusal> of(CellUnit unit, String rest) {
    if (jshell.types().findAny().isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<Snippet>> active =
        Stream.of(jshell.types(), jshell.methods(), jshell.variables())
            .flatMap(each -> each)
            .map(Snippet.class::cast)
            .collect(Collectors.groupingBy(ImportOrder::declaredName));
    Set<String> ofConsequence = namedByTypes(active);
    if (!mayEdit(unit, ofConsequence, active)) {
      return Optional.empty();
    }
    List<Snippet> edits = declarations(unit);
    Set<String> names = edits.stream().map(ImportOrder::declaredName).collect(Collectors.toSet());
    return names.stream().noneMatch(ofConsequence::contains) || isSame(edits, active)
        ? Optional.empty()
        : tried(unit, edits.get(0), rest, with(edits.get(0), dependents(names, active), active));
  }

  /** The types that there are, and all that they name, or that what they name does. */
  private Set<String> namedByTypes(Map<String, List<Snippet>> active) {
    Set<String> found = new HashSet<>();
    Deque<String> named = new ArrayDeque<>();
    jshell.types().map(ImportOrder::declaredName).forEach(named::add);
    while (!named.isEmpty()) {
      String name = named.remove();
      if (active.containsKey(name) && found.add(name)) {
        active.get(name).forEach(each -> named.addAll(mentions(each)));
      }
    }
    return found;
  }

  /** A quick look: to ask the compiler what a unit declares takes as long as to run it. */
  private static boolean mayEdit(
      CellUnit unit, Set<String> ofConsequence, Map<String, List<Snippet>> active) {
    Optional<String> type = ImportOrder.declaredType(unit);
    return type.isPresent()
        ? ofConsequence.contains(type.get())
        : names(unit.source()).stream()
            .anyMatch(
                name -> ofConsequence.contains(name) && typesOf(name, active).findAny().isEmpty());
  }

  private List<Snippet> declarations(CellUnit unit) {
    try {
      return jshell.sourceCodeAnalysis().sourceToSnippets(unit.source()).stream()
          .filter(each -> !ImportOrder.declaredName(each).isEmpty())
          .filter(each -> each.kind() != Kind.IMPORT)
          .toList();
    } catch (InternalError e) { // of the compiler: to run the unit will tell
      return List.of();
    }
  }

  private static boolean isSame(List<Snippet> edits, Map<String, List<Snippet>> active) {
    return edits.size() == 1
        && typesOf(ImportOrder.declaredName(edits.get(0)), active)
            .anyMatch(type -> type.source().equals(edits.get(0).source()));
  }

  private static Stream<Snippet> typesOf(String name, Map<String, List<Snippet>> active) {
    return active.getOrDefault(name, List.of()).stream().filter(TypeDeclSnippet.class::isInstance);
  }

  /** What names these, or names what names them. */
  private Set<Snippet> dependents(Set<String> names, Map<String, List<Snippet>> active) {
    Set<Snippet> found = new LinkedHashSet<>();
    Set<String> reached = new HashSet<>(names);
    boolean more = true;
    while (more) {
      more = false;
      for (List<Snippet> each : active.values()) {
        for (Snippet snippet : each) {
          if (!found.contains(snippet)
              && !names.contains(ImportOrder.declaredName(snippet))
              && mentions(snippet).stream().anyMatch(reached::contains)) {
            found.add(snippet);
            reached.add(ImportOrder.declaredName(snippet));
            more = true;
          }
        }
      }
    }
    return found;
  }

  /** What must be compiled with the edit, as each of them refers to the other. */
  private Set<Snippet> with(
      Snippet edit, Set<Snippet> dependents, Map<String, List<Snippet>> active) {
    Set<Snippet> found = new LinkedHashSet<>();
    if (edit instanceof VarSnippet) {
      return found;
    }
    Set<String> seen = new HashSet<>(Set.of(ImportOrder.declaredName(edit)));
    Deque<String> named = new ArrayDeque<>(names(edit.source()));
    while (!named.isEmpty()) {
      String name = named.remove();
      if (seen.add(name)) {
        for (Snippet each : active.getOrDefault(name, List.of())) {
          named.addAll(mentions(each));
          if (dependents.contains(each)) {
            found.add(each);
          }
        }
      }
    }
    if (edit instanceof MethodSnippet method) {
      jshell
          .methods()
          .filter(other -> other.name().equals(method.name()))
          .filter(other -> !other.parameterTypes().equals(method.parameterTypes()))
          .forEach(found::add);
    }
    return found;
  }

  private Optional<Refusal> tried(CellUnit unit, Snippet edit, String rest, Set<Snippet> others) {
    String members = others.stream().map(EditTrial::member).collect(Collectors.joining("\n"));
    boolean variable = edit instanceof VarSnippet;
    String before = variable ? "{ " : TYPE + MEMBER;
    String behind = variable ? "\n}" : "\n" + members + "\n} }";
    String source = before + withoutAccess(unit.source()) + behind;
    if (SEALED.matcher(source).find()) {
      return Optional.empty();
    }
    List<Diag> errors =
        compile(source).stream()
            .filter(error -> !OF_BLOCKS.contains(error.getCode()))
            .filter(error -> error.getStartPosition() >= before.length())
            .filter(error -> error.getStartPosition() <= before.length() + unit.source().length())
            .filter(error -> variable || !mayWait(error, edit, source, rest))
            .toList();
    CellUnit tried = new CellUnit(source, unit.offset() - before.length(), unit.completeness());
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal(tried, errors, before.length(), behind.length()));
  }

  private List<Diag> compile(String block) {
    try {
      SnippetEvent event = control.quietly(() -> jshell.eval(block)).get(0);
      return jshell.diagnostics(event.snippet()).filter(Diag::isError).toList();
    } catch (RuntimeException | InternalError e) { // of the compiler: the edit itself will tell
      return List.of();
    }
  }

  /** Whether it is about a name that may be declared later. */
  private static boolean mayWait(Diag error, Snippet edit, String source, String rest) {
    if (!error.getCode().startsWith(UNKNOWN_NAME)) {
      return false;
    }
    String place = source.substring((int) error.getStartPosition(), (int) error.getEndPosition());
    List<String> named = NAME.matcher(place).results().map(MatchResult::group).toList();
    return edit instanceof MethodSnippet
        || (!named.isEmpty() && names(rest).contains(named.get(named.size() - 1)));
  }

  private static String member(Snippet snippet) {
    return MEMBER
        + (snippet instanceof VarSnippet variable
            ? JShellNames.strip(variable.typeName()) + " " + variable.name() + ";"
            : withoutAccess(snippet.source()));
  }

  /** The same with blanks for modifiers that JShell leaves out, so that all places stay. */
  private static String withoutAccess(String source) {
    Matcher head = HEAD.matcher(source);
    int end = head.find() ? head.end() : 0;
    return ACCESS
            .matcher(source.substring(0, end))
            .replaceAll(found -> " ".repeat(found.group().length()))
        + source.substring(end);
  }

  private Set<String> mentions(Snippet snippet) {
    return mentions.computeIfAbsent(snippet, any -> names(snippet.source()));
  }

  private static Set<String> names(String source) {
    return NAME.matcher(source).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
