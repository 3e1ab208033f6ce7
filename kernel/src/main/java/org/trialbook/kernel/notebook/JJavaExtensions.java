package org.trialbook.kernel.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.trialbook.TrialbookException;
import org.trialbook.kernel.cell.Cell;
import org.trialbook.kernel.java.Evaluator;

/**
 * Installs what libraries bring for the JJava kernel: default imports, magics and renderers.
 *
 * <p>They are written to JJava's API, which is on no class path here: it lies beside the kernel and
 * joins the libraries of cells when the first of them needs it. So does the kernel that they are
 * handed, which is ours behind that API.
 */
final class JJavaExtensions {

  private static final String SERVICE = "META-INF/services/org.dflib.jjava.jupyter.Extension";
  private static final String API = "org.dflib.jjava.jupyter.kernel.BaseKernel";
  private static final String OWN = "org.trialbook.kernel.jjava.";
  private static final String KERNEL = OWN + "HostKernel";

  /** Beside the jar of the kernel. */
  private static final String FOLDER = "jjava";

  private final Evaluator evaluator;
  private final Set<String> known = new HashSet<>();
  private Consumer<Object> host;

  JJavaExtensions(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** Installs the extensions of libraries that are new; what keeps one from it is a warning. */
  void install(Cell cell) {
    for (String name : names()) {
      if (known.add(name)) {
        try {
          host().accept(evaluator.loader().loadClass(name).getConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
          Throwable reason = e.getCause() == null ? e : e.getCause();
          cell.warn("A library's extension for JJava cannot be used: " + name + "\n" + reason);
        }
      }
    }
  }

  /** The classes that the libraries of cells name; not that of our own jar, for the real JJava. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    try {
      URLClassLoader libraries = (URLClassLoader) evaluator.loader();
      for (URL file : Collections.list(libraries.findResources(SERVICE))) {
        try (InputStream text = file.openStream()) {
          new String(text.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .forEach(names::add);
        }
      }
    } catch (IOException e) {
      throw TrialbookException.cannot("read the extensions of a library", e);
    }
    return names;
  }

  @SuppressWarnings("unchecked") // it takes any extension, and nothing else is handed to it
  private Consumer<Object> host() throws ReflectiveOperationException {
    if (host == null) {
      if (!isThere(API)) {
        jars().forEach(evaluator::addToClassPath);
      }
      ClassLoader loader = new HostClasses(evaluator.loader());
      host = (Consumer<Object>) loader.loadClass(KERNEL).getConstructor().newInstance();
    }
    return host;
  }

  private boolean isThere(String type) {
    try {
      return Class.forName(type, false, evaluator.loader()) != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static List<Path> jars() {
    try {
      Path folder =
          Path.of(JJavaExtensions.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .resolveSibling(FOLDER);
      List<Path> jars = new ArrayList<>();
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
          files.forEach(jars::add);
        }
      }
      if (jars.isEmpty()) {
        throw new TrialbookException(
            "JJava's API belongs into the folder jjava beside the kernel, and is not there.\n"
                + "Try %maven org.dflib.jjava:jjava-jupyter:1.0-a6 before the library.");
      }
      return jars;
    } catch (IOException | URISyntaxException e) {
      throw new TrialbookException("JJava's API could not be loaded: " + e.getMessage(), e);
    }
  }

  /** Loads the classes that call JJava's API where that API is: above the libraries of cells. */
  private static final class HostClasses extends ClassLoader {

    HostClasses(ClassLoader libraries) {
      super("jjava", libraries);
    }

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

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (code == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = code.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
