package org.trialbook.kernel.java;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * What one evaluation has done to the declarations before it, undone: their variables keep their
 * values.
 */
final class Mending {

  /** No type of this name is ever declared, so that a variable of it is unknown. */
  private static final String NO_TYPE = "$gone";

  /** A variable whose value could not stay, and the class that is to blame. */
  private record Gone(VarSnippet variable, String type) {}

  private final JShell jshell;
  private final Snippets snippets;
  private final CellControl control;
  private final KeptValues values;
  private final SnippetIds ids;
  private final Absences absences;
  private final SetAside aside;
  private final List<SnippetEvent> events;
  private final Deque<VarSnippet> lost = new ArrayDeque<>();
  private final Map<String, VarSnippet> declared = new HashMap<>();
  private final Map<String, VarSnippet> overwritten = new HashMap<>();
  private final Deque<MethodSnippet> waiting = new ArrayDeque<>();
  private final Map<String, Field> left = new LinkedHashMap<>();
  private final Set<String> failed = new LinkedHashSet<>();
  private final Map<String, Gone> gone = new TreeMap<>();

  Mending(
      JShell jshell,
      Snippets snippets,
      CellControl control,
      KeptValues values,
      SnippetIds ids,
      Absences absences,
      SetAside aside,
      List<SnippetEvent> events) {
    this.jshell = jshell;
    this.snippets = snippets;
    this.control = control;
    this.values = values;
    this.ids = ids;
    this.absences = absences;
    this.aside = aside;
    this.events = events;
  }

  void mend(Consumer<String> remark) {
    Set<String> fresh = values.takeNew();
    see(events);
    for (SnippetEvent event : events) {
      if (event.causeSnippet() != null || !(event.snippet() instanceof VarSnippet variable)) {
        continue;
      }
      if (event.exception() == null) {
        left.remove(variable.name()); // it has just been given another
      } else if (left.containsKey(variable.name()) || fresh.contains(variable.name())) {
        failed.add(variable.name());
      } else if (isOfAnotherType(variable)) {
        redeclare(overwritten.get(variable.name()), values.home(variable.name()));
      }
    }
    aside.forget(events);
    aside.all().stream().filter(this::comesBack).forEach(aside::remove);
    if (snippets.isRefused(events.get(0))) {
      events.stream()
          .filter(event -> event.status() == Status.OVERWRITTEN)
          .forEach(event -> restore(event.snippet()));
    }
    while (!lost.isEmpty() || !left.isEmpty() || !failed.isEmpty() || !waiting.isEmpty()) {
      if (!lost.isEmpty()) {
        VarSnippet variable = lost.remove();
        Field home = values.home(variable.name());
        if (jshell.status(variable) == Status.RECOVERABLE_NOT_DEFINED && home != null) {
          redeclare(variable, home);
        }
      } else if (!left.isEmpty()) {
        String name = left.keySet().iterator().next();
        boolean replaced = failed.remove(name) && overwritten.containsKey(name);
        redeclare((replaced ? overwritten : declared).get(name), left.remove(name));
      } else if (!waiting.isEmpty()) {
        MethodSnippet method = waiting.remove();
        if (jshell.status(method) == Status.RECOVERABLE_NOT_DEFINED) {
          jshell.eval(method.source()); // says what it waits for, when called
        }
      } else {
        String name = failed.iterator().next();
        failed.remove(name);
        withdraw(declared.get(name));
        absences.failed(name, cell(declared.get(name)));
      }
    }
    if (!gone.isEmpty()) {
      remark.accept(remark());
    }
  }

  /** Whether a variable that keeps its value would not keep its type. */
  private boolean isOfAnotherType(VarSnippet variable) {
    VarSnippet before = overwritten.get(variable.name());
    return before != null
        && !before.typeName().equals(variable.typeName())
        && values.home(variable.name()) != null;
  }

  /** What these events leave to be done. */
  private void see(List<SnippetEvent> more) {
    for (SnippetEvent event : more) {
      if (event.snippet() instanceof MethodSnippet method
          && event.causeSnippet() != null
          && event.status() == Status.RECOVERABLE_NOT_DEFINED) {
        waiting.add(method);
      }
      if (!(event.snippet() instanceof VarSnippet variable)) {
        continue;
      }
      if (event.status() == Status.OVERWRITTEN) {
        overwritten.putIfAbsent(variable.name(), variable);
      } else if (event.status() != Status.REJECTED) {
        declared.put(variable.name(), variable);
        if (event.status() == Status.RECOVERABLE_NOT_DEFINED
            && event.causeSnippet() != null
            && event.previousStatus() == Status.VALID) {
          lost.add(variable);
        }
      }
    }
    left.putAll(values.takeLeft());
  }

  /** Declares again what a rejected declaration has pushed aside. */
  private void restore(Snippet before) {
    if (before instanceof VarSnippet variable) {
      Field home = values.home(variable.name());
      if (home != null) {
        redeclare(variable, home);
      }
    } else if (!comesBack(before)) {
      aside.add(before);
    }
  }

  /** Declares something again, if it can be. */
  private boolean comesBack(Snippet before) {
    List<SnippetEvent> again = quietly(before, before.source());
    see(again);
    return !snippets.isRefused(again.get(0));
  }

  /** Declares a variable by its type alone, so that it keeps its value; it goes if it cannot. */
  private void redeclare(VarSnippet variable, Field home) {
    String name = variable.name();
    for (String type : typesOf(variable, home)) {
      values.restore(name, home);
      List<SnippetEvent> declaration = quietly(variable, type + " " + name + ";");
      boolean valid = declaration.get(0).status() == Status.VALID;
      if (valid) {
        values.move(name, control.loaded(snippets.className(declaration.get(0).snippet())));
      }
      see(declaration);
      boolean fits = left.remove(name) == null;
      if (valid && fits) {
        return;
      }
    }
    gone.put(name, new Gone(variable, typeName(home.getType())));
    withdraw(variable);
  }

  /** The class whose objects are in it, as cells name it. */
  private static String typeName(Class<?> type) {
    if (type.isArray()) {
      return typeName(type.getComponentType());
    }
    String name = type.getCanonicalName();
    return name == null ? "an anonymous class" : JShellNames.strip(name);
  }

  /** From now on the variable is unknown; but where a type needs it, there without a value. */
  private void withdraw(VarSnippet variable) {
    List<SnippetEvent> withdrawn = quietly(variable, NO_TYPE + " " + variable.name() + ";");
    if (withdrawn.stream().anyMatch(Mending::isLostType)) {
      withdrawn = quietly(variable, variable.typeName() + " " + variable.name() + ";");
    }
    see(withdrawn);
    left.remove(variable.name());
    values.forget(variable.name());
  }

  private List<SnippetEvent> quietly(Snippet original, String source) {
    SnippetIds.Position position = ids.position();
    ids.resume(SnippetIds.position(original.id()));
    try {
      return control.quietly(() -> jshell.eval(source));
    } finally {
      ids.resume(position);
    }
  }

  private String remark() {
    Set<String> types = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    gone.forEach(
        (name, each) -> {
          types.add(each.type());
          names.add(name + " (" + cell(each.variable()) + ")");
          absences.went(name, each.type(), ids.cell(), cell(each.variable()));
        });
    boolean one = types.size() == 1;
    return ("%s %s now, and objects of the earlier %s cannot stay:"
            + " %s went.\nRun again what gave %s a value.")
        .formatted(
            String.join(", ", types),
            one ? "is another class" : "are other classes",
            one ? "one" : "ones",
            String.join(", ", names),
            names.size() == 1 ? "it" : "them");
  }

  private String cell(VarSnippet variable) {
    return ids.cell(SnippetIds.position(variable.id()));
  }

  private static boolean isLostType(SnippetEvent event) {
    return event.snippet() instanceof TypeDeclSnippet
        && event.status() == Status.RECOVERABLE_NOT_DEFINED
        && event.previousStatus() == Status.VALID;
  }

  /** As its cell wrote it; in full, if that means something else now; without type arguments. */
  private static List<String> typesOf(VarSnippet variable, Field home) {
    return Stream.of(variable.typeName(), full(home), home.getType().getCanonicalName())
        .filter(Objects::nonNull)
        .map(JShellNames::strip)
        .distinct()
        .toList();
  }

  private static String full(Field home) {
    try {
      return JShellNames.strip(home.getGenericType().getTypeName()).replace('$', '.');
    } catch (RuntimeException | LinkageError e) { // names what cannot be loaded
      return null;
    }
  }
}
