package org.trialbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.reference.Golden;

/**
 * The core runs with what every program needs, and each optional part says which dependency is
 * missing. What both weigh is written on a page.
 */
class CoreAloneTest {

  private static final Path CLASSES =
      Path.of(OptionalPart.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  private static final Path TEST_CLASSES =
      Path.of(CoreAloneTest.class.getProtectionDomain().getCodeSource().getLocation().getPath());

  /** {@code group:artifact:jar:version:scope:path}, and whether it is optional. */
  private static final Pattern DEPENDENCY =
      Pattern.compile("\\s*([^:]+:[^:]+):jar:([^:]+):\\w+:(\\S+?\\.jar)( \\(optional\\))?( .*)?");

  @TempDir private Path folder;

  private record Dependency(String coordinates, Path jar, boolean optional) {}

  @Test
  void theCoreNeedsNoOptionalPart() throws IOException, InterruptedException {
    String classPath =
        Stream.concat(
                Stream.of(CLASSES, TEST_CLASSES),
                dependencies().stream().filter(each -> !each.optional()).map(Dependency::jar))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Path out = folder.resolve("out.txt");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                classPath,
                CoreProgram.class.getName(),
                folder.toString())
            .redirectOutput(out.toFile())
            .redirectErrorStream(true)
            .start();
    int status = program.waitFor();
    String said = Files.readString(out);
    assertThat(said.lines().filter(line -> !line.startsWith("SLF4J")))
        .as(said)
        .containsExactly(
            "locations true",
            "arrow true",
            "csv true",
            "search 50",
            "analysis true",
            "chart [application/vnd.vegalite.v5+json, text/plain]",
            "parquet: " + lacks("SQL, Parquet and DuckDB files need", OptionalPart.SQL),
            "sql: " + lacks("SQL, Parquet and DuckDB files need", OptionalPart.SQL),
            "sample: "
                + lacks("The sample, mirrors and searches in snapshots need", OptionalPart.MIRROR),
            "postgres: " + lacks("A PostgreSQL database needs", OptionalPart.POSTGRES),
            "picture: " + lacks("Pictures of charts need", OptionalPart.PICTURES),
            "pdf: " + lacks("Charts as PDF need", OptionalPart.PDF),
            "mail: In %s: ".formatted(folder.resolve("watch.json"))
                + lacks("Alerts by mail need", OptionalPart.MAIL),
            "browser: " + lacks("A browser needs", OptionalPart.BROWSER),
            "commands: " + lacks("The commands need", OptionalPart.COMMANDS));
    assertThat(status).isZero();
  }

  private static String lacks(String who, OptionalPart part) {
    return who
        + " a library that is not on the class path. Add this dependency: "
        + String.join(", ", part.dependencies());
  }

  @Test
  void everyPartIsThereWithItsLibraries() {
    assertThat(OptionalPart.values()).allMatch(OptionalPart::isThere);
  }

  /** Each optional dependency of the POM is told by a part, in the version of the build. */
  @Test
  void partsNameTheDependenciesOfThePom() throws IOException {
    List<String> resolved =
        dependencies().stream()
            .filter(Dependency::optional)
            .map(Dependency::coordinates)
            .filter(CoreAloneTest::isOfThePom)
            .toList();
    assertThat(Stream.of(OptionalPart.values()).flatMap(part -> part.dependencies().stream()))
        .containsExactlyInAnyOrderElementsOf(resolved);
  }

  /** Playwright, and what it alone brings. */
  private static boolean isOfTheBrowser(Dependency each) {
    return Stream.of("com.microsoft.playwright:", "com.google.code.gson:", "org.java-websocket:")
        .anyMatch(each.coordinates()::startsWith);
  }

  private static boolean isOfThePom(String coordinates) {
    return pom().contains("<artifactId>" + coordinates.split(":", 3)[1] + "</artifactId>");
  }

  private static String pom() {
    try {
      return Files.readString(Golden.checkout().resolve("dsl/pom.xml"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void thePageSaysWhatItWeighs() throws IOException {
    List<Dependency> all = dependencies();
    List<Dependency> core = all.stream().filter(each -> !each.optional()).toList();
    List<Dependency> browser = all.stream().filter(CoreAloneTest::isOfTheBrowser).toList();
    StringBuilder page =
        new StringBuilder(
            """
            # What the library brings

            A Java program that asks, reads, flattens, analyses and writes Arrow or CSV needs `trialbook-dsl` alone:

                <dependency>
                  <groupId>org.trialbook</groupId>
                  <artifactId>trialbook-dsl</artifactId>
                  <version>%s</version>
                </dependency>

            Its jar is %s MB, and the %s jars that come with it are %s MB. What only some programs use is optional: who enters such a part without it is told \
            what to add. The kernel, the wheel and the launcher have them all but the browser's, whose driver is %s MB; together that is %s MB.

            | what | dependency to add | MB |
            |---|---|---|
            """
                .formatted(
                    version(),
                    String.valueOf(megabytes(jar())),
                    String.valueOf(core.size()),
                    String.valueOf(megabytes(bytes(core))),
                    String.valueOf(megabytes(bytes(browser))),
                    String.valueOf(megabytes(jar() + bytes(all) - bytes(browser)))));
    for (OptionalPart part : OptionalPart.values()) {
      page.append(
          "| %s | %s | %s |\n"
              .formatted(
                  part.what(),
                  part.dependencies().stream()
                      .map(each -> "`" + each + "`")
                      .collect(Collectors.joining(", ")),
                  part.dependencies().stream()
                      .map(each -> tenths(jarOf(all, each)))
                      .collect(Collectors.joining(", "))));
    }
    page.append("\nThe heaviest of those that always come:\n\n| dependency | MB |\n|---|---|\n");
    Map<Long, Dependency> bySize = new TreeMap<>();
    for (Dependency each : core) {
      bySize.put(-Files.size(each.jar()), each);
    }
    bySize.entrySet().stream()
        .limit(6)
        .forEach(
            each ->
                page.append(
                    "| `%s` | %s |\n"
                        .formatted(each.getValue().coordinates(), tenths(-each.getKey()))));
    Golden.check(Golden.doc("reference/dependencies.md"), page.toString());
  }

  private static String version() {
    Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(pom());
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  /** The bytes of our own jar, as the build packs it. */
  private long jar() throws IOException {
    Path jar = folder.resolve("dsl.jar");
    int status =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "-cf", jar.toString(), "-C", CLASSES.toString(), ".");
    assertThat(status).isZero();
    return Files.size(jar);
  }

  private static long bytes(List<Dependency> dependencies) throws IOException {
    long sum = 0;
    for (Dependency each : dependencies) {
      sum += Files.size(each.jar());
    }
    return sum;
  }

  private static long jarOf(List<Dependency> all, String coordinates) {
    return all.stream()
        .filter(each -> each.coordinates().equals(coordinates))
        .mapToLong(each -> each.jar().toFile().length())
        .sum();
  }

  private static long megabytes(long bytes) {
    return Math.round(bytes / 1e6);
  }

  private static String tenths(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }

  /** What the build has resolved for this module. */
  private static List<Dependency> dependencies() throws IOException {
    Path list = Golden.checkout().resolve("dsl/target/dependencies.txt");
    assertThat(list).as("mvn generate-test-resources writes it").exists();
    List<Dependency> found =
        Files.readAllLines(list).stream()
            .map(DEPENDENCY::matcher)
            .filter(Matcher::matches)
            .map(
                line ->
                    new Dependency(
                        line.group(1) + ":" + line.group(2),
                        Path.of(line.group(3)),
                        line.group(4) != null))
            .toList();
    assertThat(found).hasSizeGreaterThan(20);
    return found;
  }
}
