package org.trialbook.kernel.magic.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.trialbook.TrialbookException;
import org.trialbook.progress.OwnThread;

/** A shell script that runs beside the cell, prints into it and ends with it. */
final class Script {

  /**
   * Runs the script in a process group of its own and watches a pipe that only the kernel holds: it
   * breaks when the kernel closes it and when the kernel dies, and then the group is ended.
   */
  private static final String WATCHED =
      """
      set -m
      exec 3<&0 4>&2 2>/dev/null
      bash -c "$1" notebook </dev/null 2>&4 3<&- 4>&- &
      script=$!
      {
        read -r _ <&3
        kill -TERM -- -$script
        sleep 0.5
        kill -KILL -- -$script
      } >/dev/null 4>&- &
      watch=$!
      exec 4>&-
      wait $script
      status=$?
      kill -KILL -- -$watch
      exit $status
      """;

  private static final Duration DRAIN = Duration.ofSeconds(1);
  private static final int PATIENCE_MILLIS = 3_000;

  private Script() {}

  /**
   * Runs a script to its end, with an empty input; what it prints goes out as it comes, its errors
   * to the cell. What it leaves in the background lives on.
   *
   * @param where its folder, and the environment that it finds
   * @param values more of the environment, for this script alone
   * @param output takes what it prints
   * @return its exit status
   * @throws InterruptedException if the cell is interrupted; the script is ended then
   */
  static int run(
      String script, CommandEnvironment where, Map<String, String> values, OutputStream output)
      throws InterruptedException {
    Process process = start(script, where, values);
    OwnThread<Void> out = copy(process.getInputStream(), output);
    OwnThread<Void> err = copy(process.getErrorStream(), System.err);
    try {
      int status = process.waitFor();
      // Something in the background may hold the pipes open for ever.
      out.madeWithin(DRAIN);
      err.madeWithin(DRAIN);
      return status;
    } catch (InterruptedException e) {
      end(process);
      throw e;
    }
  }

  /** Whether commands are those of Windows. */
  static boolean isOfWindows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  private static Process start(
      String script, CommandEnvironment where, Map<String, String> values) {
    List<String> command =
        isOfWindows()
            ? List.of("cmd", "/c", script)
            : List.of("bash", "-c", WATCHED, "notebook", script);
    if (!Files.isDirectory(where.folder())) {
      throw new TrialbookException(
          "The folder " + where.folder() + " is no longer there.\nTry %cd ~");
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(where.folder().toFile());
    try {
      builder.environment().putAll(where.changes());
      builder.environment().putAll(values);
      return builder.start();
    } catch (IllegalArgumentException e) {
      throw new TrialbookException(
          "A value of the environment holds what no command can be given: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new TrialbookException(
          "The shell could not be started.\n" + e.getMessage() + "\nIs bash installed?", e);
    }
  }

  /** Does not wait: what is left after a while is ended by force. */
  private static void end(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy(); // it has ended, or goes this way
    }
    CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              process.descendants().forEach(ProcessHandle::destroyForcibly);
              process.destroyForcibly();
            });
  }

  private static OwnThread<Void> copy(InputStream from, OutputStream to) {
    return OwnThread.start(
        "script output",
        () -> {
          try (from) {
            from.transferTo(to);
            to.flush();
          }
          return null;
        });
  }
}
