package org.trialbook.flatten;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;

/** What {@link AactTest} shows of some studies holds of all. */
class AactIT {

  @ParameterizedTest
  @EnumSource
  void mappedColumnsAreWhatAactReads(TestStudies studies) throws IOException {
    AactTest.assertColumnsAreWhatAactReads(studies.all());
  }
}
