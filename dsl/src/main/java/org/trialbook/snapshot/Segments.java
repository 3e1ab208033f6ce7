package org.trialbook.snapshot;

/**
 * Where blocks begin: at studies that their number alone chooses, about one in 64.
 *
 * <p>So two snapshots with the same studies in a stretch have the same block there, whatever came
 * or went elsewhere, and share it on the disk; and an update makes the blocks that a download
 * would.
 */
final class Segments {

  /** About a megabyte: an update of a day's thousand studies writes a tenth of the blocks anew. */
  private static final int STUDIES = 64;

  private Segments() {}

  /** Whether a block begins with the study of this number. */
  static boolean beginsWith(int number) {
    // Numbers that were given together share their first digits, and some their last ones.
    int mixed = number * 0x9E3779B1;
    mixed ^= mixed >>> 15;
    mixed *= 0x85EBCA77;
    mixed ^= mixed >>> 13;
    return Integer.remainderUnsigned(mixed, STUDIES) == 0;
  }
}
