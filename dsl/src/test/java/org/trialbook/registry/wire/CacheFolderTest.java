package org.trialbook.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.http.HttpAnswer;

class CacheFolderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir Path folder;

  @Test
  void whatWasNotUsedForLongestGoesFirst() throws IOException {
    CacheFolder cache = new CacheFolder(folder, 200);
    for (int i = 0; i < 3; i++) {
      cache.keep(exchange("/" + i), NOW.plusSeconds(i));
    }
    assertThat(cache.find("/0", NOW.plusSeconds(10))).isEmpty();
    assertThat(cache.find("/1", NOW.plusSeconds(11))).isPresent();

    cache.keep(exchange("/3"), NOW.plusSeconds(12));

    assertThat(cache.find("/1", NOW)).isPresent();
    assertThat(cache.find("/2", NOW)).isEmpty();
    assertThat(cache.find("/3", NOW)).isPresent();
  }

  private static Exchange exchange(String request) {
    return new Exchange(request, Map.of(), new HttpAnswer(200, Map.of(), new byte[80]));
  }
}
