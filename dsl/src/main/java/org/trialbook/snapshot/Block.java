package org.trialbook.snapshot;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A file of studies that stand next to each other in the order of registry numbers: NDJSON, in
 * Zstandard frames of some studies each, with checksums.
 *
 * @param file its name in the folder {@code studies}
 * @param studies how many it holds
 * @param bytes unpacked
 * @param packed bytes on the disk
 * @param sha256 of the packed bytes, hexadecimal
 */
record Block(
    @JsonProperty("file") String file,
    @JsonProperty("studies") int studies,
    @JsonProperty("bytes") int bytes,
    @JsonProperty("packed") int packed,
    @JsonProperty("sha256") String sha256) {

  /** The name of the block that begins with this study. */
  static String fileName(int number) {
    return StudyLine.nctId(number) + ".ndjson.zst";
  }

  /** The number of the first study. */
  int first() {
    return StudyLine.number(file.substring(0, file.indexOf('.')));
  }
}
