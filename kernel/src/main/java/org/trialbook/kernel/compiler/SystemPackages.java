package org.trialbook.kernel.compiler;

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
public final class SystemPackages {

  public static final String FILE = "system.index";

  /** What the compiler looks into besides the default imports. */
  private static final List<String> ALWAYS =
      List.of(
          "java.io",
          "java.lang",
          "java.lang.annotation",
          "java.lang.constant",
          "java.lang.invoke",
          "java.nio");

  /** The names of the classes in a package, apart by blanks, and the module that has it. */
  private record Kept(String module, String names) {}

  private final Map<String, Kept> packages;

  private SystemPackages(Map<String, Kept> packages) {
    this.packages = packages;
  }

  /**
   * The packages of this Java.
   *
   * @param kept the file that {@link #write} has written; it need not exist
   */
  public static SystemPackages of(Path kept) {
    Map<String, Kept> packages = new HashMap<>();
    if (kept != null && Files.isReadable(kept)) {
      try {
        List<String> lines = Files.readAllLines(kept);
        if (lines.get(0).equals(stamp())) {
          for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split("\t", -1);
            packages.put(parts[0], new Kept(parts[1], parts[2]));
          }
        }
      } catch (IOException | RuntimeException e) { // not what we wrote: as if it were not there
        packages.clear();
      }
    }
    return new SystemPackages(packages);
  }

  /** The names of the classes of a package, without it; empty where they are not kept. */
  Optional<List<String>> classes(String module, String packageName) {
    Kept kept = packages.get(packageName);
    return kept == null || !kept.module().equals(module)
        ? Optional.empty()
        : Optional.of(List.of(kept.names().split(" ", -1)));
  }

  static InputStream open(String module, String packageName, String name) throws IOException {
    InputStream code =
        ModuleLayer.boot()
            .findModule(module)
            .orElseThrow(() -> new IOException("Java has no module " + module))
            .getResourceAsStream(packageName.replace('.', '/') + "/" + name + ".class");
    if (code == null) {
      throw new IOException("Java has no class " + packageName + "." + name);
    }
    return code;
  }

  /** Keeps what the default imports need in a file, for the next start. */
  public static void write(Path file) throws IOException {
    TreeSet<String> packages = new TreeSet<>(ALWAYS);
    DefaultImports.lines().stream()
        .filter(line -> line.startsWith("import java."))
        .map(line -> line.substring("import ".length(), line.lastIndexOf('.')))
        .forEach(packages::add);
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
    List<String> lines = new ArrayList<>(List.of(stamp()));
    for (String name : packages) {
      Optional<String> module = module(name);
      if (module.isEmpty()) {
        continue; // not of this Java: the import is left out with a word in the log
      }
      Path folder = modules.resolve(module.get()).resolve(name.replace('.', '/'));
      try (Stream<Path> files = Files.list(folder)) {
        List<String> classes =
            files
                .map(each -> each.getFileName().toString())
                .filter(each -> each.endsWith(".class"))
                .map(each -> each.substring(0, each.length() - ".class".length()))
                .toList();
        lines.add(name + "\t" + module.get() + "\t" + String.join(" ", classes));
      }
    }
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, lines);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Optional<String> module(String packageName) {
    return ModuleLayer.boot().modules().stream()
        .filter(module -> module.getPackages().contains(packageName))
        .map(Module::getName)
        .findFirst();
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
