package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What others wrote of what we ship: it is named, and its licences are with it. */
class ThirdPartiesIT {

  private static final Path LIB = Path.of(System.getProperty("basedir", "."), "target/lib");
  private static final Pattern TEXT_IN_JAR =
      Pattern.compile("(meta-inf/)?licen[cs]e(-[a-z]+)?(\\.(txt|md))?");

  @Test
  void theListNamesEveryJarOfOthersAndNoOther() throws IOException {
    assertThat(licences().keySet())
        .as("a jar that nothing depends on any more stays in %s until it is deleted", LIB)
        .containsExactlyInAnyOrderElementsOf(
            jars().stream().map(jar -> jar.getFileName().toString()).toList());
  }

  @Test
  void theTextOfALicenceIsInTheJarOrBesideIt() throws IOException {
    Map<String, List<String>> licences = licences();
    List<String> without = new ArrayList<>();
    for (Path jar : jars()) {
      List<String> names = licences.get(jar.getFileName().toString());
      if (!hasText(jar) && names.stream().noneMatch(ThirdPartiesIT::hasText)) {
        without.add(jar.getFileName() + " " + names);
      }
    }
    assertThat(without).isEmpty();
  }

  /** Licences such as BSD and MIT name their holder, so that each library has a text of its own. */
  private static boolean hasText(Path jar) throws IOException {
    String library = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
    if (Files.exists(LIB.resolve("licenses/" + library + ".txt"))) {
      return true;
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .anyMatch(
              entry -> TEXT_IN_JAR.matcher(entry.getName().toLowerCase(Locale.ROOT)).matches());
    }
  }

  private static boolean hasText(String licence) {
    String file = licence.equals("Apache-2.0") ? "LICENSE" : licence + ".txt";
    return Files.exists(LIB.resolve("licenses").resolve(file));
  }

  private static Map<String, List<String>> licences() throws IOException {
    Map<String, List<String>> licences = new LinkedHashMap<>();
    for (String line : Files.readAllLines(LIB.resolve("THIRD-PARTY.txt"), StandardCharsets.UTF_8)) {
      String[] parts = line.split(" \\| ", -1);
      if (parts.length == 4) {
        licences.put(parts[0], Arrays.asList(parts[1].split(" OR ", -1)));
      }
    }
    return licences;
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.walk(LIB)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.getFileName().toString().startsWith("trialbook-"))
          .toList();
    }
  }
}
