package org.trialbook.chart;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trialbook.file.UserFolders;
import org.trialbook.file.WholeFile;

/**
 * Where V8's native library lies: beside its jar, as in a wheel, or unpacked once into the user's
 * cache, since Javet would unpack its 34 MB for every process.
 */
final class V8Library implements IJavetLibLoadingListener {

  private final Path folder;

  private V8Library(Path folder) {
    this.folder = folder;
  }

  /** Tells Javet where it is; empty where this platform has none. */
  static Optional<V8Library> find() {
    String name;
    try {
      name = new JavetLibLoader(JSRuntimeType.V8).getLibFileName();
    } catch (JavetException e) {
      return Optional.empty(); // a platform that Javet has no name for
    }
    Optional<V8Library> library =
        besideJar()
            .filter(folder -> Files.isRegularFile(folder.resolve(name)))
            .or(() -> unpacked(name))
            .map(V8Library::new);
    library.ifPresent(JavetLibLoader::setLibLoadingListener);
    return library;
  }

  private static Optional<Path> besideJar() {
    try {
      return Optional.ofNullable(
          Path.of(JavetLibLoader.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .getParent());
    } catch (URISyntaxException | RuntimeException e) {
      return Optional.empty(); // classes out of something that is no file
    }
  }

  private static Optional<Path> unpacked(String name) {
    List<Path> folders =
        List.of(
            UserFolders.ofThisProcess().cache().resolve("trialbook").resolve("native"),
            Path.of(System.getProperty("java.io.tmpdir")).resolve("trialbook-native"));
    return folders.stream().filter(folder -> isThere(folder.resolve(name), name)).findFirst();
  }

  private static boolean isThere(Path file, String name) {
    URL library = JavetLibLoader.class.getResource("/" + name);
    try {
      if (library == null) {
        return false;
      }
      // Its size alone, for to read it is to inflate it.
      long size = library.openConnection().getContentLengthLong();
      if (!Files.isRegularFile(file) || Files.size(file) != size) {
        try (InputStream in = library.openStream()) {
          WholeFile.write(file, path -> Files.copy(in, path, REPLACE_EXISTING));
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      return false; // a home that cannot be written to
    }
  }

  @Override
  public File getLibPath(JSRuntimeType type) {
    return folder.toFile();
  }

  @Override
  public boolean isDeploy(JSRuntimeType type) {
    return false;
  }
}
