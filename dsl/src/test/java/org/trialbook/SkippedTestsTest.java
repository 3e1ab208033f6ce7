package org.trialbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last line of a run of the tests. */
class SkippedTestsTest {

  private static final Path PROGRAM = Path.of("src/build/java/SkippedTests.java");

  @TempDir private Path checkout;

  @Test
  void countsWhatWasSkippedByItsReason() throws IOException, InterruptedException {
    Path since = Files.createFile(checkout.resolve("since"));
    report(
        "dsl/target/surefire-reports/TEST-a.xml",
        "<testcase name='one'/>"
            + aborted("skipped: no real records; here is not there")
            + aborted("skipped: no real records; there is not here")
            + aborted("[skipped: no mount namespaces; they] expected: 0"));
    report(
        "kernel/target/failsafe-reports/TEST-b.xml",
        "<testcase name='two'><skipped message='skipped: no Chromium'/></testcase>"
            + "<testcase name='three'><skipped message='as it is'/><system-out>a</system-out></testcase>");
    Path old = report("docs/target/surefire-reports/TEST-c.xml", "<testcase name='old'/>");
    Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));

    assertThat(line(since))
        .isEqualTo(
            "6 tests, 5 of them skipped: 2 no real records, 1 as it is, 1 no Chromium,"
                + " 1 no mount namespaces");
  }

  @Test
  void saysSoWhereNothingWasSkipped() throws IOException, InterruptedException {
    Path since = Files.createFile(checkout.resolve("since"));
    report("dsl/target/surefire-reports/TEST-a.xml", "<testcase name='one'/>");

    assertThat(line(since)).isEqualTo("1 tests, 0 of them skipped");
  }

  private static String aborted(String message) {
    return "<testcase name='x'><skipped type='a.b.TestAbortedException'>"
        + "<![CDATA[a.b.TestAbortedException: %s\n\tat a.b.C(C.java:1)]]></skipped></testcase>"
            .formatted(message);
  }

  private Path report(String name, String cases) throws IOException {
    Path report = checkout.resolve(name);
    Files.createDirectories(report.getParent());
    return Files.writeString(report, "<?xml version='1.0'?><testsuite>" + cases + "</testsuite>");
  }

  private String line(Path since) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                PROGRAM.toAbsolutePath().toString(),
                checkout.toString(),
                since.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said.strip();
  }
}
