package org.trialbook.flatten;

/** One record: the scanner accepts what Jackson accepts, and reads the same from it. */
final class ScannerFuzz {

  private ScannerFuzz() {}

  public static void fuzzerTestOneInput(byte[] record) {
    MutationTest.assertEqual(record);
  }
}
