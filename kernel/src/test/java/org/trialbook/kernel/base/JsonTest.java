package org.trialbook.kernel.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "-1.5",
        "12345678901234567890",
        "\"\\\"\\\\ é😀\"",
        "{\"a\":[1,{\"b\":null},[]],\"c\":{\"d\":\"\"}}"
      })
  void readsWhatItWrites(String json) throws IOException {
    assertThat(written(Json.read(json.getBytes(UTF_8)))).isEqualTo(json);
  }

  @Test
  void writesWhatJsonHasNoWordFor() {
    assertThat(written(List.of(Double.NaN, Float.POSITIVE_INFINITY))).isEqualTo("[null,null]");
    assertThat(written(new byte[] {1, 2, 3})).isEqualTo("\"AQID\"");
    assertThat(written("lone \ud83d surrogate")).isEqualTo("\"lone ? surrogate\"");
    assertThat(written(Map.of(1, new StringBuilder("x")))).isEqualTo("{\"1\":\"x\"}");
    assertThat(written(BigInteger.TEN.pow(30))).isEqualTo("1" + "0".repeat(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,", "{} {}", "nul", "{\"a\"}", "'a'"})
  void refusesWhatIsNotOneValue(String broken) {
    assertThatThrownBy(() -> Json.read(broken.getBytes(UTF_8))).isInstanceOf(IOException.class);
  }

  private static String written(Object value) {
    return new String(Json.write(value), UTF_8);
  }
}
