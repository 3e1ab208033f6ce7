package org.trialbook.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trialbook.accounting.Reject;
import org.trialbook.accounting.Rejects;

/** All rejects are counted; so many that they would fill the memory are not kept. */
class RejectsTest {

  private static final Reject CUT =
      new Reject("a.ndjson", Optional.of("NCT00000001"), 7, 90, "the record ends here, unfinished");

  private static final Rejects ONE = new Rejects(1, List.of(CUT));

  @Test
  void countsAllAndKeepsTheFirst() {
    Rejects rejects = Rejects.NONE.and(ONE).and(Rejects.NONE);
    assertThat(rejects).isEqualTo(new Rejects(1, List.of(CUT)));
    Rejects many =
        rejects
            .and(new Rejects(9_999, Collections.nCopies(9_999, CUT)))
            .and(new Rejects(2, List.of(CUT, CUT)));
    assertThat(many.count()).isEqualTo(10_002);
    assertThat(many.first()).hasSize(10_000);
  }

  @Test
  void showsWhereAndWhy() {
    assertThat(ONE.mimeBundle().get("text/plain").toString())
        .contains("NCT00000001 at byte 7 of a.ndjson: the record ends here, unfinished");
  }
}
