package org.trialbook.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.TrialbookException;
import org.trialbook.change.ChangeKind;

class WatchListTest {

  @TempDir private Path folder;

  @Test
  void aFileSaysWhatAndWhereTo() throws IOException {
    Path file = folder.resolve("rivals.json");
    Files.writeString(
        file,
        """
        {"name": "Rivals",
         "search": {"query.cond": "heart & lung", "filter.overallStatus": "RECRUITING|COMPLETED"},
         "kinds": ["status", "DATE"],
         "outlets": [{"slack": "env:SLACK_WEBHOOK"}, {"webhook": "http://127.0.0.1:9/x"},
                     {"email": "mail", "to": "a@b.org"}, {"atom": "feed.xml"},
                     {"dashboard": "sub/page.html"}]}""");
    WatchList list = WatchList.read(file);
    assertThat(list.name()).isEqualTo("Rivals");
    assertThat(list.search())
        .isEqualTo(
            "https://clinicaltrials.gov/api/v2/studies?query.cond=heart+%26+lung"
                + "&filter.overallStatus=RECRUITING%7CCOMPLETED");
    assertThat(list.kinds()).containsExactlyInAnyOrder(ChangeKind.STATUS, ChangeKind.DATE);
    assertThat(list.outlets().stream().map(Outlet::name))
        .containsExactly(
            "slack env:SLACK_WEBHOOK",
            "webhook http://127.0.0.1:9/x",
            "email mail a@b.org",
            "atom feed.xml",
            "dashboard sub/page.html");
    assertThat(list.outbox()).isEqualTo(folder.resolve("rivals.outbox"));
    assertThat(Alerts.list(folder, "{\"atom\": \"feed.xml\"}").kinds())
        .contains(ChangeKind.STATUS, ChangeKind.SITE_STATUS)
        .doesNotContain(ChangeKind.UPDATE, ChangeKind.DERIVED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      // Two backslashes are one in the text block, and JSON's own.
      textBlock =
          """
          {"nam": "x"}                                          ~ Did you mean name?
          []                                                    ~ is a JSON object
          {"name": "x"                                          ~ is no JSON
          {"search": "y"}                                       ~ "name" is text
          {"name": "x"}                                         ~ "search" has to be there
          {"name": "x", "search": "y", "kinds": ["STATSU"]}     ~ Did you mean STATUS?
          {"name": "x", "search": "y", "kinds": []}             ~ one kind of change at least
          {"name": "x", "search": "y"}                          ~ "outlets" is a list
          {"name": "x", "search": "y", "outlets": [{}]}         ~ An outlet is one of
          {"name": "x", "search": "y", "outlets": [{"slak": "env:A"}]}   ~ Did you mean slack?
          {"name": "x", "search": "y", "outlets": [{"email": "mail"}]}   ~ "to" goes with "email"
          {"name": "x", "search": "y", "outlets": [{"atom": "a", "to": "a@b.org"}]}   ~ "to" goes with
          {"name": "x", "search": "y", "outlets": [{"email": "m", "to": ""}]}         ~ "to" is text
          {"name": "x", "search": "y", "outlets": [{"email": "m", "to": "nobody"}]}   ~ no mail address
          {"name": "x", "search": "y", "outlets": [{"email": "m", "to": "a@b\\r\\nBcc: c@d"}]} ~ no mail
          {"name": "x", "search": "y", "outlets": [{"atom": "a", "dashboard": "b"}]}  ~ An outlet is one
          {"name": "x", "search": "y", "outlets": {"atom": "a"}}                      ~ "outlets" is a list
          {"name": "x", "search": "y", "outlets": ["atom"]}                           ~ An outlet is one
          {"name": "x", "search": "y", "outlets": [{"atom": "a\\u0000"}]}              ~ a path has
          {"name": "x", "search": "y", "kinds": "STATUS"}                             ~ "kinds" is a list
          {"name": "x", "search": {"query.cond": ["a", "b"]}}                         ~ one text: "A|B"
          {"name": "x", "search": {}}                                                 ~ "search" has to be
          {"name": "x", "name": "y"}                                                  ~ is no JSON
          {"name": "x", "search": "y", "outlets": [{"atom": "a"}]} {}                 ~ is no JSON
          {"name": "x\\r\\nBcc: y"}                                                     ~ is one line
          {"name": "x", "search": "y", "outlets": [{"atom": "a"}, {"atom": "./a"}]} ~ is there twice
          """)
  void whatIsWrongIsSaid(String json, String message) throws IOException {
    Path file = folder.resolve("rivals.json");
    Files.writeString(file, json);
    assertThatThrownBy(() -> WatchList.read(file))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("rivals.json")
        .hasMessageContaining(message);
  }

  @Test
  void secretsStandInTheEnvironment() {
    String secret = "https://hooks.example.org/services/T0/B0/very-secret";
    for (String outlet : new String[] {"slack", "webhook"}) {
      assertThatThrownBy(() -> Alerts.list(folder, "{\"%s\": \"%s\"}".formatted(outlet, secret)))
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining("env:SLACK_WEBHOOK")
          .hasMessageNotContaining("very-secret");
    }
    for (String bad :
        new String[] {
          "http://127.0.0.1.example.org/x",
          "http://127.0.0.1@example.org/x",
          "http://localhost:pass@127.0.0.1/x",
          "https://127.0.0.1/x",
          "http://[::2]/x",
          "env:",
          "env:A B"
        }) {
      assertThatThrownBy(() -> new Secret(bad)).isInstanceOf(TrialbookException.class);
    }
    for (String fine : new String[] {"http://localhost:9/x", "http://[::1]:9/x", "env:_A1"}) {
      assertThat(new Secret(fine).text()).isEqualTo(fine);
    }
    // Whoever sends reads it so too: the host is this machine.
    assertThat(new Secret("http://127.0.0.1\\@example.org/x").address(name -> null).host())
        .isEqualTo("127.0.0.1");
    Secret named = new Secret("env:HOOK");
    assertThat(named.address(name -> name.equals("HOOK") ? secret : null)).hasToString(secret);
    assertThat(named.toString()).doesNotContain("very-secret");
    assertThatThrownBy(() -> named.address(name -> null)).hasMessageContaining("export HOOK");
    for (String bad :
        new String[] {
          "very-secret",
          "https://very secret",
          "https://[very-secret",
          "https://h:99999/very",
          "ftp://very/x"
        }) {
      assertThatThrownBy(() -> named.address(name -> bad))
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining("HOOK")
          .hasMessageNotContaining("very")
          .hasNoCause();
    }
  }

  @Test
  void aMissingFileIsSaid() {
    assertThatThrownBy(() -> WatchList.read(folder.resolve("none.json")))
        .isInstanceOf(TrialbookException.class)
        .hasMessageContaining("There is no watch list");
  }
}
