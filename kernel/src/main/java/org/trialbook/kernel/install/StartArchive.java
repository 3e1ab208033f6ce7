package org.trialbook.kernel.install;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.trialbook.kernel.Main;
import org.trialbook.kernel.Rehearsal;
import org.trialbook.kernel.notebook.PastSessions;

/**
 * What the JVM has loaded after a first cell, kept in a file from which the next start takes it.
 *
 * <p>An archive belongs to one JVM and one class path. Where either has changed since, or the file
 * is gone, the JVM starts without it: more slowly, and without a word.
 */
public final class StartArchive {

  private static final int MOST_SECONDS = 180;

  /** The first Java that makes the richer kind of archive in one step. */
  private static final int AHEAD_OF_TIME = 25;

  private final Path java;
  private final int javaVersion;
  private final String classPath;

  /**
   * @param java the Java program that runs the kernel, and its feature version
   */
  StartArchive(Path java, int javaVersion, String classPath) {
    this.java = java;
    this.javaVersion = javaVersion;
    this.classPath = classPath;
  }

  /**
   * Makes the archive in a folder, which takes some seconds: a kernel lives through its first
   * cells.
   *
   * @param options what the JVM of the kernel is told; an archive fits no other options
   * @return whether there is one now
   */
  boolean make(Path folder, List<String> options) {
    Path archive = archive(folder);
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(options);
    command.add("-Xlog:disable");
    command.add((isAheadOfTime() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
    command.addAll(List.of("-cp", classPath, Rehearsal.class.getName(), folder.toString()));
    ProcessBuilder rehearsal = new ProcessBuilder(command);
    rehearsal.environment().remove("JPY_PARENT_PID");
    rehearsal.environment().put(PastSessions.VARIABLE, "off");
    try {
      Process process =
          rehearsal.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
      boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.deleteIfExists(folder.resolve(Rehearsal.CONNECTION_FILE));
      return ended && process.exitValue() == 0 && Files.exists(archive);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What the JVM of a kernel is told to start from the archive in this folder. */
  List<String> options(Path folder) {
    String file = (isAheadOfTime() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive(folder);
    return List.of("-Xlog:disable", file, "-D" + Main.START_FOLDER + "=" + folder);
  }

  private Path archive(Path folder) {
    return folder.resolve(isAheadOfTime() ? "start.aot" : "start.jsa");
  }

  private boolean isAheadOfTime() {
    return javaVersion >= AHEAD_OF_TIME;
  }
}
