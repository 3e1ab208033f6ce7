package org.trialbook.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Names of what a process has in the making, such as {@code .studies.arrow.1f3a-4711-9c2e.1.part}:
 * they say whose it is, so that what a killed process has left can be told from what a living one
 * is at, without a clock.
 *
 * <p>The owner is a machine (with the container, where there is one), a process on it, and a number
 * drawn when that started, since processes get the numbers of others that are gone. What another
 * machine has in the same folder is left alone.
 */
public final class OwnedName {

  /** How names end of what is not whole. */
  public static final String PART = ".part";

  private static final String MACHINE = machine();
  private static final long PROCESS = ProcessHandle.current().pid();
  private static final String START = UUID.randomUUID().toString().substring(0, 4);
  private static final AtomicLong COUNT = new AtomicLong();

  private static final Pattern OWNER =
      Pattern.compile("\\.([0-9a-f]{1,8})-(\\d{1,10})-([0-9a-f]{4})\\.\\d+");

  private OwnedName() {}

  /** A name that nothing has yet: it begins and ends so, and says who this process is. */
  public static String of(String start, String end) {
    return "%s.%s-%s-%s.%s%s"
        .formatted(start, MACHINE, PROCESS, START, COUNT.incrementAndGet(), end);
  }

  /**
   * Where a file is made that takes its place by a rename; what processes that live no more have
   * left in that folder goes first.
   *
   * @return hidden, beside its place; nothing is there yet
   */
  public static Path beside(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    sweep(folder, PART);
    return folder.resolve(of("." + target.getFileName(), PART));
  }

  /** Whether something in a folder has such a name, and its owner lives no more. */
  public static boolean isLeft(Path path) {
    Path name = path.getFileName();
    Matcher owner = OWNER.matcher(name == null ? "" : name.toString());
    return owner.find()
        && owner.group(1).equals(MACHINE)
        && !isAlive(Long.parseLong(owner.group(2)), owner.group(3));
  }

  private static boolean isAlive(long process, String start) {
    return process == PROCESS
        ? start.equals(START)
        : ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
  }

  /**
   * Deletes what processes that live no more have left in a folder under names with this end. What
   * cannot be deleted stays: it is in nobody's way.
   */
  public static void sweep(Path folder, String end) {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(
            folder, path -> path.getFileName().toString().endsWith(end) && isLeft(path))) {
      for (Path path : left) {
        Folders.delete(path);
      }
    } catch (IOException | RuntimeException e) {
      System.getLogger(OwnedName.class.getName())
          .log(System.Logger.Level.DEBUG, "Cannot tidy up in " + folder, e);
    }
  }

  /** By its name and, on Linux, by the space in which the numbers of its processes are counted. */
  private static String machine() {
    CRC32 sum = new CRC32();
    sum.update((hostName() + processSpace()).getBytes(UTF_8));
    return Long.toHexString(sum.getValue());
  }

  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname"));
    } catch (IOException | RuntimeException e) {
      return System.getenv()
          .getOrDefault("COMPUTERNAME", System.getenv().getOrDefault("HOSTNAME", ""));
    }
  }

  private static String processSpace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }
}
