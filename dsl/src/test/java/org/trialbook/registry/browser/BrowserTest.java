package org.trialbook.registry.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;
import org.trialbook.registry.Registry;

/** Which browser is meant, and what is said where there is none. */
class BrowserTest {

  @TempDir private Path folder;

  @Test
  void aMachineWithoutABrowserIsToldWhatToInstall() {
    assertThatThrownBy(() -> Browser.chromium(folder.toString()))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("no Chromium, Chrome or Edge on the PATH")
        .hasMessageContaining("apt install chromium")
        .hasMessageContaining("Browser.at(");
    assertThatThrownBy(() -> Browser.at(folder.resolve("chromium")))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("There is no program ");
    assertThatThrownBy(() -> Browser.at(folder)).hasMessageStartingWith("There is no program ");
  }

  @Test
  void theFirstOnThePathIsTaken() throws IOException {
    Path program = Files.createFile(folder.resolve("google-chrome"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Browser found = Browser.chromium("/nowhere" + java.io.File.pathSeparator + folder);
    assertThat(found.program()).isEqualTo(program);
    assertThat(found).isEqualTo(Browser.at(program)).hasToString("Browser at " + program);
    assertThat(Set.of(Registry.live().throughBrowser(found)))
        .contains(Registry.live().throughBrowser(Browser.at(program)))
        .doesNotContain(Registry.live());
  }

  @Test
  void withoutABrowserTheHistoryStaysOff() {
    assertThatThrownBy(() -> Registry.live().history("NCT01874431"))
        .hasMessageContaining("turned off")
        .hasMessageContaining("use(registry().throughBrowser(Browser.chromium()))");
  }
}
