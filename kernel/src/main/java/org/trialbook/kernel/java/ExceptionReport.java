package org.trialbook.kernel.java;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialbook.Masked;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.base.Ansi;
import org.trialbook.kernel.cell.CellInterrupted;
import org.trialbook.kernel.java.SnippetIds.Place;
import org.trialbook.kernel.protocol.Failure;

/**
 * Says what a cell threw: the message, then where in the cells, then where in libraries, then the
 * causes. The kernel's own frames are left out.
 */
final class ExceptionReport {

  private static final int MOST_PLACES = 10;
  private static final int MOST_LIBRARY_FRAMES = 3;
  private static final StackTraceElement[] NO_FRAMES = {};
  private static final String OWN_PACKAGE = ExceptionReport.class.getPackageName() + ".";

  private static final Pattern EARLIER_CLASS =
      Pattern.compile("^class (\\S+) cannot be cast to class \\1 ");

  private final SnippetIds cells;
  private final List<String> lines = new ArrayList<>();
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private ExceptionReport(SnippetIds cells) {
    this.cells = cells;
  }

  /**
   * @param thrown what the cell threw
   * @param translated the same and its causes as JShell tells them, with snippets as files; null if
   *     it was not thrown in a snippet
   */
  static Failure of(Throwable thrown, Throwable translated, SnippetIds cells) {
    String message = message(thrown);
    if (thrown instanceof CellInterrupted) {
      return interrupted(message, translated, cells);
    }
    if (thrown instanceof NestedFailure nested) {
      return nested.failure();
    }
    ExceptionReport report = new ExceptionReport(cells);
    if (thrown instanceof TrialbookException) {
      message.lines().forEach(report.lines::add);
    } else {
      report.add("", thrown, translated, NO_FRAMES);
    }
    return new Failure(name(thrown.getClass()), message, report.lines);
  }

  /** An interrupt goes by the name that front ends know from Python. */
  static Failure interrupted(String message, Throwable translated, SnippetIds cells) {
    ExceptionReport report = new ExceptionReport(cells);
    message.lines().forEach(report.lines::add);
    report.addPlaces(frames(translated));
    return new Failure("KeyboardInterrupt", message, report.lines);
  }

  private void add(
      String prefix, Throwable thrown, Throwable translated, StackTraceElement[] enclosing) {
    seen.add(thrown);
    String message = message(thrown);
    String head = Ansi.red(qualifiedName(thrown.getClass())) + (message.isEmpty() ? "" : ": ");
    (prefix + head + message).lines().forEach(lines::add);
    earlierClass(thrown).ifPresent(lines::add);
    StackTraceElement[] frames = frames(translated);
    addPlaces(withoutCommonEnd(frames, enclosing));
    addLibraryFrames(translated == null ? thrown.getStackTrace() : frames);
    for (Throwable suppressed : thrown.getSuppressed()) {
      lines.add("Suppressed: " + qualifiedName(suppressed.getClass()) + ": " + message(suppressed));
    }
    Throwable cause = thrown.getCause();
    if (cause != null && !seen.contains(cause)) {
      add("Caused by: ", cause, translated == null ? null : translated.getCause(), frames);
    }
  }

  /** Says why a class is not itself: an object or a lambda has kept an earlier one. */
  private static Optional<String> earlierClass(Throwable thrown) {
    Matcher cast =
        EARLIER_CLASS.matcher(thrown instanceof ClassCastException ? message(thrown) : "");
    return cast.find()
        ? Optional.of(
            "One of the two is "
                + cast.group(1)
                + " as it was before its cell was changed: run again what made the object.")
        : Optional.empty();
  }

  /** The places in cells; one that calls itself stands once, with how often. */
  private void addPlaces(StackTraceElement[] frames) {
    Map<Integer, Integer> calls = new HashMap<>();
    List<Place> places = new ArrayList<>();
    for (StackTraceElement frame : frames) {
      cells
          .place(frame)
          .ifPresent(
              place -> {
                if (places.isEmpty() || !places.get(places.size() - 1).equals(place)) {
                  places.add(place);
                }
                calls.merge(places.size() - 1, 1, Integer::sum);
              });
    }
    int half = MOST_PLACES / 2;
    int cut = places.size() > MOST_PLACES ? places.size() - 2 * half : 0;
    for (int i = 0; i < places.size(); i++) {
      if (cut > 0 && i == half) {
        lines.add("    ... " + cut + " more ...");
        i += cut;
      }
      int times = calls.get(i);
      lines.add("    at " + places.get(i) + (times > 2 ? " (" + times + " times)" : ""));
      lines.add("       " + places.get(i).text());
    }
  }

  private void addLibraryFrames(StackTraceElement[] frames) {
    String how = "    thrown in ";
    for (StackTraceElement frame : Arrays.asList(frames).subList(0, libraryFrames(frames))) {
      String where = frame.getFileName() == null ? "" : " (" + place(frame) + ")";
      String name = frame.getClassName() + "." + frame.getMethodName();
      lines.add(how + JShellNames.strip(name) + where);
      how = "    called by ";
    }
  }

  private int libraryFrames(StackTraceElement[] frames) {
    int count = 0;
    while (count < Math.min(frames.length, MOST_LIBRARY_FRAMES)
        && cells.place(frames[count]).isEmpty()
        && !frames[count].getClassName().startsWith(OWN_PACKAGE)) {
      count++;
    }
    return count;
  }

  private static String place(StackTraceElement frame) {
    return frame.getFileName() + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "");
  }

  private static StackTraceElement[] frames(Throwable translated) {
    return translated == null ? NO_FRAMES : translated.getStackTrace();
  }

  /** What a cause does not share with what it caused. */
  private static StackTraceElement[] withoutCommonEnd(
      StackTraceElement[] frames, StackTraceElement[] enclosing) {
    int end = frames.length;
    int other = enclosing.length;
    while (end > 0 && other > 0 && frames[end - 1].equals(enclosing[other - 1])) {
      end--;
      other--;
    }
    return Arrays.copyOf(frames, end);
  }

  private static String message(Throwable thrown) {
    try {
      String message = Masked.of(thrown.getMessage());
      return message == null ? "" : JShellNames.strip(message);
    } catch (RuntimeException | Error e) { // a cell's own exception class may do anything
      return "(its message failed with " + e.getClass().getName() + ")";
    }
  }

  private static String name(Class<?> type) {
    return type.isAnonymousClass() ? type.getSuperclass().getSimpleName() : type.getSimpleName();
  }

  /** The name as cells write it: their own classes and those of java.lang have no package there. */
  private static String qualifiedName(Class<?> type) {
    return JShellNames.strip(type.getName()).replaceFirst("^java\\.lang\\.(?=\\w+$)", "");
  }
}
