package org.trialbook.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.progress.Progress;

class TemporarySnapshotTest {

  @TempDir private Path folder;

  @Test
  void isThereUntilItIsClosed() throws IOException {
    Path file = Corpus.file(folder, "mine.ndjson", Corpus.before(30));
    TemporarySnapshot temporary = TemporarySnapshot.of(List.of(file), Progress.UNHEARD);
    Snapshot snapshot = temporary.snapshot();
    assertThat(snapshot.size()).isEqualTo(30);
    assertThat(snapshot.name()).isEqualTo("mine.ndjson");
    // Another one leaves it alone.
    TemporarySnapshot.of(List.of(file, file), Progress.UNHEARD).close();
    assertThat(snapshot.verify().isWhole()).isTrue();
    temporary.close();
    assertThat(snapshot.path().getParent()).doesNotExist();
    temporary.close();
  }

  @Test
  void whatAKilledProcessLeftIsDeletedByTheNext() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Path left = Files.createTempDirectory(temporary, "trialbook-snapshot-");
    Files.createDirectory(left.resolve("snapshot"));
    Files.createFile(left.resolve("owner"));
    Path file = Corpus.file(folder, "mine.ndjson", Corpus.before(3));
    TemporarySnapshot.of(List.of(file), Progress.UNHEARD).close();
    assertThat(left).doesNotExist();
  }

  @Test
  void filesThatCannotBeReadLeaveNothing() {
    assertThatThrownBy(
            () -> TemporarySnapshot.of(List.of(folder.resolve("none")), Progress.UNHEARD))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("There is no file");
  }
}
