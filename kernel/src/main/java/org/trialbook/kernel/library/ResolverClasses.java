package org.trialbook.kernel.library;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trialbook.TrialbookException;

/**
 * Loads Maven's own jars apart from the class path: cells may use other versions of them, and no
 * start of a kernel waits for them.
 */
final class ResolverClasses extends URLClassLoader {

  private static final String OWN = "org.trialbook.kernel.library.maven.";
  private static final String RESOLVER = OWN + "MavenResolver";

  /** Beside the jar of the kernel. */
  private static final String FOLDER = "maven";

  private ResolverClasses(List<URL> jars) {
    super("maven", jars.toArray(URL[]::new), ResolverClasses.class.getClassLoader());
  }

  /** The resolver, loaded when it is first wanted. */
  static Resolver resolver() {
    try {
      Path kernel =
          Path.of(
              ResolverClasses.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = kernel.resolveSibling(FOLDER);
      ClassLoader loader =
          Files.isDirectory(folder)
              ? new ResolverClasses(jars(kernel, folder))
              : ResolverClasses.class.getClassLoader(); // where all is on one class path, in tests
      return (Resolver) loader.loadClass(RESOLVER).getConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError | IOException | URISyntaxException e) {
      throw new TrialbookException(
          "Maven's libraries could not be loaded; they belong into the folder maven beside the"
              + " kernel.\n"
              + e
              + "\nInstall the kernel anew.",
          e);
    }
  }

  private static List<URL> jars(Path kernel, Path folder) throws IOException {
    List<URL> jars = new ArrayList<>(List.of(kernel.toUri().toURL()));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path file : files) {
        jars.add(file.toUri().toURL());
      }
    }
    return jars;
  }

  /** The classes that call Maven are loaded here, where Maven is. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OWN)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
