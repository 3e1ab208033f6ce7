package org.trialbook.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.Trialbook.noteTablesAbove;
import static org.trialbook.Trialbook.read;
import static org.trialbook.flatten.Relations.CONDITIONS;
import static org.trialbook.flatten.Relations.STUDIES;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.frame.Frame;
import org.trialbook.sample.Sample;
import org.trialbook.source.Defaults;

/** A table of very many rows points to a file, where its provenance is shown. */
class LargeTableTest {

  private static final String NOTE =
      "more than 20 rows in memory: toArrow(path) or toDuckDb(path) keeps them in a file";

  private final long before = Defaults.current().largeTable();

  @TempDir private Path folder;

  @AfterEach
  void reset() {
    noteTablesAbove(before);
  }

  private Map<String, Frame> frames() throws IOException {
    Path corpus = folder.resolve("corpus.ndjson");
    Sample.write(corpus, 20);
    return read(corpus).flatten(STUDIES, CONDITIONS).frames();
  }

  @Test
  void theNoteIsShownUnderTheTableThatIsLarge() throws IOException {
    noteTablesAbove(20);
    Frame conditions = frames().get("CONDITIONS");
    assertThat(conditions.rowCount()).isGreaterThan(20);
    assertThat(conditions.provenance().notes()).containsExactly(NOTE);
    assertThat((String) conditions.mimeBundle().get("text/html")).contains(NOTE);
    assertThat((String) conditions.mimeBundle().get("text/plain")).endsWith(NOTE);
    assertThat(frames().get("STUDIES").provenance().notes()).isEmpty();
  }

  @Test
  void withoutASettingItTakesHalfAMillionRows() throws IOException {
    assertThat(before).isEqualTo(500_000);
    assertThat(frames().get("CONDITIONS").provenance().notes()).isEmpty();
  }
}
