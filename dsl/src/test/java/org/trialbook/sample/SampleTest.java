package org.trialbook.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.TrialbookException;

class SampleTest {

  /** Changes only when the sample is meant to change; then every number in the docs changes too. */
  private static final String GOLDEN =
      "1fc91d83e162e656bc6f493db4cc52c7e11528a0a893a90cdc760be07db627a8";

  @Test
  void isTheSameBytesForEver() throws NoSuchAlgorithmException {
    assertThat(hash(Sample.studies(1_000))).isEqualTo(GOLDEN);
  }

  @Test
  void isTheSameBytesInEveryLocaleAndTimeZone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    List<byte[]> before = Sample.studies(100).stream().toList();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(Sample.studies(100).stream().toList()).containsExactlyElementsOf(before);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void startsTheSameWhateverItsSize() {
    assertThat(Sample.studies(5_000).get(499)).isEqualTo(Sample.studies(500).get(499));
    assertThat(Sample.studies()).hasSize(Sample.DEFAULT_SIZE);
  }

  @Test
  void doesNotDependOnTheOrderOrTheThreadInWhichStudiesAreMade() {
    List<byte[]> studies = Sample.studies(300);
    byte[][] together =
        IntStream.range(0, 300).parallel().mapToObj(studies::get).toArray(byte[][]::new);
    for (int i = 299; i >= 0; i--) {
      assertThat(studies.get(i)).isEqualTo(together[i]);
    }
  }

  @Test
  void hasAnIdOfItsOwnForEveryStudy() {
    assertThat(StudyTree.ALL.stream().map(StudyTree::nctId))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("NCT9\\d{7}"));
  }

  @Test
  void scattersIdsWithoutACollisionUpToItsLargestSize() {
    boolean[] taken = new boolean[MadeUpStudy.MOST];
    for (int i = 0; i < MadeUpStudy.MOST; i++) {
      int at = MadeUpStudy.scattered(i);
      assertThat(taken[at]).isFalse();
      taken[at] = true;
    }
  }

  @Test
  void marksEveryStudyAsSynthetic() {
    assertThat(StudyTree.ALL)
        .allSatisfy(
            study -> {
              assertThat(study.texts("protocolSection.identificationModule.secondaryIdInfos.id"))
                  .contains(Sample.MARK);
              assertThat(study.texts("protocolSection.descriptionModule.briefSummary"))
                  .allMatch(summary -> summary.startsWith("Synthetic record made by Trialbook;"));
            });
  }

  @Test
  void isAboutAsLargeAsTheRegistry() {
    long bytes = Sample.studies().stream().mapToLong(study -> study.length).sum();
    assertThat(bytes / Sample.DEFAULT_SIZE).isBetween(15_000L, 19_000L);
  }

  @Test
  void refusesImpossibleSizes() {
    assertThatThrownBy(() -> Sample.studies(-1))
        .isInstanceOf(TrialbookException.class)
        .hasMessage("The sample has from 0 to 5,000,000 studies; -1 were asked for.");
    assertThatThrownBy(() -> Sample.studies(10).get(10))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void writesOneStudyALine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("sample.ndjson");
    Sample.write(file, 1_100);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(1_100);
    assertThat(lines.get(1_099))
        .isEqualTo(new String(Sample.studies(1_100).get(1_099), StandardCharsets.UTF_8));
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void writesGzipWhenTheNameSaysSo(@TempDir Path folder) throws IOException {
    Path plain = folder.resolve("sample.ndjson");
    Path zipped = folder.resolve("sample.ndjson.gz");
    Sample.write(plain, 50);
    Sample.write(zipped, 50);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(zipped))) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(plain));
    }
  }

  @Test
  void saysWhyItCouldNotWriteAndLeavesNothing(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file")).resolve("sample.ndjson");
    assertThatThrownBy(() -> Sample.write(file, 1))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Cannot write " + file);
    Path taken = Files.createDirectories(folder.resolve("taken/inside")).getParent();
    assertThatThrownBy(() -> Sample.write(taken, 1)).isInstanceOf(TrialbookException.class);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  private static String hash(List<byte[]> studies) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    studies.forEach(digest::update);
    return HexFormat.of().formatHex(digest.digest());
  }
}
