package org.trialbook.flatten;

import org.junit.jupiter.api.Test;

/** Every field of the catalogue, at every grain, in every real record. */
class EveryFieldIT {

  @Test
  void everyFieldIsReadAsTheReferenceDoes() {
    RealRecords.assertEqualToReference(EveryGrain.relations());
  }
}
