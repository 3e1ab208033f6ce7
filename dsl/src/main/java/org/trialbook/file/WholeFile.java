package org.trialbook.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.trialbook.TrialbookException;

/** Files that are there whole or not at all, whatever stops the process. */
public final class WholeFile {

  private WholeFile() {}

  /** Makes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it.
     *
     * @param path where it is made, beside its place
     */
    void writeTo(Path path) throws IOException;
  }

  /**
   * Writes a file whole or not at all; its folder is made where there is none.
   *
   * @throws TrialbookException where it cannot be written
   */
  public static void write(Path target, Content content) {
    try (PartialFile part = PartialFile.beside(target)) {
      content.writeTo(part.path());
      part.commit();
    } catch (IOException e) {
      throw PartialFile.failure(target, e);
    } catch (TrialbookException e) {
      throw e;
    } catch (RuntimeException e) {
      // Libraries that write wrap what a disk says.
      throw ioCause(e).map(cause -> PartialFile.failure(target, cause)).orElseThrow(() -> e);
    }
  }

  /** The same, and on the disk when it returns: even a power cut leaves one of the two whole. */
  public static void keep(Path target, String text) {
    write(
        target,
        path -> {
          Files.writeString(path, text);
          Disk.keep(path);
        });
    Disk.keepNames(target);
  }

  /**
   * Writes a file whole or not at all into a folder of Trialbook's own, where its owner sweeps up
   * what killed processes leave. A power cut may bring back the file before, which is whole as
   * well.
   */
  public static void put(Path target, byte[] content) throws IOException {
    Path beside = target.toAbsolutePath().resolveSibling(OwnedName.of(".new", OwnedName.PART));
    try {
      // Made anew: whatever is there, and be it a link to something else, is not written to.
      Files.write(beside, content, StandardOpenOption.CREATE_NEW);
      Disk.keep(beside);
      Disk.rename(beside, target);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static Optional<IOException> ioCause(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof IOException io) {
        return Optional.of(io);
      }
    }
    return Optional.empty();
  }
}
