package org.trialbook.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialbook.Masked;
import org.trialbook.TrialbookException;

/** What a command says when it fails: a few lines, and a stack trace only to who asks for it. */
final class Failures {

  /** Set to anything, it shows where in Trialbook a command failed. */
  static final String TRACE = "TRIALBOOK_STACKTRACE";

  private static final int MOST_CAUSES = 20;

  private Failures() {}

  /** Says it. */
  static void tell(Throwable failure, PrintWriter err) {
    err.println(sentence(failure));
    if (System.getenv(TRACE) != null) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      err.print(Masked.of(trace.toString()));
    }
    err.flush();
  }

  static String sentence(Throwable failure) {
    return Masked.of(unmasked(failure));
  }

  private static String unmasked(Throwable failure) {
    List<Throwable> causes = causes(failure);
    Optional<Throwable> told = first(causes, TrialbookException.class);
    if (told.isPresent()) {
      return told.get().getMessage();
    }
    if (first(causes, OutOfMemoryError.class).isPresent()) {
      return "The memory is not enough for this.\nGive it more, such as TRIALBOOK_JAVA_OPTIONS=-Xmx4g, or ask for less.";
    }
    if (first(causes, InterruptedException.class).isPresent()) {
      return "Interrupted.";
    }
    Optional<Throwable> io =
        first(causes, IOException.class).or(() -> first(causes, UncheckedIOException.class));
    if (io.isPresent()) {
      return "Cannot read or write: %s\nIs it there and may it be used, and is there space on the disk?"
          .formatted(io.get());
    }
    return "Trialbook failed in a way it does not know: %s\nPlease report it, with what %s=on shows beside it."
        .formatted(failure, TRACE);
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable at = failure; at != null && causes.size() < MOST_CAUSES; at = at.getCause()) {
      causes.add(at);
    }
    return causes;
  }

  private static Optional<Throwable> first(
      List<Throwable> causes, Class<? extends Throwable> kind) {
    return causes.stream().filter(kind::isInstance).findFirst();
  }
}
