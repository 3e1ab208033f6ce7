package org.trialbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code ./trialbook fuzz} starts from, and what it once found, in every build. */
class FuzzSeedsTest {

  private static final Path SEEDS = Path.of("src/fuzz/seeds");
  private static final Path SOURCES = Path.of("src/test/java");

  static List<Path> seeds() throws Exception {
    try (Stream<Path> files = Files.walk(SEEDS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isReadOrRefused(Path seed) throws Exception {
    Method target =
        Class.forName(target(seed.getParent().getFileName().toString()))
            .getDeclaredMethod("fuzzerTestOneInput", byte[].class);
    target.setAccessible(true);
    target.invoke(null, (Object) Files.readAllBytes(seed));
  }

  private static String target(String name) throws Exception {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> found = files.filter(file -> file.endsWith(name + ".java")).toList();
      assertThat(found).as(name).hasSize(1);
      String path = SOURCES.relativize(found.get(0)).toString();
      return path.substring(0, path.length() - ".java".length()).replaceAll("[/\\\\]", ".");
    }
  }
}
