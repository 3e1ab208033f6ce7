package org.trialbook.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {

  private static final Path HOME = Path.of("home");

  private static UserFolders of(Map<String, String> environment, String system) {
    return new UserFolders(environment, system, HOME);
  }

  @Test
  void whatCanBeLostIsWhereTheSystemWantsIt() {
    assertThat(of(Map.of(), "Linux").cache()).isEqualTo(HOME.resolve(".cache"));
    assertThat(of(Map.of("XDG_CACHE_HOME", " "), "Linux").cache())
        .isEqualTo(HOME.resolve(".cache"));
    assertThat(of(Map.of("XDG_CACHE_HOME", "x"), "Linux").cache()).isEqualTo(Path.of("x"));
    assertThat(of(Map.of(), "Mac OS X").cache())
        .isEqualTo(HOME.resolve("Library").resolve("Caches"));
    assertThat(of(Map.of("LOCALAPPDATA", "l"), "Windows 11").cache()).isEqualTo(Path.of("l"));
  }

  @Test
  void whatIsKeptIsWhereTheSystemWantsIt() {
    assertThat(of(Map.of(), "Linux").data()).isEqualTo(HOME.resolve(".local/share"));
    assertThat(of(Map.of("XDG_DATA_HOME", "x"), "Linux").data()).isEqualTo(Path.of("x"));
    assertThat(of(Map.of(), "Mac OS X").data())
        .isEqualTo(HOME.resolve("Library/Application Support"));
    assertThat(of(Map.of("APPDATA", "r"), "Windows 11").data()).isEqualTo(Path.of("r"));
    assertThat(of(Map.of(), "Windows 11").data()).isEqualTo(HOME.resolve("AppData/Roaming"));
  }

  @Test
  void aVariableNamesAFolderUnlessItIsBlank() {
    assertThat(of(Map.of("MINE", "x"), "Linux").named("MINE")).contains(Path.of("x"));
    assertThat(of(Map.of("MINE", ""), "Linux").named("MINE")).isEmpty();
    assertThat(of(Map.of(), "Linux").named("MINE")).isEmpty();
  }
}
