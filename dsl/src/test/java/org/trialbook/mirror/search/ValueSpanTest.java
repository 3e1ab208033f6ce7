package org.trialbook.mirror.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.field.FieldType;

class ValueSpanTest {

  @ParameterizedTest
  @CsvSource({
    "2024-05-17, 2024-05-17, 2024-05-17",
    "2024-02, 2024-02-01, 2024-02-29",
    "2023, 2023-01-01, 2023-12-31",
    "05/17/2024, 2024-05-17, 2024-05-17",
    "2024-05-17T09:30, 2024-05-17, 2024-05-17"
  })
  void datesCoverTheirDays(String text, LocalDate first, LocalDate last) {
    assertThat(ValueSpan.of(FieldType.PARTIAL_DATE, text))
        .contains(new ValueSpan(first.toEpochDay(), last.toEpochDay()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2024-13", "2024-02-30", "24-05-17", "2024-5-", "13/13/2024"})
  void whatIsNoDateIsNone(String text) {
    assertThat(ValueSpan.of(FieldType.DATE, text)).isEmpty();
  }

  @Test
  void agesAreComparedAcrossUnits() {
    assertThat(minutes("1 Year")).isGreaterThan(minutes("6 Months"));
    assertThat(minutes("12 Months")).isEqualTo(minutes("1 Year"));
    assertThat(minutes("1 month")).isGreaterThan(minutes("30 days"));
    assertThat(minutes("2 Weeks")).isEqualTo(minutes("14 Days"));
    assertThat(minutes("1 Day")).isGreaterThan(minutes("90 Minutes"));
    assertThat(minutes("18 Years")).isEqualTo(minutes("18 years"));
    assertThat(minutes("18y")).isEqualTo(minutes("18 years"));
    assertThat(minutes("6m")).isEqualTo(minutes("6 months"));
    assertThat(minutes("2w")).isEqualTo(minutes("14d")).isEqualTo(minutes("2 weeks"));
    assertThat(ValueSpan.of(FieldType.DURATION, "N/A")).isEmpty();
  }

  private static long minutes(String age) {
    return ValueSpan.of(FieldType.DURATION, age).orElseThrow().first();
  }

  @Test
  void numbersAreWhole() {
    assertThat(ValueSpan.of(FieldType.INTEGER, "188814085"))
        .contains(new ValueSpan(188_814_085, 188_814_085));
    assertThat(ValueSpan.of(FieldType.INTEGER, "many")).isEmpty();
    assertThat(ValueSpan.of(FieldType.TEXT, "7")).isEmpty();
  }
}
