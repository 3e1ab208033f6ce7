package org.trialbook.flatten;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;

/** Every field of the catalogue, at every grain, in every study. */
class EveryFieldIT {

  @ParameterizedTest
  @EnumSource
  void everyFieldIsReadAsTheReferenceDoes(TestStudies studies) {
    AgainstReference.assertEqual(EveryGrain.relations(), studies.all());
  }

  @ParameterizedTest
  @EnumSource
  void builtInRelationsEqualTheReference(TestStudies studies) {
    AgainstReference.assertEqual(Relations.ALL, studies.all());
  }
}
