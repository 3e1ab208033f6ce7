package org.trialbook.file;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import org.trialbook.TrialbookException;

/**
 * A native library out of a jar as a file: beside the jar, as in a wheel, or unpacked once into the
 * user's cache. Libraries that load their own would unpack it anew for every process.
 */
public final class NativeLibrary {

  private NativeLibrary() {}

  /**
   * The file of a library; empty where there is none for this platform, or no place for it.
   *
   * @param ofJar a class of the jar that it is in
   * @param resource where it is in the jar, from the root
   */
  public static Optional<Path> find(Class<?> ofJar, String resource) {
    String name = resource.substring(resource.lastIndexOf('/') + 1);
    return besideJar(ofJar)
        .map(folder -> folder.resolve(name))
        .filter(Files::isRegularFile)
        .or(() -> unpacked(ofJar, resource, name));
  }

  private static Optional<Path> besideJar(Class<?> ofJar) {
    try {
      return Optional.ofNullable(
          Path.of(ofJar.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent());
    } catch (URISyntaxException | RuntimeException e) {
      return Optional.empty(); // classes out of something that is no file
    }
  }

  private static Optional<Path> unpacked(Class<?> ofJar, String resource, String name) {
    URL library = ofJar.getResource("/" + resource);
    if (library == null) {
      return Optional.empty();
    }
    Path cache = UserFolders.ofThisProcess().cache().resolve("trialbook").resolve("native");
    return Optional.of(cache.resolve(name))
        .filter(file -> isThere(file, library))
        .or(
            () ->
                ownTemporary().map(own -> own.resolve(name)).filter(own -> isThere(own, library)));
  }

  /**
   * A folder that is ours among those for temporary files, for who has no home to write to: what
   * another user has put there is never loaded.
   */
  private static Optional<Path> ownTemporary() {
    Path all = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      Path probe = Files.createTempFile(all, "trialbook", "");
      UserPrincipal me = Files.getOwner(probe);
      Files.delete(probe);
      Path folder = all.resolve("trialbook-native-" + me.getName().replaceAll("\\W", "_"));
      Files.createDirectories(folder);
      return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(me)
          ? Optional.of(folder)
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isThere(Path file, URL library) {
    try {
      // Its size alone, for to read it is to inflate it.
      long size = library.openConnection().getContentLengthLong();
      if (!Files.isRegularFile(file) || Files.size(file) != size) {
        try (InputStream in = library.openStream()) {
          WholeFile.write(file, path -> Files.copy(in, path, REPLACE_EXISTING));
        }
      }
      return true;
    } catch (IOException | TrialbookException e) {
      return false; // a home that cannot be written to
    }
  }
}
