package org.trialbook.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.stream.Collectors;
import org.trialbook.TrialbookException;

/** The query of one address: it becomes a question, or the reason is told in a few lines. */
final class QueryUrlFuzz {

  private QueryUrlFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String query = new String(input, UTF_8);
    for (String address :
        new String[] {
          "https://clinicaltrials.gov/search?",
          "https://clinicaltrials.gov/expert-search?",
          "https://clinicaltrials.gov/api/v2/studies?"
        }) {
      try {
        assertAskedAgain(StudyQuery.parse(address + query));
      } catch (TrialbookException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  private static void assertAskedAgain(StudyQuery asked) {
    StudyQuery again =
        StudyQuery.parse(
            "https://clinicaltrials.gov/api/v2/studies?"
                + asked.parameters().entrySet().stream()
                    .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                    .collect(Collectors.joining("&")));
    assertThat(again.parameters()).isEqualTo(asked.parameters());
    assertThat(asked.describe()).isNotNull();
  }
}
