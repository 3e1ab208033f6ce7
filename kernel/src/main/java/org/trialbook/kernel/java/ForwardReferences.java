package org.trialbook.kernel.java;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet.Status;
import org.trialbook.kernel.base.Ansi;
import org.trialbook.kernel.protocol.Failure;

/** Declarations that wait for others: Java cells may come in any order. */
final class ForwardReferences {

  private final JShell jshell;

  ForwardReferences(JShell jshell) {
    this.jshell = jshell;
  }

  /** For each declaration that cannot be used yet, what it waits for. */
  List<String> remarks(List<DeclarationSnippet> declared) {
    return declared.stream()
        .filter(this::isWaiting)
        .map(
            each ->
                missing(each).isEmpty()
                    ? broken(each)
                    : name(each) + " can be used once this is defined: " + missing(each) + ".")
        .toList();
  }

  /** For each method that no longer fits what it uses, why; not for those that lack a name. */
  List<String> remarksOnBroken(List<MethodSnippet> touched) {
    return touched.stream()
        .flatMap(
            each ->
                jshell
                    .methods()
                    .filter(now -> now.name().equals(each.name()))
                    .filter(now -> now.parameterTypes().equals(each.parameterTypes())))
        .distinct()
        .filter(now -> isWaiting(now) && missing(now).isEmpty())
        .map(this::broken)
        .toList();
  }

  /** A cell has used a declaration that cannot be used yet. */
  Failure failure(DeclarationSnippet used) {
    String missing = missing(used);
    String message =
        missing.isEmpty()
            ? broken(used)
            : name(used) + " needs what is not defined yet: " + missing + ".";
    String kind = "UnresolvedReference";
    return new Failure(kind, message, List.of(Ansi.red(kind) + ": " + message));
  }

  private boolean isWaiting(DeclarationSnippet declaration) {
    Status status = jshell.status(declaration);
    return status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED;
  }

  /** What the compiler says to it as things are now, such as a switch that lacks a new value. */
  private String broken(DeclarationSnippet declaration) {
    return jshell
        .diagnostics(declaration)
        .filter(Diag::isError)
        .findFirst()
        .map(error -> JShellNames.strip(error.getMessage(Locale.ROOT)).lines().findFirst())
        .flatMap(line -> line)
        .map(line -> name(declaration) + " cannot be compiled as things are now: " + line + ".")
        .orElse(name(declaration) + " cannot be used yet.");
  }

  private String missing(DeclarationSnippet declaration) {
    Stream<String> symbols =
        jshell
            .diagnostics(declaration)
            .flatMap(error -> error.getMessage(Locale.ROOT).lines())
            .filter(line -> line.contains("symbol:"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip());
    return String.join(
        ", ",
        Stream.concat(jshell.unresolvedDependencies(declaration), symbols).distinct().toList());
  }

  private static String name(DeclarationSnippet declaration) {
    return switch (declaration.kind()) {
      case METHOD ->
          "Method "
              + declaration.name()
              + "("
              + ((MethodSnippet) declaration).parameterTypes()
              + ")";
      case TYPE_DECL -> "Type " + declaration.name();
      default -> "Variable " + declaration.name();
    };
  }
}
