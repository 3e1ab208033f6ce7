package org.trialbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.kernel.KernelClient.Run;
import org.trialbook.kernel.base.Content;

/** A kernel that is killed while a cell runs leaves nothing in the way of the next one. */
class KilledKernelIT {

  private static final int KILLS = 5;

  @TempDir private Path folder;

  @Test
  void theNextKernelDoesWhatTheKilledOnesBegan() throws IOException, InterruptedException {
    Random random = new Random(5);
    Path file = folder.resolve("sample.ndjson");
    String cell =
        "use(sample()); search().toNdjson(Path.of(\"%s\"), crawl -> crawl.pageSize(500)).rows()"
            .formatted(file);
    for (int kill = 0; kill < KILLS; kill++) {
      try (KernelClient kernel = new KernelClient(Files.createTempDirectory(folder, "kernel"))) {
        kernel.execute("1");
        kernel.send(kernel.shell, "execute_request", Content.of("code", cell));
        Thread.sleep(random.nextInt(2500));
        List<ProcessHandle> children = kernel.process().descendants().toList();
        kernel.process().destroyForcibly().waitFor();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
      }
    }
    try (KernelClient kernel = new KernelClient(Files.createTempDirectory(folder, "kernel"))) {
      Run run = kernel.execute(cell);
      assertThat(run.value()).as(run.error()).isEqualTo("2000");
    }
    assertThat(Files.readAllLines(file)).hasSize(2000).doesNotHaveDuplicates();
  }
}
