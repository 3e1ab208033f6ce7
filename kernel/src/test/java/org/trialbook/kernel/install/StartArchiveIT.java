package org.trialbook.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.Rehearsal;

/** The archive that an installed kernel starts from, and jars that change under it. */
class StartArchiveIT {

  private static final String MAIN = "org.trialbook.kernel.Main";
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path folder;

  private Path jar;
  private String classPath;
  private StartArchive archive;

  @BeforeEach
  void install() throws IOException {
    Path built = Path.of(System.getProperty("basedir", ".")).resolve("target/lib");
    List<String> entries = new ArrayList<>();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(built, "*.jar")) {
      for (Path each : jars) {
        boolean ours = each.getFileName().toString().startsWith("trialbook-kernel");
        jar = ours ? Files.copy(each, folder.resolve(each.getFileName())) : jar;
        entries.add((ours ? jar : each.toRealPath()).toString());
      }
    }
    classPath = String.join(File.pathSeparator, entries);
    archive = new StartArchive(JAVA, Runtime.version().feature(), classPath, Rehearsal.class);
    assertThat(archive.make(folder, KernelSpec.options())).isTrue();
  }

  @Test
  void aChangedJarStartsWithItsOwnClasses() throws IOException, InterruptedException {
    assertThat(start()).startsWith("Usage: ");
    assertThat(sourceOfMain()).as("what makes the next starts quick").contains("shared objects");

    replaceMain();
    assertThat(start()).isEqualTo("a newer Main\n");
    assertThat(sourceOfMain()).contains(jar.getFileName().toString());
  }

  /** What a start without a connection file prints; its JVM logs where it takes classes from. */
  private String start() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(KernelSpec.options());
    command.addAll(archive.options(folder));
    command.add("-Xlog:class+load:file=" + folder.resolve("classes.log"));
    command.addAll(List.of("-cp", classPath, MAIN));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed;
  }

  private String sourceOfMain() throws IOException {
    return Files.readAllLines(folder.resolve("classes.log")).stream()
        .filter(line -> line.contains(MAIN + " source:"))
        .findFirst()
        .orElseThrow();
  }

  /** As an upgrade does that finds the file names of the version before. */
  private void replaceMain() throws IOException {
    Path source = folder.resolve("Main.java");
    Files.writeString(
        source,
        """
        package org.trialbook.kernel;
        public class Main {
          public static void main(String[] arguments) { System.out.println("a newer Main"); }
        }
        """);
    ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-d", folder.toString(), source.toString());
    String entry = MAIN.replace('.', '/') + ".class";
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Files.copy(folder.resolve(entry), zip.getPath(entry), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
