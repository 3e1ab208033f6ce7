package org.trialbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.trialbook.sample.Sample;

/**
 * The studies that a test of any study runs on: the built-in sample, always, and the real records
 * where they are.
 *
 * <p>It is the parameter of such a test, as in {@code @ParameterizedTest @EnumSource void
 * everyStudyHasACard(TestStudies studies)}. What holds of the real records alone, a count or an
 * answer recorded, reads {@link RealData}.
 */
public enum TestStudies {
  /** 2,000 made-up studies. */
  SAMPLE {
    @Override
    public Path file() {
      return SampleFile.PATH;
    }
  },

  /** Whoever asks for these is skipped where they are not. */
  REAL_RECORDS {
    @Override
    public Path file() {
      return RealData.path("records/studies.ndjson.gz");
    }
  };

  /** All of them, a line each. */
  public abstract Path file();

  /** Written by the first who needs it. */
  private static final class SampleFile {
    static final Path PATH = write();

    private static Path write() {
      try {
        Path file = Files.createTempFile("trialbook-sample", ".ndjson");
        file.toFile().deleteOnExit();
        Sample.write(file, Sample.DEFAULT_SIZE);
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** All of them, read anew: a test that has ended keeps none. */
  public List<byte[]> all() {
    return read(Integer.MAX_VALUE, 1);
  }

  /** This many at most. */
  public List<byte[]> first(int most) {
    return read(most, 1);
  }

  /** Every n-th: a fast test's share of what an integration test reads whole. */
  public List<byte[]> every(int nth) {
    return read(Integer.MAX_VALUE, nth);
  }

  private List<byte[]> read(int most, int nth) {
    List<byte[]> studies = new ArrayList<>();
    try (BufferedReader lines = lines()) {
      String line = lines.readLine();
      for (int i = 0; line != null && studies.size() < most; i++) {
        if (i % nth == 0) {
          studies.add(line.getBytes(UTF_8));
        }
        line = lines.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return studies;
  }

  private BufferedReader lines() throws IOException {
    InputStream bytes = Files.newInputStream(file());
    boolean zipped = file().toString().endsWith(".gz");
    return new BufferedReader(
        new InputStreamReader(zipped ? new GZIPInputStream(bytes) : bytes, UTF_8));
  }
}
