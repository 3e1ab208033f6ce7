package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoDecayTest {

  @Test
  void isWrittenAsTheRegistryReadsIt() {
    GeoDecay decay = new GeoDecay(GeoDecay.Shape.GAUSS, 100.5, 10, DistanceUnit.KILOMETERS, 0.25);
    assertThat(decay)
        .hasToString("func:gauss,scale:100.5km,offset:10km,decay:0.25")
        .asString()
        .matches(
            "func:(gauss|exp|linear),scale:[0-9.]+(km|mi),offset:[0-9.]+(km|mi),decay:[0-9.]+");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0.5", "1, -1, 0.5", "1, 0, 0", "1, 0, 1", "NaN, 0, 0.5"})
  void refusesWhatIsNoCurve(double scale, double offset, double decay) {
    assertThatThrownBy(
            () -> new GeoDecay(GeoDecay.Shape.LINEAR, scale, offset, DistanceUnit.MILES, decay))
        .hasMessageContaining("scale above 0");
  }
}
