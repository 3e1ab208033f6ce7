package org.trialbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.StringWriter;
import java.net.URI;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.cli.Commands;
import org.trialbook.registry.Registry;
import org.trialbook.store.Postgres;

/** What is secret in an address is shown nowhere. */
class MaskedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://user:PW@host/api/v2 | http://***@host/api/v2",
        "https://PW@host:8080 | https://***@host:8080",
        "http://user:P@W@host/x | http://***@host/x",
        "http://user:P/W@host/x | http://***@host/x",
        "http://user:12PW/3@host/x | http://***@host/x",
        "\"ftp://user:PW@host\" and more | \"ftp://***@host\" and more",
        "user:PW@host | ***@host",
        "socks5://user:PW@localhost:1080 | socks5://***@localhost:1080",
        "jdbc:postgresql://user:PW@host/db | jdbc:postgresql://***@host/db",
        "jdbc:postgresql://host/db?user=me&password=PW&ssl=1 | jdbc:postgresql://host/db?user=me&password=***&ssl=1",
        "http://host/?api_key=PW#x | http://host/?api_key=***#x",
        "http://host/?x=1&access_token=PW | http://host/?x=1&access_token=***",
        "https://hooks.slack.com/services/T0/B0/PW said no | https://hooks.slack.com/*** said no",
        "https://x.webhook.office.com/webhookb2/PW | https://x.webhook.office.com/***",
        "https://example.org/api/webhooks/1/PW | https://example.org/api/webhooks/***",
        "Authorization: Bearer PWPWPWPW | Authorization: Bearer ***",
      })
  void masksWhatIsSecretAndNoMore(String text, String shown) {
    assertThat(Masked.of(text)).isEqualTo(shown).doesNotContain("PW");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Asked: https://clinicaltrials.gov/api/v2/studies?query.cond=a&pageToken=abc&countTotal=true",
        "http://127.0.0.1:8080/api/v2/studies?query.term=a@b",
        "http://host/mail/me@example.org",
        "contact(\"you@example.org\") and basic information, design=PARALLEL, sort=@relevance",
        "From 10:30 to 12:00: /a/b, C:\\x\\y, AREA[StartDate]RANGE[2020,MAX]",
        "https://cdn.example.org/npm/vega@5/build",
        "",
      })
  void leavesEverythingElse(String text) {
    assertThat(Masked.of(text)).isEqualTo(text);
  }

  @Test
  void nothingIsNothing() {
    assertThat(Masked.of(null)).isNull();
  }

  static Stream<Named<Supplier<?>>> whoever() {
    return Stream.<Named<Supplier<?>>>of(
        Named.of("registry", () -> Registry.at("http://user:PW@host")),
        Named.of("registry, malformed", () -> Registry.at("http://us er:PW@ho st")),
        Named.of("registry, no scheme", () -> Registry.at("user:PW@host")),
        Named.of("registry, another", () -> Registry.at("ftp://user:PW@host")),
        Named.of("registry, a slash", () -> Registry.at("http://user:P/W/PW@host")),
        Named.of("registry, a query", () -> Registry.at("http://host/?token=PW")),
        Named.of("proxy", () -> Registry.live().proxies(URI.create("http://user:PW@host:3128"))),
        Named.of("proxy, odd", () -> Registry.live().proxies(URI.create("http://u_r:PW@h_t:3128"))),
        Named.of("proxy, another", () -> Registry.live().proxies(URI.create("ftp://PW@host:1"))),
        Named.of("search", () -> Search.parse("https://user:PW@host/search?cond=x&nope=1")),
        Named.of("search, odd", () -> Search.parse("user:PW@host")),
        Named.of("database", () -> Postgres.at("jdbc:postgresql://user:PW@host/x")),
        Named.of("database, other", () -> Postgres.at("mysql://user:PW@host/x")));
  }

  @ParameterizedTest
  @MethodSource("whoever")
  void noMessageRepeatsAPassword(Supplier<?> who) {
    for (Throwable at = catchThrowable(who::get); at != null; at = at.getCause()) {
      assertThat(String.valueOf(at.getMessage())).doesNotContain("PW");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fetch --url https://user:PW@host/search?cond=x --out t",
        "fetch --nosuch=http://user:PW@host",
        "fetch http://user:PW@host",
        "http://user:PW@host",
        "serve --port http://user:PW@host",
        "postgres load x --url jdbc:postgresql://host/x?password=PW",
        "postgres load x --url jdbc:postgresql://user:PW@host/x",
        "sql http://user:PW@host/x.parquet select",
      })
  void noCommandRepeatsAPassword(String line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    assertThat(Commands.run(out, err, line.split(" "))).isNotZero();

    assertThat(out + "\n" + err).doesNotContain("PW");
  }
}
