package org.trialbook.kernel.java;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.trialbook.TrialbookException;

/**
 * Evaluates what may touch earlier declarations, and mends what JShell does to them.
 *
 * <p>To JShell a variable is its declaration: where that can be compiled no longer, because a
 * method in it has another type now, the variable is gone; and a declaration that is rejected takes
 * the one before with it. To a notebook it is a value: it stays until it is given another. Only an
 * object of a class that has become another cannot stay, and then the cell is told.
 */
final class Declarations {

  private final JShell jshell;
  private final Snippets snippets;
  private final CellControl control;
  private final KeptValues values;
  private final SnippetIds ids;
  private final Absences absences = new Absences();
  private final SetAside aside = new SetAside();

  Declarations(
      JShell jshell, Snippets snippets, CellControl control, KeptValues values, SnippetIds ids) {
    this.jshell = jshell;
    this.snippets = snippets;
    this.control = control;
    this.values = values;
    this.ids = ids;
  }

  /** Evaluates a snippet; a remark is made on each variable that could not stay. */
  List<SnippetEvent> eval(String source, Consumer<String> remark) {
    List<SnippetEvent> events = evalWatched(source);
    values.settle();
    events.forEach(this::settle);
    if (events.size() > 1 || !aside.isEmpty() || events.stream().anyMatch(Declarations::isAmiss)) {
      mending(events).mend(remark);
    }
    values.takeLeft();
    values.takeNew();
    return events;
  }

  private List<SnippetEvent> evalWatched(String source) {
    try {
      return snippets.eval(source);
    } catch (InternalError e) { // of the compiler: Java 17 has it for var x = x;
      throw new TrialbookException(
          "Java's compiler fails on this code, so it was not run; variables are kept.\n"
              + "It does where a variable that is declared with var is in its own value.",
          e);
    }
  }

  /** Undoes a declaration or import; variables that were declared with its help stay. */
  void drop(Snippet snippet, Consumer<String> remark) {
    List<SnippetEvent> events = jshell.drop(snippet);
    values.settle();
    mending(events).mend(remark);
  }

  /**
   * Undoes all declarations and imports but these, the newest first: what needs others goes before
   * them, so that nothing is compiled again.
   *
   * @return what was there
   */
  List<Snippet> dropAll(Predicate<Snippet> kept) {
    List<Snippet> found =
        jshell
            .snippets()
            .filter(each -> each.kind().isPersistent() && jshell.status(each).isActive())
            .filter(kept.negate())
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(found);
    found.stream().filter(each -> jshell.status(each).isActive()).forEach(jshell::drop);
    values.settle();
    values.clear();
    absences.clear();
    aside.clear();
    return found;
  }

  /** Why a variable is not there, if it once was or should have been. */
  Optional<String> absence(String variable) {
    return absences.of(variable);
  }

  /** A variable may have got the class that it had once, of which nobody tells. */
  private void settle(SnippetEvent event) {
    if (event.snippet() instanceof VarSnippet variable && event.status() == Status.VALID) {
      absences.isThere(variable.name());
      if (KeptValues.isNamed(variable.name())) {
        values.settle(
            variable.name(), control.loaded(snippets.className(variable)), isGiven(event));
      }
    }
  }

  /** Whether the event has given its variable a value. */
  private static boolean isGiven(SnippetEvent event) {
    return event.causeSnippet() == null
        && event.exception() == null
        && event.snippet().subKind() != SubKind.VAR_DECLARATION_SUBKIND;
  }

  private Mending mending(List<SnippetEvent> events) {
    return new Mending(jshell, snippets, control, values, ids, absences, aside, events);
  }

  private static boolean isAmiss(SnippetEvent event) {
    return event.exception() != null || event.status() != Status.VALID;
  }
}
