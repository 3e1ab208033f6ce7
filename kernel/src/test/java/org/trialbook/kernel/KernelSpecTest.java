package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {

  private static final Path JAVA = Path.of("/opt/a java/bin/java");

  @TempDir Path data;

  @Test
  void writesAFolderThatJupyterReads() throws IOException {
    Path folder = new KernelSpec(JAVA, 17, "/a lib/*").install(data.resolve("a folder"));
    assertThat(folder).isEqualTo(data.resolve("a folder/kernels/trialbook"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg");
    }
    Map<?, ?> spec = (Map<?, ?>) Json.read(Files.readAllBytes(folder.resolve("kernel.json")));
    assertThat(spec.get("language")).isEqualTo("java");
    assertThat(spec.get("interrupt_mode")).isEqualTo("message");
    List<?> command = (List<?>) spec.get("argv");
    assertThat(command.get(0)).isEqualTo(JAVA.toString());
    assertThat(command.subList(command.size() - 4, command.size()))
        .isEqualTo(List.of("-cp", "/a lib/*", "org.trialbook.kernel.Main", "{connection_file}"));
  }

  @Test
  void replacesAnOlderFolderAndLeavesNothingElse() throws IOException {
    Path folder = new KernelSpec(JAVA, 17, "old.jar").install(data);
    Files.writeString(folder.resolve("left-over.txt"), "of an older version");
    new KernelSpec(JAVA, 17, "new.jar").install(data);
    assertThat(folder.resolve("kernel.json")).content().contains("new.jar");
    assertThat(folder.resolve("left-over.txt")).doesNotExist();
    try (Stream<Path> files = Files.list(data.resolve("kernels"))) {
      assertThat(files).containsExactly(folder);
    }
  }

  @Test
  void passesOnlyOptionsThatTheJavaKnows() {
    assertThat(command(17)).noneMatch(option -> option.contains("native-access"));
    assertThat(command(25))
        .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void namesOneLibFolderByAWildcard() {
    assertThat(KernelSpec.classPath("/x/lib/a.jar:/x/lib/b.jar")).isEqualTo("/x/lib/*");
    assertThat(KernelSpec.classPath("/x/lib/a.jar:/y/b.jar")).isEqualTo("/x/lib/a.jar:/y/b.jar");
    assertThat(KernelSpec.classPath("/x/classes:/x/b.jar")).isEqualTo("/x/classes:/x/b.jar");
    assertThat(Path.of(KernelSpec.classPath("lib/a.jar:lib/b.jar"))).isAbsolute();
  }

  @Test
  void findsTheUsersFolderOnEverySystem() {
    Path home = Path.of("/home/ana");
    assertThat(JupyterFolders.userData(Map.of(), "Linux", home))
        .isEqualTo(Path.of("/home/ana/.local/share/jupyter"));
    assertThat(JupyterFolders.userData(Map.of("XDG_DATA_HOME", "/data"), "Linux", home))
        .isEqualTo(Path.of("/data/jupyter"));
    assertThat(JupyterFolders.userData(Map.of(), "Mac OS X", home))
        .isEqualTo(Path.of("/home/ana/Library/Jupyter"));
    assertThat(JupyterFolders.userData(Map.of("APPDATA", "/roaming"), "Windows 11", home))
        .isEqualTo(Path.of("/roaming/jupyter"));
    assertThat(JupyterFolders.userData(Map.of("JUPYTER_DATA_DIR", "/mine"), "Mac OS X", home))
        .isEqualTo(Path.of("/mine"));
    assertThat(JupyterFolders.prefixData(Path.of("/venv")))
        .isEqualTo(Path.of("/venv/share/jupyter"));
  }

  private static List<String> command(int javaVersion) {
    return ((List<?>) new KernelSpec(JAVA, javaVersion, "x.jar").content().get("argv"))
        .stream().map(String.class::cast).toList();
  }
}
