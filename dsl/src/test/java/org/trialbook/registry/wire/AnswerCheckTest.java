package org.trialbook.registry.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.http.HttpAnswer;
import org.trialbook.registry.wire.Fault.Kind;

class AnswerCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "403, REFUSED",
    "408, FAILING",
    "429, THROTTLED",
    "500, FAILING",
    "503, FAILING",
    "202, FAILING",
    "301, FAILING",
    "304, FAILING",
    "425, FAILING",
    "400, REFUSED",
    "404, REFUSED",
    "407, REFUSED",
    "410, REFUSED",
  })
  void judgesByStatus(int status, Kind kind) {
    assertThat(fault(status, "text/plain", null, "words").kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, <html>Request blocked</html>",
    "text/plain, <html>Request blocked</html>",
    "text/plain, error code: 1010",
    "text/plain, RBAC: access denied",
    "text/plain, ' '",
    "application/json, {}",
    "'', words",
  })
  void knowsA403ThatIsNotTheRegistrys(String contentType, String body) {
    assertThat(fault(403, contentType, null, body).kind()).isEqualTo(Kind.BLOCKED);
  }

  @Test
  void letsJsonPass() {
    HttpAnswer answer = new HttpAnswer(200, Map.of(), "{}".getBytes(UTF_8));

    assertThatCode(() -> AnswerCheck.require(answer, NOW)).doesNotThrowAnyException();
  }

  @Test
  void knowsAWebPageByItsFirstCharacterWhateverItCallsItself() {
    Fault fault = fault(200, "application/json", null, "\r\n\t <html>");

    assertThat(fault.kind()).isEqualTo(Kind.FAILING);
    assertThat(fault).hasMessage("status 200 with a web page where data was due");
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "' 120 ', 120",
    "0, 0",
    "'Mon, 23 Nov 2026 10:02:00 GMT', 120",
    "'Mon, 23 Nov 2026 09:00:00 GMT', 0",
    "'Monday, 23-Nov-26 10:02:00 GMT', 120",
    "'Mon Nov 23 10:02:00 2026', 120",
    "'Tue Dec  1 10:00:00 2026', 691200",
    "soon, 0",
    "-5, 0",
    "1.5, 0",
    "'', 0",
  })
  void readsRetryAfterAsSecondsOrDateAndNothingElse(String header, long seconds) {
    assertThat(fault(503, "", header, "").retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void keepsTheRegistrysOwnWordsOnOneLine() {
    assertThat(fault(400, "text/plain;charset=UTF-8", null, "Error parsing query:\n  `x`\n"))
        .hasMessage("Error parsing query: `x` (status 400)");
  }

  @Test
  void cutsWordsThatNobodyReadsToTheEnd() {
    assertThat(fault(400, "text/plain", null, "x".repeat(5000)).getMessage())
        .isEqualTo("x".repeat(400) + "… (status 400)");
  }

  @Test
  void doesNotQuoteMarkup() {
    assertThat(fault(404, "text/html", null, "<html>"))
        .hasMessage("no explanation came; is there an API v2 at this URL? (status 404)");
  }

  private static Fault fault(int status, String contentType, String retryAfter, String body) {
    Map<String, String> headers = new HashMap<>(Map.of("Content-Type", contentType));
    if (retryAfter != null) {
      headers.put("Retry-After", retryAfter);
    }
    HttpAnswer answer = new HttpAnswer(status, headers, body.getBytes(UTF_8));
    return catchThrowableOfType(Fault.class, () -> AnswerCheck.require(answer, NOW));
  }
}
