package org.trialbook.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;

class PartialFileTest {

  @TempDir private Path folder;

  /** As CSV writers do, which know no exceptions but their own. */
  @Test
  void whatADiskSaysIsSaidWhateverItIsWrappedIn() {
    IOException full = new IOException("No space left on device");
    for (RuntimeException wrapped :
        new RuntimeException[] {
          new UncheckedIOException(full),
          new IllegalStateException("Error writing row", new RuntimeException(full))
        }) {
      assertThatThrownBy(
              () ->
                  WholeFile.write(
                      folder.resolve("a.csv"),
                      path -> {
                        throw wrapped;
                      }))
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining("a.csv: No space left on device")
          .hasMessageContaining("is there space on the disk?");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void whatIsNoFaultOfADiskIsThrownAsItIs() {
    RuntimeException fault = new IllegalStateException("a fault");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    folder.resolve("a.csv"),
                    path -> {
                      throw fault;
                    }))
        .isSameAs(fault);
    assertThat(folder).isEmptyDirectory();
  }

  /** A process that was killed between the two renames had the old folder under this name. */
  @Test
  void aFolderThatHadSteppedAsideComesBack() throws IOException {
    Path target = folder.resolve("parts");
    String mine = OwnedName.of(".parts", ".old");
    String killed = mine.replaceFirst("-[0-9a-f]{4}\\.", "-0000.");
    Path partition = folder.resolve(killed).resolve("status=A");
    Files.createDirectories(partition);
    Files.writeString(partition.resolve("data.parquet"), "whole");

    PartialFile begun = PartialFile.folderBeside(target, folder -> true);

    assertThat(target.resolve("status=A/data.parquet")).hasContent("whole");
    begun.close();
    assertThat(folder.toFile().listFiles()).containsExactly(target.toFile());
  }

  @Test
  void whatSteppedAsideForAFolderThatIsThereGoes() throws IOException {
    Path target = Files.createDirectory(folder.resolve("parts"));
    String killed = OwnedName.of(".parts", ".old").replaceFirst("-[0-9a-f]{4}\\.", "-0000.");
    Files.createDirectories(folder.resolve(killed).resolve("status=A"));

    PartialFile.folderBeside(target).close();

    assertThat(folder.toFile().listFiles()).containsExactly(target.toFile());
  }
}
