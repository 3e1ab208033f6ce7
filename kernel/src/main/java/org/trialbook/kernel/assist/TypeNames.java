package org.trialbook.kernel.assist;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.trialbook.kernel.base.Log;

/**
 * The packages there are, and the types of Java that a cell has not imported: JShell knows both
 * only once it has read the whole class path, a quarter of a minute after the start and after each
 * new library.
 */
final class TypeNames {

  private static final int MOST = 20;
  private static final String CLASS = ".class";

  /** Packages that all of Java's documentation tells of, by the module that they are in. */
  private NavigableMap<String, String> system;

  private NavigableMap<String, List<String>> types;

  /**
   * What may follow the dots of a package's name: {@code concurrent.} behind {@code java.util.con}.
   *
   * @param others packages beside those of Java
   */
  NavigableSet<String> segments(String typed, Stream<String> others) {
    NavigableSet<String> segments = new TreeSet<>();
    int start = typed.lastIndexOf('.') + 1;
    Stream.concat(system().keySet().stream(), others)
        .filter(name -> name.startsWith(typed))
        .forEach(
            name -> {
              int end = name.indexOf('.', start);
              segments.add(name.substring(start, end < 0 ? name.length() : end) + ".");
            });
    return segments;
  }

  /**
   * Public types of Java whose simple names begin so, with their packages; some of them at most.
   */
  List<String> types(String prefix) {
    return all().tailMap(prefix, true).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .flatMap(entry -> entry.getValue().stream())
        .filter(TypeNames::isPublic)
        .limit(MOST)
        .toList();
  }

  /** Asked for when an editor first does: a start has no use for it. */
  private synchronized NavigableMap<String, String> system() {
    if (system == null) {
      system = new TreeMap<>();
      for (Module module : ModuleLayer.boot().modules()) {
        module.getDescriptor().exports().stream()
            .filter(each -> !each.isQualified())
            .map(Exports::source)
            .filter(name -> name.startsWith("java.") || name.startsWith("javax."))
            .forEach(name -> system.put(name, module.getName()));
      }
    }
    return system;
  }

  private synchronized NavigableMap<String, List<String>> all() {
    if (types == null) {
      types = new TreeMap<>();
      FileSystem files = FileSystems.getFileSystem(URI.create("jrt:/"));
      system()
          .forEach(
              (name, module) ->
                  add(name, files.getPath("modules", module, name.replace('.', '/'))));
    }
    return Collections.unmodifiableNavigableMap(types);
  }

  private void add(String packageName, Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + CLASS)) {
      for (Path file : files) {
        String name = file.getFileName().toString().replace(CLASS, "");
        if (name.indexOf('$') < 0 && name.indexOf('-') < 0) {
          types.computeIfAbsent(name, first -> new ArrayList<>(1)).add(packageName + "." + name);
        }
      }
    } catch (IOException e) {
      Log.warn("cannot list " + folder + ": " + e.getMessage());
    }
  }

  private static boolean isPublic(String name) {
    try {
      Class<?> type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
      return Modifier.isPublic(type.getModifiers());
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
