package org.trialbook.snapshot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where each study of a snapshot is: by registry number, ascending.
 *
 * <p>On the disk it is {@code index.tsv}, a line of equal length for each study: registry number;
 * the block's position in the manifest; the frame's first byte in the block and its length there;
 * the study's first byte in the unpacked frame and its length; its fingerprint.
 */
final class StudyTable {

  /** The digits of each column, then a tab each, a line end, and the fingerprint's 16. */
  private static final int[] DIGITS = {8, 6, 9, 9, 9, 9};

  private static final int FINGERPRINT = 16;
  private static final int LINE = "NCT".length() + 8 + 6 + 9 + 9 + 9 + 9 + FINGERPRINT + 7;

  private int size;
  private final int[][] columns = new int[DIGITS.length][1024];
  private long[] fingerprints = new long[1024];

  /** One study's place. */
  record Row(int number, int block, int frame, int packed, int offset, int length) {}

  void add(Row row, long fingerprint) {
    if (size == fingerprints.length) {
      for (int i = 0; i < columns.length; i++) {
        columns[i] = Arrays.copyOf(columns[i], size * 2);
      }
      fingerprints = Arrays.copyOf(fingerprints, size * 2);
    }
    columns[0][size] = row.number();
    columns[1][size] = row.block();
    columns[2][size] = row.frame();
    columns[3][size] = row.packed();
    columns[4][size] = row.offset();
    columns[5][size] = row.length();
    fingerprints[size] = fingerprint;
    size++;
  }

  int size() {
    return size;
  }

  /** The position of a study in this table; negative where it is not there. */
  int find(int number) {
    return Arrays.binarySearch(columns[0], 0, size, number);
  }

  int number(int at) {
    return columns[0][at];
  }

  int block(int at) {
    return columns[1][at];
  }

  long fingerprint(int at) {
    return fingerprints[at];
  }

  Row row(int at) {
    return new Row(
        columns[0][at],
        columns[1][at],
        columns[2][at],
        columns[3][at],
        columns[4][at],
        columns[5][at]);
  }

  void write(Path file) throws IOException {
    byte[] line = new byte[LINE];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (int row = 0; row < size; row++) {
        line[0] = 'N';
        line[1] = 'C';
        line[2] = 'T';
        int at = 3;
        for (int column = 0; column < DIGITS.length; column++) {
          int number = columns[column][row];
          for (int digit = at + DIGITS[column] - 1; digit >= at; digit--) {
            line[digit] = (byte) ('0' + number % 10);
            number /= 10;
          }
          at += DIGITS[column];
          line[at++] = '\t';
        }
        for (int digit = 0; digit < FINGERPRINT; digit++) {
          int shift = 4 * (FINGERPRINT - 1 - digit);
          line[at++] = (byte) Character.forDigit((int) (fingerprints[row] >>> shift) & 15, 16);
        }
        line[at] = '\n';
        out.write(line);
      }
    }
  }

  /**
   * Reads what was written.
   *
   * @throws IOException where it is damaged
   */
  static StudyTable of(byte[] bytes) throws IOException {
    if (bytes.length % LINE != 0) {
      throw new IOException("it does not have whole lines");
    }
    StudyTable table = new StudyTable();
    int[] cells = new int[DIGITS.length];
    for (int line = 0; line < bytes.length; line += LINE) {
      int at = line + 3;
      for (int column = 0; column < DIGITS.length; column++) {
        cells[column] = (int) number(bytes, at, DIGITS[column], 10);
        at += DIGITS[column] + 1;
      }
      table.add(
          new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]),
          number(bytes, at, FINGERPRINT, 16));
    }
    return table;
  }

  private static long number(byte[] bytes, int at, int digits, int radix) throws IOException {
    long number = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = Character.digit(bytes[i], radix);
      if (digit < 0) {
        throw new IOException("it is damaged at byte " + i);
      }
      number = number * radix + digit;
    }
    return number;
  }
}
