package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.RealData;
import org.trialbook.TestStudies;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;

/** The archive of the classic site's XML becomes the snapshot that its files alone would be. */
class LegacyArchiveTest {

  @TempDir private Path folder;

  /** Small ones of our own, or the registry's. */
  private List<Path> records(TestStudies studies) throws IOException {
    Path source = folder.resolve("records");
    if (studies == TestStudies.SAMPLE) {
      Files.createDirectory(source);
      for (int i = 1; i <= 3; i++) {
        Files.writeString(
            source.resolve("NCT0000000" + i + ".xml"),
            String.format(
                Locale.ROOT,
                """
            <clinical_study>
              <id_info><nct_id>NCT0000000%d</nct_id></id_info>
              <brief_title>Trial %d</brief_title>
              <overall_status>Completed</overall_status>
              <start_date>June 200%d</start_date>
            </clinical_study>
            """,
                i,
                i,
                i));
      }
    } else {
      source = RealData.path("legacy-xml");
    }
    try (Stream<Path> files = Files.list(source)) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    }
  }

  private static byte[] archive(List<Path> records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("Contents.txt"));
      zip.write("Not a study.".getBytes(UTF_8));
      for (Path record : records) {
        String name = record.getFileName().toString();
        zip.putNextEntry(new ZipEntry(name.substring(0, 7) + "xxxx/" + name));
        zip.write(Files.readAllBytes(record));
      }
      zip.putNextEntry(new ZipEntry("../../../" + "escaped.xml"));
      zip.write("<clinical_study>no number</clinical_study>".getBytes(UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private static Dispatcher serving(byte[] archive, int studies) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        MockResponse.Builder answer = new MockResponse.Builder();
        return switch (path) {
          case "/api/v2/version" ->
              answer
                  .addHeader("Content-Type", "application/json")
                  .body(
                      "{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"%s\"}"
                          .formatted(Sample.DATA_TIMESTAMP.plusSeconds(1)))
                  .build();
          case "/api/v2/stats/size" ->
              answer
                  .addHeader("Content-Type", "application/json")
                  .body(
                      String.format(
                          Locale.ROOT, "{\"totalStudies\":%d,\"averageSizeBytes\":1}", studies))
                  .build();
          case "/api/legacy/public-xml" ->
              answer
                  .addHeader("Content-Type", "application/zip")
                  .body(new Buffer().write(archive))
                  .build();
          default -> answer.code(404).body(path).build();
        };
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void theArchiveIsWhatItsFilesAre(TestStudies studies) throws IOException {
    List<Path> records = records(studies);
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(serving(archive(records), records.size()));
      server.start();
      Registry registry = Registry.at(server.url("/api/v2").toString());
      Snapshot archived =
          Snapshots.in(folder.resolve("archive")).create(registry, Route.LEGACY_ARCHIVE);
      Snapshot files =
          Snapshots.in(folder.resolve("files"))
              .create("files", records, Optional.of(Sample.DATA_TIMESTAMP));

      assertThat(archived.size()).isEqualTo(records.size());
      assertThat(archived.nctIds()).isEqualTo(files.nctIds());
      assertThat(Corpus.blocks(archived)).isEqualTo(Corpus.blocks(files));
      assertThat(archived.verify().isWhole()).isTrue();
      // The record without a number is told of, and nothing of it is anywhere.
      assertThat(archived.notes())
          .containsExactly(
              "Left out, since it is no study: Contents.txt.",
              "Records that could not be read: 1, listed in rejects.tsv.");
      assertThat(Files.readString(archived.path().resolve("rejects.tsv"))).contains("escaped.xml");
      assertThat(folder.resolve("escaped.xml")).doesNotExist();
      assertThat(folder.resolveSibling("escaped.xml")).doesNotExist();
    }
  }
}
