package org.trialbook.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.file.UserFolders;
import org.trialbook.kernel.base.Content;

class PastSessionsTest {

  @TempDir Path folder;

  private List<Object> ask(History history, Object... request) {
    return List.copyOf(history.answer(Content.of(request)).list("history"));
  }

  @Test
  void theNextSessionKnowsTheCellsOfThoseBefore() {
    History first = new History(PastSessions.in(folder));
    first.add(1, "int a = 1;\n// β");
    History second = new History(PastSessions.in(folder));
    assertThat(ask(second, "hist_access_type", "tail", "n", 5))
        .containsExactly(List.of(1, 1, "int a = 1;\n// β"));
    second.add(1, "a + 1");
    assertThat(ask(second, "hist_access_type", "tail", "n", 5))
        .containsExactly(List.of(1, 1, "int a = 1;\n// β"), List.of(2, 1, "a + 1"));
    assertThat(ask(second, "hist_access_type", "range", "session", 0))
        .containsExactly(List.of(2, 1, "a + 1"));
    assertThat(ask(second, "hist_access_type", "range", "session", -1))
        .containsExactly(List.of(1, 1, "int a = 1;\n// β"));
    assertThat(ask(second, "hist_access_type", "search", "pattern", "int*")).hasSize(1);
  }

  @Test
  void sessionsSideBySideDoNotMix() {
    PastSessions one = PastSessions.in(folder);
    PastSessions other = PastSessions.in(folder);
    one.append(1, "one");
    other.append(1, "other");
    one.append(2, "one again");
    assertThat(List.of(one.session(), other.session())).containsExactly(1, 2);
    assertThat(other.read()).extracting(HistoryEntry::code).containsExactly("one", "one again");
  }

  @Test
  void theNewestHundredAreKeptAndForTheirOwnerOnly() throws IOException {
    for (int i = 0; i < 105; i++) {
      PastSessions.in(folder).append(1, "cell " + i);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.sorted().toList())
          .hasSize(100)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    assertThat(PastSessions.in(folder).session()).isEqualTo(106);
  }

  @Test
  void aLineThatWasCutOffIsLeftOut() throws IOException {
    PastSessions.in(folder).append(1, "whole");
    Files.writeString(folder.resolve("000002.ndjson"), "{\"number\":1,\"code\":\"a\"}\n{\"num");
    assertThat(PastSessions.in(folder).read())
        .extracting(HistoryEntry::code)
        .containsExactly("whole", "a");
  }

  @Test
  void canBeSwitchedOffAndGoesOnWithoutAFolder() throws IOException {
    PastSessions off =
        PastSessions.of(new UserFolders(Map.of("TRIALBOOK_HISTORY", "off"), "Linux", folder));
    off.append(1, "secret");
    assertThat(folder).isEmptyDirectory();
    PastSessions onAFile = PastSessions.in(Files.createFile(folder.resolve("file")));
    onAFile.append(1, "lost");
    assertThat(onAFile.read()).isEmpty();
    PastSessions usual = PastSessions.of(new UserFolders(Map.of(), "Linux", folder));
    usual.append(1, "kept");
    assertThat(folder.resolve(".local/share/jupyter/trialbook/history/000001.ndjson")).exists();
  }
}
