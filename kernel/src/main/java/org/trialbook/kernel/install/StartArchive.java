package org.trialbook.kernel.install;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.trialbook.kernel.notebook.PastSessions;

/**
 * What the JVM has loaded after a first cell, kept in a file from which the next start takes it.
 *
 * <p>An archive belongs to one JVM and one class path. Where either has changed since, or the file
 * is gone, the JVM starts without it: more slowly, and without a word.
 */
public final class StartArchive {

  /** The system property that names the folder which a start takes things from. */
  public static final String FOLDER = "trialbook.start";

  /** What the rehearsal may leave in the folder, and no start needs. */
  public static final String CONNECTION_FILE = "rehearsal.json";

  private static final int MOST_SECONDS = 180;

  /** The first Java that makes the richer kind of archive in one step. */
  private static final int AHEAD_OF_TIME = 25;

  private final Path java;
  private final int javaVersion;
  private final String classPath;
  private final Class<?> rehearsal;

  /**
   * @param java the Java program that runs the kernel, and its feature version
   * @param rehearsal the program that lives through a first session, given the folder
   */
  StartArchive(Path java, int javaVersion, String classPath, Class<?> rehearsal) {
    this.java = java;
    this.javaVersion = javaVersion;
    this.classPath = classPath;
    this.rehearsal = rehearsal;
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
    command.addAll(List.of("-cp", classPath, rehearsal.getName(), folder.toString()));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().remove("JPY_PARENT_PID");
    process.environment().put(PastSessions.VARIABLE, "off");
    try {
      Process started =
          process.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
      boolean ended = started.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
      started.descendants().forEach(ProcessHandle::destroyForcibly);
      started.destroyForcibly();
      Files.deleteIfExists(folder.resolve(CONNECTION_FILE));
      return ended && started.exitValue() == 0 && Files.exists(archive);
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
    return List.of("-Xlog:disable", file, "-D" + FOLDER + "=" + folder);
  }

  private Path archive(Path folder) {
    return folder.resolve(isAheadOfTime() ? "start.aot" : "start.jsa");
  }

  private boolean isAheadOfTime() {
    return javaVersion >= AHEAD_OF_TIME;
  }
}
