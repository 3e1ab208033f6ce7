package org.trialbook.kernel.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.library.SmallRepository;

class PackageIndexTest {

  @TempDir Path folder;

  @Test
  void tellsWherePackagesAreInTheOrderOfTheClassPath() {
    Path one = jar("one", Map.of("a/b/C.class", "", "a/D.class", ""));
    Path two = jar("two", Map.of("a/b/E.class", "", "META-INF/versions/9/x/Y.class", ""));
    PackageIndex index = PackageIndex.of(one + File.pathSeparator + two);
    assertThat(index.places("a.b")).containsExactly(one, two);
    assertThat(index.places("a")).containsExactly(one);
    assertThat(index.places("META-INF.versions.9.x")).isEmpty();
  }

  /** Or else every jar that is a module would be opened before the first cell. */
  @Test
  void aModuleIsNoClassInThePackageWithoutAName() {
    Path module = jar("module", Map.of("module-info.class", "", "a/B.class", ""));
    Path bare = jar("bare", Map.of("Bare.class", ""));
    PackageIndex index = PackageIndex.of(module + File.pathSeparator + bare);
    assertThat(index.places("")).containsExactly(bare);
  }

  @Test
  void looksIntoAJarAgainThatHasChanged() throws IOException {
    Path jar = jar("jar", Map.of("a/B.class", ""));
    Path kept = folder.resolve(PackageIndex.FILE);
    PackageIndex.of(jar.toString()).write(kept);
    assertThat(PackageIndex.of(jar.toString(), kept).places("a")).containsExactly(jar);
    Files.copy(
        jar("other", Map.of("c/D.class", "much longer")), jar, StandardCopyOption.REPLACE_EXISTING);
    assertThat(PackageIndex.of(jar.toString(), kept).places("a")).isEmpty();
    assertThat(PackageIndex.of(jar.toString(), kept).places("c")).containsExactly(jar);
  }

  private Path jar(String name, Map<String, String> files) {
    Path jar = folder.resolve(name + ".jar");
    SmallRepository.jar(jar, files);
    return jar;
  }
}
