package org.trialbook.kernel.java;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import org.trialbook.TrialbookException;

/**
 * JShell, watched and mended.
 *
 * <p>Code that breaks a limit of class files (a constant of 65,536 bytes, a method of 64 KB, too
 * many constants) compiles as far as JShell looks, so JShell keeps it for later. Some of it leaves
 * the compiler, which JShell uses again and again, in a state in which everything after it is
 * accepted and nothing is run. Here such code is refused, and the compiler made anew.
 */
final class Snippets {

  /** What the codes of the compiler's messages about limits begin with. */
  static final String LIMIT = "compiler.err.limit";

  /** Is on the class path already, and so changes nothing where it is added. */
  private static final String ANY_ENTRY =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
          .filter(entry -> !entry.isEmpty())
          .findFirst()
          .orElse("no.jar");

  private final JShell jshell;
  private final CellControl control;

  Snippets(JShell jshell, CellControl control) {
    this.jshell = jshell;
    this.control = control;
  }

  /** What JShell makes of this source; it has run if it is valid. */
  List<SnippetEvent> eval(String source) {
    Attempt attempt = attempt(source);
    List<Snippet> burst =
        attempt.events().stream()
            .filter(event -> event.causeSnippet() != null && isTooLarge(event))
            .map(SnippetEvent::snippet)
            .toList();
    if (!burst.isEmpty()) {
      return evalWithout(burst, source);
    }
    if (attempt.didNothing()) {
      mend(attempt.events());
      attempt = attempt(source);
    }
    if (attempt.didNothing()) {
      mend(attempt.events());
      throw new TrialbookException(
          "Java's compiler accepts this code and makes nothing of it, so it was not run.\n"
              + "Variables are kept; where other cells fail alike, restart the kernel.");
    }
    return attempt.events();
  }

  /** Declarations that have waited for this one turn out to be too large, now that they compile. */
  private List<SnippetEvent> evalWithout(List<Snippet> burst, String source) {
    burst.forEach(jshell::drop);
    mend(List.of());
    eval(source);
    throw new TrialbookException(
        "An earlier declaration can be compiled now, and is too large for a class file:\n"
            + burst
                .get(0)
                .source()
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst("(.{80}).*", "$1...")
            + "\nIt is forgotten; what this cell declares is there.");
  }

  /** Whether code was refused: it has errors, or is too large for a class file. */
  boolean isRefused(SnippetEvent event) {
    return event.status() == Status.REJECTED || isTooLarge(event);
  }

  /** The class that JShell wraps around a snippet. */
  String className(Snippet snippet) {
    return jshell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
  }

  private record Attempt(List<SnippetEvent> events, boolean hasRun) {

    /** Accepted, to be run, and not run: the compiler has made no classes of it. */
    boolean didNothing() {
      return !hasRun
          && own(events)
              .anyMatch(
                  event ->
                      event.status() == Status.VALID
                          && event.snippet().subKind().isExecutable()
                          && event.exception() == null);
    }
  }

  private Attempt attempt(String source) {
    long before = control.invocations();
    try {
      List<SnippetEvent> events = jshell.eval(source);
      if (events.stream().anyMatch(this::isTooLarge)) {
        mend(events);
      }
      return new Attempt(events, control.invocations() > before);
    } catch (RuntimeException | Error e) { // the compiler's own: what code throws is in the events
      mend(List.of());
      throw e;
    }
  }

  private boolean isTooLarge(SnippetEvent event) {
    return event.status() == Status.RECOVERABLE_NOT_DEFINED
        && jshell.diagnostics(event.snippet()).anyMatch(error -> error.getCode().startsWith(LIMIT));
  }

  /** Forgets what the events are about, and makes JShell begin with new compilers. */
  private void mend(List<SnippetEvent> events) {
    own(events).map(SnippetEvent::snippet).forEach(jshell::drop);
    jshell.addToClasspath(ANY_ENTRY);
  }

  /** Without those of older declarations that are touched. */
  private static Stream<SnippetEvent> own(List<SnippetEvent> events) {
    return events.stream().filter(event -> event.causeSnippet() == null);
  }
}
