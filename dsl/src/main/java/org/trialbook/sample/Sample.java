package org.trialbook.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.trialbook.TrialbookException;
import org.trialbook.file.LinesFile;
import org.trialbook.file.WholeFile;

/**
 * The built-in corpus: made-up studies in the registry's exact JSON shape, for work without a
 * network, for tests and for benchmarks.
 *
 * <p>Nothing in it is real but the names of treatments, diseases, places and MeSH headings. Every
 * study says so: its id starts with NCT9, where the registry has none, its secondary ids hold
 * {@link #MARK}, and its brief summary starts with a sentence to that effect.
 *
 * <p>A study is a function of its number alone: the first hundred of {@code studies(1_000)} are
 * {@code studies(100)}, and the bytes are the same on every JVM, locale and day. Shares and shapes
 * follow the registry (distributions.txt beside this class), except that shapes which it has seldom
 * come at fixed places, so that any thousand studies in a row have all of them.
 */
public final class Sample {

  /** The day the made-up registry was read; statuses and dates are consistent with it. */
  public static final LocalDateTime DATA_TIMESTAMP = Course.READ_AT;

  /** The secondary id that every study of the sample carries. */
  public static final String MARK = IdentificationModule.MARK;

  /** How many studies {@link #studies()} has. */
  public static final int DEFAULT_SIZE = 2_000;

  private static final int CHUNK = 512;

  private Sample() {}

  /** The sample of the default size, about 34 MB; each study is made when it is asked for. */
  public static List<byte[]> studies() {
    return studies(DEFAULT_SIZE);
  }

  /**
   * The first studies of the corpus, each a compact JSON object in UTF-8 without a line end.
   *
   * <p>The list holds nothing: each {@code get} makes the study anew, so the list may be larger
   * than memory and can be read by several threads.
   *
   * @param count how many, from 0 to 5,000,000
   */
  public static List<byte[]> studies(int count) {
    if (count < 0 || count > MadeUpStudy.MOST) {
      throw new TrialbookException(
          "The sample has from 0 to 5,000,000 studies; " + count + " were asked for.");
    }
    return new Studies(count);
  }

  /**
   * Writes the first studies as NDJSON, packed if the name ends in {@code .gz} or {@code .zst}. The
   * file appears whole or not at all.
   */
  public static void write(Path file, int count) {
    List<byte[]> studies = studies(count);
    LinesFile.requireName(file);
    WholeFile.write(
        file,
        path -> {
          try (OutputStream out = LinesFile.open(file, path)) {
            write(studies, out);
          }
        });
  }

  private static void write(List<byte[]> studies, OutputStream out) throws IOException {
    for (int from = 0; from < studies.size(); from += CHUNK) {
      byte[][] chunk =
          IntStream.range(from, Math.min(from + CHUNK, studies.size()))
              .parallel()
              .mapToObj(studies::get)
              .toArray(byte[][]::new);
      for (byte[] study : chunk) {
        out.write(study);
        out.write('\n');
      }
    }
  }

  private static final class Studies extends AbstractList<byte[]> implements RandomAccess {
    private final int count;

    Studies(int count) {
      this.count = count;
    }

    @Override
    public byte[] get(int index) {
      Objects.checkIndex(index, count);
      return StudyJson.write(MadeUpStudy.of(index));
    }

    @Override
    public int size() {
      return count;
    }
  }
}
