package org.trialbook.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names of the classes in those packages of Java that every start needs.
 *
 * <p>The compiler lists a package before it finds a class in it. Java's own list of its classes is
 * slow to come by, and asked for twice in each start, so it is kept in a file; a Java that has
 * changed since is asked again.
 */
final class SystemPackages {

  static final String FILE = "system.index";

  /** Where all packages are that are kept. */
  static final String MODULE = "java.base";

  /** What the compiler looks into besides the default imports. */
  private static final List<String> ALWAYS =
      List.of(
          "java.io",
          "java.lang",
          "java.lang.annotation",
          "java.lang.constant",
          "java.lang.invoke",
          "java.nio");

  /** The names in a package, apart by blanks. */
  private final Map<String, String> names;

  private SystemPackages(Map<String, String> names) {
    this.names = names;
  }

  /**
   * @param kept the file that {@link #write} has written; it need not exist
   */
  static SystemPackages of(Path kept) {
    Map<String, String> names = new HashMap<>();
    if (kept != null && Files.isReadable(kept)) {
      try {
        List<String> lines = Files.readAllLines(kept);
        if (lines.get(0).equals(stamp())) {
          for (String line : lines.subList(1, lines.size())) {
            int tab = line.indexOf('\t');
            names.put(line.substring(0, tab), line.substring(tab + 1));
          }
        }
      } catch (IOException | RuntimeException e) { // not what we wrote: as if it were not there
        names.clear();
      }
    }
    return new SystemPackages(names);
  }

  /** The names of the classes of a package, without it; empty where they are not kept. */
  Optional<List<String>> classes(String packageName) {
    String kept = names.get(packageName);
    return kept == null ? Optional.empty() : Optional.of(List.of(kept.split(" ", -1)));
  }

  static InputStream open(String packageName, String name) throws IOException {
    InputStream code =
        Object.class
            .getModule()
            .getResourceAsStream(packageName.replace('.', '/') + "/" + name + ".class");
    if (code == null) {
      throw new IOException("Java has no class " + packageName + "." + name);
    }
    return code;
  }

  /** Keeps what the default imports need in a file, for the next start. */
  static void write(Path file) throws IOException {
    TreeSet<String> packages = new TreeSet<>(ALWAYS);
    Main.imports().stream()
        .filter(line -> line.startsWith("import java."))
        .map(line -> line.substring("import ".length(), line.lastIndexOf('.')))
        .forEach(packages::add);
    Path module = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", MODULE);
    List<String> lines = new ArrayList<>(List.of(stamp()));
    for (String name : packages) {
      try (Stream<Path> files = Files.list(module.resolve(name.replace('.', '/')))) {
        List<String> classes =
            files
                .map(each -> each.getFileName().toString())
                .filter(each -> each.endsWith(".class"))
                .map(each -> each.substring(0, each.length() - ".class".length()))
                .toList();
        lines.add(name + "\t" + String.join(" ", classes));
      }
    }
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, lines);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What changes when the Java does. */
  private static String stamp() {
    Path image = Path.of(System.getProperty("java.home"), "lib", "modules");
    return System.getProperty("java.vm.version")
        + " "
        + image
        + " "
        + image.toFile().lastModified();
  }
}
