package org.trialbook.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;

/** The registry as a value, before anything is asked. */
class RegistrySettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "jane\r\nX-Evil: 1", "Jané"})
  void aContactThatNoHeaderTakesIsRefusedAtOnce(String contact) {
    assertThatThrownBy(() -> Registry.live().contact(contact))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Not a contact: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "our-study/1.0\r\nX-Evil: 1", "étude/1.0"})
  void aUserAgentThatNoHeaderTakesIsRefusedAtOnce(String agent) {
    assertThatThrownBy(() -> Registry.live().userAgent(agent))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Not a User-Agent: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1", "1.4", "SSLv3", ""})
  void aVersionOfTlsThatIsNotSafeOrNotThereIsRefused(String version) {
    assertThatThrownBy(() -> Registry.live().maximumTls(version))
        .isInstanceOf(TrialbookException.class)
        .hasMessageStartingWith("Not a version of TLS to stop at: \"" + version + "\"");
  }

  @Test
  void theLiveRegistryIsAskedThreeTimesASecond() {
    assertThat(Registry.live())
        .hasToString("Registry at https://clinicaltrials.gov/api/v2, 3.0 requests/s");
    assertThat(Registry.live().pace(0.5))
        .hasToString("Registry at https://clinicaltrials.gov/api/v2, 0.5 requests/s");
    assertThat(Registry.at("http://localhost:8000"))
        .hasToString("Registry at http://localhost:8000/api/v2, not paced");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void aPaceThatNeverArrivesIsRefused(double pace) {
    assertThatThrownBy(() -> Registry.live().pace(pace)).isInstanceOf(TrialbookException.class);
  }

  @Test
  void patienceHasToBePossible() {
    assertThatThrownBy(() -> Registry.live().attempts(0)).isInstanceOf(TrialbookException.class);
    assertThatThrownBy(() -> Registry.live().deadline(Duration.ZERO))
        .isInstanceOf(TrialbookException.class);
  }

  @Test
  void equalSettingsAreEqualRegistriesAndStepsChangeNothing() {
    Registry live = Registry.live();
    Registry patient = live.contact("jane@example.org").attempts(9).deadline(Duration.ofHours(1));

    assertThat(live)
        .isEqualTo(Registry.at("https://ClinicalTrials.gov/api/v2/"))
        .isNotEqualTo(patient);
    assertThat(live).hasSameHashCodeAs(Registry.at("https://clinicaltrials.gov"));
    assertThat(patient)
        .isEqualTo(live.deadline(Duration.ofHours(1)).attempts(9).contact("jane@example.org"));
    assertThat(live.maximumTls("TLSv1.2").userAgent(" our-study/1.0 "))
        .isEqualTo(live.userAgent("our-study/1.0").maximumTls("1.2"))
        .isNotEqualTo(live.userAgent("our-study/1.0"));
    Path folder = Path.of("cache");
    assertThat(live.cached(folder)).isEqualTo(live.cached(folder)).isNotEqualTo(live);
    assertThat(live.recording(folder)).isEqualTo(live.recording(folder)).isNotEqualTo(live);
    assertThat(live.clock(Clock.fixed(TestServer.NOW, ZoneOffset.UTC))).isNotEqualTo(live);
  }
}
