package org.trialbook.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.file.UserFolders;
import org.trialbook.kernel.Main;
import org.trialbook.kernel.Rehearsal;
import org.trialbook.kernel.base.Json;
import org.trialbook.kernel.base.JupyterFolders;

class KernelSpecTest {

  private static final KernelPrograms PROGRAMS = new KernelPrograms(Main.class, Rehearsal.class);
  private static final Path JAVA = Path.of("/opt/a java/bin/java");

  @TempDir Path data;

  @Test
  void ownOptionsComeLastInFrontOfTheClassPath() {
    Object argv =
        new KernelSpec(JAVA, "a.jar", PROGRAMS)
            .with(" -Xmx8g  -XX:TieredStopAtLevel=4 ")
            .content()
            .get("argv");
    assertThat(argv)
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .containsSubsequence(
            "-XX:TieredStopAtLevel=1", "-Xmx8g", "-XX:TieredStopAtLevel=4", "-cp", "a.jar");
    assertThat(new KernelSpec(JAVA, "a.jar", PROGRAMS).with(null).content())
        .isEqualTo(new KernelSpec(JAVA, "a.jar", PROGRAMS).content());
  }

  @Test
  void writesAFolderThatJupyterReads() throws IOException {
    Path folder = new KernelSpec(JAVA, "/a lib/*", PROGRAMS).install(data.resolve("a folder"));
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
    Path folder = new KernelSpec(JAVA, "old.jar", PROGRAMS).install(data);
    Files.writeString(folder.resolve("left-over.txt"), "of an older version");
    new KernelSpec(JAVA, "new.jar", PROGRAMS).install(data);
    assertThat(folder.resolve("kernel.json")).content().contains("new.jar");
    assertThat(folder.resolve("left-over.txt")).doesNotExist();
    try (Stream<Path> files = Files.list(data.resolve("kernels"))) {
      assertThat(files).containsExactly(folder);
    }
  }

  @Test
  void everyJavaHereStartsWithTheOptionsAndSaysNothingAboutThem()
      throws IOException, InterruptedException {
    for (Path java : javas()) {
      List<String> command = new ArrayList<>(List.of(java.toString()));
      command.addAll(KernelSpec.options());
      command.add("--version");
      Process process = new ProcessBuilder(command).start();
      assertThat(process.errorReader().lines()).as(java.toString()).isEmpty();
      assertThat(process.waitFor()).as(java.toString()).isZero();
    }
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
    assertThat(JupyterFolders.userData(new UserFolders(Map.of(), "Linux", home)))
        .isEqualTo(Path.of("/home/ana/.local/share/jupyter"));
    assertThat(
            JupyterFolders.userData(
                new UserFolders(Map.of("XDG_DATA_HOME", "/data"), "Linux", home)))
        .isEqualTo(Path.of("/data/jupyter"));
    assertThat(JupyterFolders.userData(new UserFolders(Map.of(), "Mac OS X", home)))
        .isEqualTo(Path.of("/home/ana/Library/Jupyter"));
    assertThat(
            JupyterFolders.userData(
                new UserFolders(Map.of("APPDATA", "/roaming"), "Windows 11", home)))
        .isEqualTo(Path.of("/roaming/jupyter"));
    assertThat(
            JupyterFolders.userData(
                new UserFolders(Map.of("JUPYTER_DATA_DIR", "/mine"), "Mac OS X", home)))
        .isEqualTo(Path.of("/mine"));
    assertThat(JupyterFolders.prefixData(Path.of("/venv")))
        .isEqualTo(Path.of("/venv/share/jupyter"));
  }

  /** The Java of this test, and those that lie where Linux distributions put them. */
  private static Set<Path> javas() throws IOException {
    Set<Path> homes = new LinkedHashSet<>(List.of(Path.of(System.getProperty("java.home"))));
    Path usual = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(usual)) {
      try (Stream<Path> folders = Files.list(usual)) {
        folders.filter(home -> Files.isExecutable(home.resolve("bin/javac"))).forEach(homes::add);
      }
    }
    return homes.stream()
        .map(home -> home.resolve("bin/java"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
