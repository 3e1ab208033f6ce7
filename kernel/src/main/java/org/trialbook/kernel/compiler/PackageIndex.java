package org.trialbook.kernel.compiler;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Which jars and folders of a class path hold which packages.
 *
 * <p>Looking into all jars costs more than anything else of a start, so what was found is kept in a
 * file; a jar that has changed since is looked into again.
 */
public final class PackageIndex {

  /**
   * The packages of one entry of the class path.
   *
   * @param stamp what changes when the entry does
   */
  private record Entry(Path place, String stamp, List<String> packages) {

    String toLine() {
      return place + "\t" + stamp + "\t" + String.join(" ", packages);
    }
  }

  public static final String FILE = "packages.index";

  private static final String UNKNOWN = "";

  /** It is no class; a jar that has one is not to be opened for the package without a name. */
  private static final String MODULE = "module-info.class";

  private final List<Entry> entries;
  private final Map<String, List<Path>> places = new HashMap<>();

  private PackageIndex(List<Entry> entries) {
    this.entries = entries;
    for (Entry entry : entries) {
      for (String name : entry.packages()) {
        places.computeIfAbsent(name, first -> new ArrayList<>(1)).add(entry.place());
      }
    }
  }

  /**
   * The index of a class path.
   *
   * @param kept the file in which an earlier index was kept; it need not exist
   */
  public static PackageIndex of(String classPath, Path kept) {
    return of(classPath, read(kept));
  }

  public static PackageIndex of(String classPath) {
    return of(classPath, Map.of());
  }

  /** The index of another class path, which shares most entries with this one. */
  PackageIndex withClassPath(String classPath) {
    return of(classPath, entries.stream().collect(Collectors.toMap(Entry::place, entry -> entry)));
  }

  /** Where classes of this package are, in the order of the class path. */
  List<Path> places(String packageName) {
    return places.getOrDefault(packageName, List.of());
  }

  /** All packages there are. */
  Stream<String> packages() {
    return places.keySet().stream();
  }

  /** Keeps the index in a file, for the next start. */
  public void write(Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, entries.stream().map(Entry::toLine).toList());
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static PackageIndex of(String classPath, Map<Path, Entry> known) {
    Map<Path, Entry> entries = new LinkedHashMap<>();
    for (String name : classPath.split(File.pathSeparator, -1)) {
      if (!name.isEmpty()) {
        Path place = Path.of(name);
        String stamp = stamp(place);
        Entry entry = known.get(place);
        entries.putIfAbsent(
            place,
            entry != null && entry.stamp().equals(stamp) && !stamp.equals(UNKNOWN)
                ? entry
                : new Entry(place, stamp, packages(place)));
      }
    }
    return new PackageIndex(List.copyOf(entries.values()));
  }

  private static Map<Path, Entry> read(Path kept) {
    Map<Path, Entry> entries = new HashMap<>();
    if (kept != null && Files.isReadable(kept)) {
      try {
        for (String line : Files.readAllLines(kept)) {
          String[] parts = line.split("\t", -1);
          Path place = Path.of(parts[0]);
          entries.put(place, new Entry(place, parts[1], List.of(parts[2].split(" "))));
        }
      } catch (IOException | RuntimeException e) { // not what we wrote: as if it were not there
        return Map.of();
      }
    }
    return entries;
  }

  /** Folders have none: what is in them may change without a trace. */
  private static String stamp(Path place) {
    File file = place.toFile();
    return file.isFile() ? file.length() + "-" + file.lastModified() : UNKNOWN;
  }

  private static List<String> packages(Path place) {
    try {
      return List.copyOf(Files.isDirectory(place) ? ofFolder(place) : ofJar(place));
    } catch (IOException e) { // not there, or no jar: then it has no classes
      return List.of();
    }
  }

  private static Set<String> ofJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
          .filter(name -> !name.equals(MODULE))
          .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> ofFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> folder.relativize(file.getParent()).toString())
          .map(name -> name.replace(File.separatorChar, '.'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
