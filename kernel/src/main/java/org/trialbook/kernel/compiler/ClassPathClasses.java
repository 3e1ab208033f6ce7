package org.trialbook.kernel.compiler;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import org.trialbook.kernel.base.Log;

/**
 * The classes of the class path by package: a jar is opened when a package of it is first named,
 * instead of all of them before the first cell.
 */
final class ClassPathClasses {

  /** A jar that is open, and the names of its classes by their package: one look for all. */
  private record Jar(ZipFile zip, Map<String, List<String>> classes) {

    static Jar open(Path place) throws IOException {
      ZipFile zip = new ZipFile(place.toFile());
      Map<String, List<String>> classes = new HashMap<>();
      for (Iterator<? extends ZipEntry> all = zip.entries().asIterator(); all.hasNext(); ) {
        String name = all.next().getName();
        if (name.endsWith(ClassFile.END)) {
          String folder = name.substring(0, Math.max(0, name.lastIndexOf('/')));
          classes.computeIfAbsent(folder.replace('/', '.'), first -> new ArrayList<>()).add(name);
        }
      }
      return new Jar(zip, classes);
    }
  }

  private final Map<String, List<JavaFileObject>> packages = new ConcurrentHashMap<>();
  private final Map<Path, Jar> jars = new ConcurrentHashMap<>();
  private volatile PackageIndex index;

  ClassPathClasses(PackageIndex index) {
    this.index = index;
  }

  /** From now on there are those of this class path, which is longer. */
  void extendTo(String classPath) {
    index = index.withClassPath(classPath);
    packages.clear();
  }

  /** All packages that have classes. */
  Stream<String> packages() {
    return index.packages();
  }

  /** The classes of a package; none where there is no such package. */
  List<JavaFileObject> of(String packageName) {
    return packages.computeIfAbsent(packageName, this::found);
  }

  private List<JavaFileObject> found(String packageName) {
    List<JavaFileObject> found = new ArrayList<>();
    for (Path place : index.places(packageName)) {
      try {
        if (Files.isDirectory(place)) {
          addFromFolder(place, packageName, found);
        } else {
          addFromJar(place, packageName, found);
        }
      } catch (IOException | UncheckedIOException e) {
        Log.warn("cannot read " + place + ": " + e.getMessage());
      }
    }
    return List.copyOf(found);
  }

  private void addFromJar(Path place, String packageName, List<JavaFileObject> found)
      throws IOException {
    Jar jar = jars.get(place);
    if (jar == null) {
      jar = Jar.open(place);
      jars.put(place, jar);
    }
    ZipFile zip = jar.zip();
    for (String name : jar.classes().getOrDefault(packageName, List.of())) {
      String binaryName =
          name.substring(0, name.length() - ClassFile.END.length()).replace('/', '.');
      found.add(new ClassFile(binaryName, () -> zip.getInputStream(zip.getEntry(name))));
    }
  }

  private static void addFromFolder(Path folder, String packageName, List<JavaFileObject> found)
      throws IOException {
    Path directory = folder.resolve(packageName.replace('.', File.separatorChar));
    String prefix = packageName.isEmpty() ? "" : packageName + ".";
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(ClassFile.END)) {
          String binaryName = prefix + name.substring(0, name.length() - ClassFile.END.length());
          found.add(new ClassFile(binaryName, () -> Files.newInputStream(file)));
        }
      }
    }
  }
}
