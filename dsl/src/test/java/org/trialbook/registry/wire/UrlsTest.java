package org.trialbook.registry.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialbook.TrialbookException;

class UrlsTest {

  @ParameterizedTest
  @CsvSource({
    "https://clinicaltrials.gov/api/v2,      https://clinicaltrials.gov/api/v2",
    "' https://ClinicalTrials.GOV/api/v2// ', https://clinicaltrials.gov/api/v2",
    "HTTPS://clinicaltrials.gov,             https://clinicaltrials.gov/api/v2",
    "http://127.0.0.1:8000/,                 http://127.0.0.1:8000/api/v2",
    "http://[::1]:8000/mirror,               http://[::1]:8000/mirror",
  })
  void bringsABaseIntoOneForm(String given, String base) {
    assertThat(Urls.base(given)).isEqualTo(URI.create(base));
  }

  @ParameterizedTest
  @CsvSource({
    "clinicaltrials.gov/api/v2, https://clinicaltrials.gov/api/v2, It lacks http:// or https://.",
    "ftp://clinicaltrials.gov, https://clinicaltrials.gov/api/v2, 'A registry speaks http or https, not ftp.'",
    "http:///api/v2, https://clinicaltrials.gov/api/v2, There is no host name in it.",
    "https://clinicaltrials.gov/api/v2?x=1, https://clinicaltrials.gov/api/v2, 'It may have a host, a port and a path, nothing else.'",
  })
  void saysWhyAUrlIsNoRegistry(String given, String suggestion, String fact) {
    assertThatThrownBy(() -> Urls.base(given))
        .isInstanceOf(TrialbookException.class)
        .hasMessage(
            "Not the URL of a registry: \"%s\"\n%s\nTry Registry.at(\"%s\")",
            given, fact, suggestion);
  }

  @Test
  void saysWhyAUrlCannotBeRead() {
    assertThatThrownBy(() -> Urls.base("http://a b/"))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("It cannot be read: Illegal character in authority");
  }

  @Test
  void writesParametersLegiblyAndInOrder() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("query.cond", "type 2 diabetes");
    parameters.put("filter.advanced", "AREA[Phase](PHASE2 OR PHASE3)");
    parameters.put("filter.geo", "distance(39.0035707,-77.1013313,50mi)");
    parameters.put("sort", "@relevance");
    parameters.put("query.term", "50% + \"R&D\" Côte|a=b#c");

    assertThat(Urls.of(URI.create("http://localhost:1/api/v2"), "/studies", parameters))
        .hasToString(
            "http://localhost:1/api/v2/studies"
                + "?query.cond=type+2+diabetes"
                + "&filter.advanced=AREA%5BPhase%5D(PHASE2+OR+PHASE3)"
                + "&filter.geo=distance(39.0035707,-77.1013313,50mi)"
                + "&sort=@relevance"
                + "&query.term=50%25+%2B+%22R%26D%22+C%C3%B4te%7Ca%3Db%23c");
  }

  @Property
  void everyTextComesBackFromTheQuery(
      @ForAll @StringLength(max = 40) @CharRange(from = 1, to = 0xD7FF) String text) {
    String query =
        Urls.of(URI.create("http://localhost/api/v2"), "/studies", Map.of("query.term", text))
            .getRawQuery();

    assertThat(query.split("=", 2)[0]).isEqualTo("query.term");
    assertThat(URLDecoder.decode(query.split("=", 2)[1], UTF_8)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.0.255", "[::1]"})
  void knowsThisMachine(String host) {
    assertThat(Urls.isLoopback(Urls.base("http://" + host + ":8000"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clinicaltrials.gov",
        "127.0.0.1.example.org",
        "localhost.example.org",
        "10.0.0.1"
      })
  void knowsOtherMachines(String host) {
    assertThat(Urls.isLoopback(Urls.base("https://" + host))).isFalse();
  }
}
