package org.trialbook.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.mirror.Served.study;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.trialbook.mirror.request.ClientLimits;
import org.trialbook.reference.Golden;

/** What the page about the mirror says is so. */
class MirrorPageTest {

  private static final String PACKAGE =
      "../dsl/src/main/java/org/trialbook/mirror/package-info.java";

  private static String read(String doc) throws IOException {
    return Files.readString(Golden.doc(doc));
  }

  private static List<String> matches(String regex, String text) {
    return Pattern.compile(regex, Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  @Test
  void everyPathOfThePageIsServed() throws IOException {
    List<String> paths = matches("^\\| `(/[^`]+)` \\|", read("reference/mirror.md"));

    assertThat(paths).hasSize(11);
    try (Served served = Served.of(study("NCT00000001"))) {
      assertThat(paths)
          .allSatisfy(path -> assertThat(served.get(path).statusCode()).isEqualTo(200));
      for (String format : List.of("json", "csv", "json.zip", "ris", "fhir.json")) {
        assertThat(served.get("/studies/NCT00000001", "format", format).statusCode())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void whatThePageSaysIsNotServedIsNot() throws IOException {
    List<String> paths = matches("`(/api/[a-z]+[^`]*)`", read("reference/mirror.md"));

    assertThat(paths).contains("/api/oas/v2", "/api/int", "/api/legacy");
    try (Served served = Served.of(study("NCT00000001"))) {
      for (String path : paths) {
        URI uri = served.uri("").resolve(path);
        assertThat(served.send(HttpRequest.newBuilder(uri).build()).statusCode()).isEqualTo(404);
      }
    }
  }

  @Test
  void theLimitsAreThoseOfThePage() throws IOException {
    ClientLimits limits = ClientLimits.USUAL;

    assertThat(read("reference/mirror.md"))
        .contains(
            String.format(
                Locale.ROOT,
                "%d requests are answered, %d wait for up to %d seconds",
                limits.atOnce(),
                limits.waiting(),
                limits.patience().toSeconds()),
            String.format(Locale.ROOT, "| one search | %d seconds", limits.search().toSeconds()),
            String.format(Locale.ROOT, "for %d seconds is let go", limits.idle().toSeconds()),
            String.format(Locale.ROOT, "Up to %d answers", limits.large()),
            String.format(Locale.ROOT, "one study: %d of their own", limits.small()),
            String.format(
                Locale.ROOT, "less than %d KB a second", ClientLimits.LEAST_BYTES_A_SECOND >> 10),
            String.format(Locale.ROOT, "| URL | %,d characters", ClientLimits.LONGEST_URL));
  }

  /** The page and the package say the same of what is only close. */
  @Test
  void theApproximationsAreThoseOfThePackage() throws IOException {
    List<String> written =
        matches("<li>(.*?)(?= \\*   <li>| \\* </ul>)", read(PACKAGE)).stream()
            .map(item -> item.replaceAll("\\s*\\n \\*\\s*", " "))
            .map(
                item ->
                    Pattern.compile("\\{@code\\s+([^}]+)}")
                        .matcher(item)
                        .replaceAll(MirrorPageTest::code))
            .map(String::strip)
            .collect(Collectors.toList());
    List<String> page = matches("^- (.*?)$", read("reference/mirror.md"));

    assertThat(page).isEqualTo(written).hasSizeGreaterThan(10);
  }

  private static String code(MatchResult code) {
    return "`" + java.util.regex.Matcher.quoteReplacement(code.group(1)) + "`";
  }
}
