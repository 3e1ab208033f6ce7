package org.trialbook.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes leave that are killed, and what the next one makes of it. */
class OwnedNameTest {

  @TempDir private Path folder;

  /** Begins a file and a folder, and never ends. */
  static final class Begins {

    private Begins() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      Path begun = PartialFile.beside(folder.resolve("table.csv")).path();
      Files.writeString(begun, "half");
      Path spill = folder.resolve(OwnedName.of(".table.csv", OwnedName.PART));
      Files.createDirectory(spill);
      Files.writeString(spill.resolve("deep"), "half");
      System.out.println("begun");
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private Process begin() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Begins.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("begun");
    return process;
  }

  private List<Path> begun() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".part")).toList();
    }
  }

  @Test
  void whatAKilledProcessLeftGoesWithTheNextFileAndWhatALivingOneIsAtStays() throws Exception {
    Process killed = begin();
    Process living = begin();
    assertThat(begun()).hasSize(4);
    killed.destroyForcibly().waitFor();

    WholeFile.write(folder.resolve("other.csv"), path -> Files.writeString(path, "whole"));

    assertThat(begun()).hasSize(2).allMatch(file -> file.toString().contains("-" + living.pid()));
    living.destroyForcibly().waitFor();
    WholeFile.write(folder.resolve("table.csv"), path -> Files.writeString(path, "whole"));
    assertThat(begun()).isEmpty();
    assertThat(folder.resolve("table.csv")).hasContent("whole");
    assertThat(folder.resolve("other.csv")).hasContent("whole");
  }

  @Test
  void anEarlierProcessOfTheSameNumberLivesNoMore() throws IOException {
    Path mine = Files.createFile(folder.resolve(OwnedName.of(".a", ".part")));
    Path earlier = Files.createFile(folder.resolve(start("0000", mine)));
    assertThat(OwnedName.isLeft(mine)).isFalse();
    assertThat(OwnedName.isLeft(earlier)).isTrue();

    OwnedName.sweep(folder, ".part");

    assertThat(begun()).containsExactly(mine);
  }

  private static String start(String other, Path name) {
    Matcher owner =
        Pattern.compile("(.*-\\d+-)[0-9a-f]{4}(\\..*)").matcher(name.getFileName().toString());
    assertThat(owner.matches()).isTrue();
    return owner.group(1) + other + owner.group(2);
  }

  @Test
  void whatIsNotOursIsLeftAlone() throws IOException {
    for (String name :
        List.of(
            ".a.part",
            "studies.part",
            ".a.1.part",
            ".a.ffffffff-1-0000.1.part",
            ".a.x-99999-0000.1.part",
            ".a.-99999-0000.1.part")) {
      Files.createFile(folder.resolve(name));
    }

    OwnedName.sweep(folder, ".part");

    assertThat(begun()).hasSize(6);
  }

  @Test
  void aFolderThatIsNotThereNeedsNoSweeping() {
    OwnedName.sweep(folder.resolve("nowhere"), ".part");
    assertThat(folder).isEmptyDirectory();
  }
}
