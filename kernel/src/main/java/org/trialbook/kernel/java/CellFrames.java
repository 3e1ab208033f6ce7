package org.trialbook.kernel.java;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * Stack frames of cells as JShell tells them, for what code of cells throws where no snippet runs:
 * in a {@code toString}, a renderer, or a thread of its own.
 */
final class CellFrames {

  /** A failure as JShell would tell it: the frames of cells name snippets as their files. */
  private static final class Told extends Exception {

    private static final long serialVersionUID = 1;

    Told(StackTraceElement[] frames, Throwable cause) {
      super("", cause, false, true);
      setStackTrace(frames);
    }
  }

  /** A snippet in the class that is compiled of it. */
  private record Wrapped(Snippet snippet, SnippetWrapper wrapper) {

    /** The line of the snippet that this line of the class is. */
    int line(int ofClass) {
      String code = wrapper.wrapped();
      int at = 0;
      for (int i = 1; i < ofClass; i++) {
        at = code.indexOf('\n', at) + 1;
      }
      while (at < code.length() && Character.isWhitespace(code.charAt(at))) {
        at++;
      }
      int position = Math.max(0, wrapper.wrappedToSourcePosition(at));
      String source = snippet.source();
      String before = source.substring(0, Math.min(position, source.length()));
      return 1 + (int) before.chars().filter(c -> c == '\n').count();
    }
  }

  private final JShell jshell;

  CellFrames(JShell jshell) {
    this.jshell = jshell;
  }

  /** The failure and its causes, told so; null if it cannot be asked for them. */
  Throwable told(Throwable thrown) {
    try {
      return told(thrown, new HashMap<>(), Collections.newSetFromMap(new IdentityHashMap<>()));
    } catch (RuntimeException | Error e) { // a cell's own exception class may do anything
      return null;
    }
  }

  private Throwable told(Throwable thrown, Map<String, Wrapped> known, Set<Throwable> seen) {
    seen.add(thrown);
    Throwable cause = thrown.getCause();
    return new Told(
        Arrays.stream(thrown.getStackTrace())
            .map(frame -> told(frame, known))
            .toArray(StackTraceElement[]::new),
        cause == null || seen.contains(cause) ? null : told(cause, known, seen));
  }

  private StackTraceElement told(StackTraceElement frame, Map<String, Wrapped> known) {
    String name = CellCode.wrapper(frame.getClassName());
    if (!CellCode.isOfCell(name) || frame.getLineNumber() < 1) {
      return frame;
    }
    if (known.isEmpty()) {
      jshell.snippets().filter(CellFrames::isCompiled).forEach(each -> add(each, known));
    }
    Wrapped found = known.getOrDefault(name, known.get(CellCode.declaration(name)));
    return found == null
        ? frame
        : new StackTraceElement(
            "",
            frame.getMethodName(),
            "#" + found.snippet().id(),
            found.line(frame.getLineNumber()));
  }

  private static boolean isCompiled(Snippet snippet) {
    return snippet.kind() != Snippet.Kind.ERRONEOUS && snippet.kind() != Snippet.Kind.IMPORT;
  }

  private void add(Snippet snippet, Map<String, Wrapped> known) {
    SnippetWrapper wrapper = jshell.sourceCodeAnalysis().wrapper(snippet);
    Wrapped wrapped = new Wrapped(snippet, wrapper);
    known.put(wrapper.fullClassName(), wrapped);
    known.put(CellCode.declaration(wrapper.fullClassName()), wrapped);
  }
}
