package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/**
 * Files of an archive that have come, to be held against its directory.
 *
 * @param sum of their names and checksums, in whatever order
 */
record CameFiles(long files, long sum) {

  static final CameFiles NOTHING = new CameFiles(0, 0);

  CameFiles and(String name, long crc) {
    CRC32 mixed = new CRC32();
    mixed.update(name.getBytes(UTF_8));
    long one = (mixed.getValue() << 32 | crc) * 0x9E3779B97F4A7C15L;
    return new CameFiles(files + 1, sum + (one ^ (one >>> 29)));
  }
}
