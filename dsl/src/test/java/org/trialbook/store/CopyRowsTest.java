package org.trialbook.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CopyRowsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Escapes of all kinds, one behind the other, so that each stands behind each. */
  @Provide
  Arbitrary<String> written() {
    return Arbitraries.of(
            "\\u0000",
            "\\ud83d",
            "\\uDE00",
            "\\ud83d\\ude00",
            "\\u00e9",
            "\\\\",
            "\\\"",
            "\\n",
            "u0000",
            "ud83d",
            "\\/",
            "a",
            "é",
            "\ud83d\ude00")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Property
  void onlyWhatPostgresCannotHoldIsReplaced(@ForAll("written") String written) throws IOException {
    String json = "{\"a\":\"" + written + "\"}";
    String was = JSON.readTree(json).get("a").asText();
    String is = JSON.readTree(CopyRows.json(json.getBytes(UTF_8))).get("a").asText();
    StringBuilder expected = new StringBuilder();
    was.codePoints()
        .map(each -> each == 0 || (each >= 0xd800 && each <= 0xdfff) ? 0xfffd : each)
        .forEach(expected::appendCodePoint);
    assertThat(is).isEqualTo(expected.toString());
  }

  @Test
  void whatIsNoJsonIsForTheServerToRefuse() {
    for (String broken : new String[] {"\"\\u12", "\"\\uzzzz\"", "\\", "\"\\ud800\\u"}) {
      assertThat(CopyRows.json(broken.getBytes(UTF_8))).isNotEmpty();
    }
  }
}
