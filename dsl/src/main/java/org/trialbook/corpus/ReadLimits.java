package org.trialbook.corpus;

import java.util.Optional;
import org.trialbook.accounting.Reject;

/**
 * What no input of studies needs, and is refused before it costs minutes or memory.
 *
 * @param record the bytes of the longest record; the largest study of the registry has 3.6 MB
 * @param blanks the bytes of the longest run of blanks
 * @param harmless the bytes that compressed data may unpack to, however small they are
 * @param ratio how many times their size compressed data may unpack to beyond that; JSON packs ten
 *     times
 */
record ReadLimits(int record, long blanks, long harmless, int ratio) {

  static final ReadLimits STANDARD = new ReadLimits(64 << 20, 64 << 20, 256 << 20, 200);

  /** A record longer than any that is read. */
  Reject tooLong(String input, long position, long length) {
    String reason = "it is longer than " + text(record);
    return new Reject(input, Optional.empty(), position, length, reason);
  }

  /** A number of bytes as people say it. */
  static String text(long bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MB" : bytes + " bytes";
  }
}
