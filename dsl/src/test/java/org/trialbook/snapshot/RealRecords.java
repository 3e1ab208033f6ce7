package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.trialbook.RealData;

/** Studies as the real registry sent them. */
public final class RealRecords {

  private RealRecords() {}

  /** This many at most. */
  public static List<byte[]> first(int most) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(RealData.path("records/studies.ndjson.gz"))),
                UTF_8))) {
      return lines.lines().limit(most).map(line -> line.getBytes(UTF_8)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
