package org.trialbook.frame;

/** How the columns in a file are compressed. */
public enum Compression {
  /** Not at all: quickest to write, and readers can map the file into memory. */
  NONE,
  /** Zstandard: a third to a quarter of the size, known to all readers of Arrow and Parquet. */
  ZSTD
}
