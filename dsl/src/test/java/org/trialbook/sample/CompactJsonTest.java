package org.trialbook.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CompactJsonTest {

  @Property
  void everyTextComesBackAsItWas(@ForAll("texts") String text) throws IOException {
    CompactJson json = new CompactJson();
    json.object(() -> json.texts("texts", List.of(text, text)));
    assertThat(new ObjectMapper().readTree(json.toBytes()).at("/texts/1").asText()).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Integer> points =
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    return points
        .list()
        .ofMaxSize(50)
        .map(
            list ->
                list.stream()
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
  }

  @Test
  void isWrittenWithoutSpaces() {
    CompactJson json = new CompactJson();
    json.object(
        () -> {
          json.text("text", "a\"b\\c\nd");
          json.number("number", -12);
          json.number("digits", "1.50");
          json.flag("flag", false);
          json.array(
              "objects", () -> List.of("x", "y").forEach(x -> json.object(() -> json.text(x, x))));
        });
    assertThat(text(json))
        .isEqualTo(
            "{\"text\":\"a\\\"b\\\\c\\nd\",\"number\":-12,\"digits\":1.50,\"flag\":false,"
                + "\"objects\":[{\"x\":\"x\"},{\"y\":\"y\"}]}");
  }

  @Test
  void whatIsAbsentIsLeftOut() {
    CompactJson json = new CompactJson();
    json.object(
        () -> {
          json.text("missing", null);
          json.text("empty", "");
          json.texts("none", List.of());
          json.object("nothing", () -> json.object("inside", () -> json.text("missing", null)));
          json.array("objects", () -> json.object(() -> json.text("missing", null)));
          json.flag("flag", true);
        });
    assertThat(text(json)).isEqualTo("{\"flag\":true}");
  }

  private static String text(CompactJson json) {
    return new String(json.toBytes(), StandardCharsets.UTF_8);
  }
}
