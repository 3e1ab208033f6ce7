package org.trialbook.kernel.java;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;

/**
 * Methods and types that a rejected edit has pushed aside while they could not be compiled
 * themselves, as what they use had another type: they come back when it has theirs again.
 */
final class SetAside {

  private final Map<String, Snippet> snippets = new LinkedHashMap<>();

  void add(Snippet snippet) {
    snippets.put(key(snippet), snippet);
  }

  void remove(Snippet snippet) {
    snippets.remove(key(snippet));
  }

  void clear() {
    snippets.clear();
  }

  boolean isEmpty() {
    return snippets.isEmpty();
  }

  List<Snippet> all() {
    return List.copyOf(snippets.values());
  }

  /** What a cell has declared anew does not come back. */
  void forget(List<SnippetEvent> events) {
    events.stream()
        .filter(event -> event.causeSnippet() == null && event.status() != Status.REJECTED)
        .forEach(event -> remove(event.snippet()));
  }

  /** Methods of one name and other parameters are others. */
  private static String key(Snippet snippet) {
    return snippet instanceof MethodSnippet method
        ? method.name() + "(" + method.parameterTypes() + ")"
        : ImportOrder.declaredName(snippet);
  }
}
