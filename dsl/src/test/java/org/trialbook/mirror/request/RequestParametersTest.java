package org.trialbook.mirror.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RequestParametersTest {

  private static final Pattern WORD = Pattern.compile("\\w+");

  @Test
  void listsAreCutAtCommasAndPipes() {
    assertThat(RequestParameters.of("fields=A,B%7CC&fields=D").list("fields", WORD))
        .containsExactly("A", "B", "C", "D");
    assertThat(RequestParameters.of("fields=A%2C+B").list("fields", WORD))
        .containsExactly("A", "B");
  }

  @Test
  void anItemThatDoesNotFitIsCounted() {
    assertThatThrownBy(() -> RequestParameters.of("ids=A,B,,D").list("ids", WORD))
        .hasMessage("Item 3 in parameter `ids` has incorrect format");
  }

  @Test
  void blanksCountAsNotGiven() {
    RequestParameters parameters = RequestParameters.of("a=&b=+&c&=x&&d=1%202");

    assertThat(parameters.text("a")).isEmpty();
    assertThat(parameters.text("b")).isEmpty();
    assertThat(parameters.text("c")).isEmpty();
    assertThat(parameters.has("c")).isTrue();
    assertThat(parameters.text("d")).contains("1 2");
    assertThat(parameters.number("missing")).isZero();
  }

  @Test
  void brokenEscapesAreRefused() {
    assertThatThrownBy(() -> RequestParameters.of("a=%zz")).isInstanceOf(Refusal.class);
  }

  @Test
  void flagsAndNumbersHaveOneForm() {
    RequestParameters parameters =
        RequestParameters.of("yes=true&odd=TRUE&large=99999999999&size=12");

    assertThat(parameters.flag("yes")).isTrue();
    assertThat(parameters.flag("absent")).isFalse();
    assertThat(parameters.number("size")).isEqualTo(12);
    assertThatThrownBy(() -> parameters.flag("odd")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> parameters.number("large")).isInstanceOf(Refusal.class);
  }

  @Test
  void theFirstUnknownParameterIsNamed() {
    assertThatThrownBy(() -> RequestParameters.of("a=1&b=2&c=3").only(Set.of("a")))
        .hasMessage("`b` is unknown parameter");
  }
}
