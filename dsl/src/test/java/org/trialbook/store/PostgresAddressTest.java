package org.trialbook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;

class PostgresAddressTest {

  private static final String SECRET = "very-secret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://localhost/x?password=very-secret",
        "jdbc:postgresql://localhost:port/x?password=very-secret",
        "jdbc:postgresql://me:very-secret@localhost/x",
        "jdbc:postgresql://me:very-secret@localhost:5432/x",
        "jdbc:postgresql://localhost/x?password=very-secret%",
        "jdbc:postgresql://localhost/%zz?password=very-secret",
        "postgres://me:very-secret@localhost/x",
        "very-secret",
      })
  void anAddressThatCannotBeReadIsNotRepeated(String url) {
    StringBuilder logged = new StringBuilder();
    Handler handler = listener(logged);
    Logger log = Logger.getLogger("org.postgresql");
    log.addHandler(handler);
    try {
      assertThatThrownBy(() -> PostgresAddress.of(url, name -> null))
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining("Try jdbc:postgresql://")
          .hasMessageNotContaining(SECRET)
          .hasNoCause();
    } finally {
      log.removeHandler(handler);
    }
    // The driver warns of a port that is none, and of nothing that could be a password.
    assertThat(logged.toString()).doesNotContain(SECRET);
  }

  private static Handler listener(StringBuilder logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord each) {
        logged.append(each.getMessage());
        if (each.getParameters() != null) {
          for (Object parameter : each.getParameters()) {
            logged.append(' ').append(parameter);
          }
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db:5433/trials?user=me&password=very-secret, PostgreSQL db:5433/trials",
    "jdbc:postgresql://db/trials, PostgreSQL db/trials",
    "jdbc:postgresql://[::1]:5433/trials, PostgreSQL [::1]:5433/trials",
    "'jdbc:postgresql://a:1,b:2/trials?password=very-secret', 'PostgreSQL a:1,b:2/trials'",
    "jdbc:postgresql:trials?password=very-secret, PostgreSQL trials",
  })
  void itIsShownWithoutAPassword(String url, String shown) {
    assertThat(PostgresAddress.of(url, name -> null)).hasToString(shown);
  }

  @Test
  void theEnvironmentSaysWhere() {
    assertThat(PostgresAddress.fromEnvironment(name -> null))
        .hasToString("PostgreSQL localhost:5432/postgres");
    assertThat(
            PostgresAddress.fromEnvironment(
                Map.of("PGHOST", "db", "PGUSER", "me", "PGPASSWORD", SECRET)::get))
        .hasToString("PostgreSQL db:5432/me");
    assertThat(
            PostgresAddress.fromEnvironment(
                Map.of("TRIALBOOK_POSTGRES", "jdbc:postgresql://one/x", "PGHOST", "other")::get))
        .hasToString("PostgreSQL one/x");
    // A name is a name, and no more parameters.
    assertThat(PostgresAddress.fromEnvironment(Map.of("PGDATABASE", "a?sslmode=disable&b/c")::get))
        .hasToString("PostgreSQL localhost:5432/a%3Fsslmode%3Ddisable%26b%2Fc");
    assertThatThrownBy(
            () -> PostgresAddress.fromEnvironment(Map.of("PGHOST", "/var/run/postgresql")::get))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("PGHOST=localhost");
  }
}
