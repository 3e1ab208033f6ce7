package org.trialbook.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trialbook.mirror.Asking.LOOPBACK;
import static org.trialbook.mirror.Asking.STUDY;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trialbook.TrialbookException;
import org.trialbook.mirror.request.ClientLimits;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.mirror.search.StudyIndexer;

/** What may be sent to a mirror, by whom, and from where. */
class AdmissionTest {

  @Test
  void barsAndBracketsNeedNoEscape() throws IOException {
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      for (String query :
          List.of(
              "fields=NCTId|BriefTitle",
              "filter.ids=NCT00000001|NCT00000002",
              "filter.advanced=AREA[NCTId](\"NCT00000001\"+OR+x^{y}`z)",
              "filter.advanced=AREA[NCTId]NCT00000001+OR+\u00e9t\u00e9")) {
        assertThat(Asking.raw(mirror, Asking.get("/api/v2/studies?" + query)))
            .as(query)
            .startsWith("HTTP/1.1 200 ")
            .contains("NCT00000001");
      }
    }
  }

  @Test
  void aUrlWithoutEndIsRefused() throws IOException {
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      for (int length : new int[] {40_000, 300_000}) {
        assertThat(
                Asking.raw(mirror, Asking.get("/api/v2/studies?query.cond=" + "x".repeat(length))))
            .startsWith("HTTP/1.1 414 ")
            .contains("text/plain;charset=")
            .doesNotContain("<html");
      }
    }
  }

  @Test
  void nothingCanBeWritten() throws IOException {
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
        String head = Asking.get("/api/v2/studies").replaceFirst("GET", method);
        assertThat(Asking.raw(mirror, head))
            .startsWith("HTTP/1.1 405 ")
            .contains("Allow: GET, HEAD")
            .endsWith("Method Not Allowed");
      }
      assertThat(Asking.raw(mirror, Asking.get("/api/v2/studies").replaceFirst("GET", "OPTIONS")))
          .startsWith("HTTP/1.1 403 ")
          .contains("Access-Control-Allow-Origin: *");
      assertThat(Asking.raw(mirror, "nonsense\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }
  }

  /** A browser says that a page of another site asks, or under which name it came here. */
  @Test
  void aPrivateMirrorIsReadByNoPage() throws IOException {
    StudyIndex index = StudyIndexer.inMemory(List.of(STUDY));
    try (Mirror mirror =
        Mirror.serve(index, Served.TIMESTAMP, LOOPBACK, ClientLimits.USUAL.withoutPages())) {
      String target = "GET /api/v2/studies HTTP/1.1\r\nConnection: close\r\n";
      for (String head :
          List.of(
              "Host: 127.0.0.1\r\nOrigin: https://example.org\r\n",
              "Host: localhost\r\nOrigin: null\r\n",
              "Host: localhost:80\r\nSec-Fetch-Site: cross-site\r\n",
              "Host: rebound.example.org\r\n")) {
        assertThat(Asking.raw(mirror, target + head + "\r\n"))
            .as(head)
            .startsWith("HTTP/1.1 403 ")
            .doesNotContain("NCT00000001", "Access-Control-Allow-Origin");
      }
      for (String host : List.of("127.0.0.1:80", "localhost", "[::1]:80", "192.168.1.7")) {
        assertThat(Asking.raw(mirror, target + "Host: " + host + "\r\n\r\n"))
            .as(host)
            .startsWith("HTTP/1.1 200 ")
            .contains("NCT00000001")
            .doesNotContain("Access-Control-Allow-Origin");
      }
    }
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      assertThat(Asking.raw(mirror, Asking.get("/api/v2/studies")))
          .contains("Access-Control-Allow-Origin: *");
    }
  }

  @Test
  void servesOnAnotherAddressOnlyWhenTold() throws Exception {
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, 0)) {
      assertThat(mirror.url().getHost()).isEqualTo("127.0.0.1");
    }
    InetSocketAddress everywhere = new InetSocketAddress("0.0.0.0", 0);
    try (Mirror mirror = Mirror.serve(List.of(STUDY), Served.TIMESTAMP, everywhere)) {
      assertThat(Asking.ask(mirror, "/version").get().statusCode()).isEqualTo(200);
    }
    for (String host : List.of("203.0.113.7", "no-such-host.invalid")) {
      InetSocketAddress other = new InetSocketAddress(host, 0);
      assertThatThrownBy(() -> Mirror.serve(List.of(STUDY), Served.TIMESTAMP, other))
          .isInstanceOf(TrialbookException.class)
          .hasMessageContaining(host);
    }
  }
}
