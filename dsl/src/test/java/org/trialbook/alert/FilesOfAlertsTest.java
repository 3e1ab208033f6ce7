package org.trialbook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialbook.change.Change;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What stands in the files that tell of alerts, read by others' readers. */
class FilesOfAlertsTest {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  @TempDir private Path folder;
  private final SimulatedTime time = new SimulatedTime();

  private WatchList deliver(List<Change> changes) {
    WatchList list =
        Alerts.list(
            folder,
            "{\"atom\": \"feed.xml\"}, {\"email\": \"mail\", \"to\": \"a@b.org, c@d.org\"},"
                + " {\"dashboard\": \"page.html\"}");
    try (Outbox outbox = Outbox.open(list.outbox())) {
      outbox.add("Rivals", changes);
      Delivery delivery = new Delivery(time.clock(), new Random(1), time::pass, name -> null);
      assertThat(delivery.deliver(list, outbox).problems()).isEmpty();
    }
    return list;
  }

  private static List<Change> withHostile(int count) {
    List<Change> changes = new ArrayList<>(Alerts.statuses(count));
    changes.add(Alerts.hostile());
    return changes;
  }

  @Test
  void theFeedIsAtom() throws Exception {
    List<Change> changes = withHostile(300);
    deliver(changes);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document feed = factory.newDocumentBuilder().parse(folder.resolve("feed.xml").toFile());
    Element root = feed.getDocumentElement();
    assertThat(root.getNamespaceURI()).isEqualTo(ATOM);
    assertThat(root.getLocalName()).isEqualTo("feed");
    for (String needed : List.of("id", "title", "updated", "author")) {
      assertThat(root.getElementsByTagNameNS(ATOM, needed).getLength()).as(needed).isPositive();
    }
    NodeList entries = root.getElementsByTagNameNS(ATOM, "entry");
    assertThat(entries.getLength()).isEqualTo(200);
    for (int i = 0; i < entries.getLength(); i++) {
      Element entry = (Element) entries.item(i);
      assertThat(text(entry, "id"))
          .isEqualTo(
              "urn:trialbook:alert:" + AlertIds.of("Rivals", changes.get(changes.size() - 1 - i)));
      assertThat(text(entry, "updated")).isEqualTo("2026-11-27T00:00:00Z");
    }
    assertThat(text((Element) entries.item(0), "summary")).startsWith("</script><img src=x");
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
  }

  @Test
  void theMessageIsMime() throws Exception {
    WatchList list = deliver(withHostile(3));
    Path file;
    try (Stream<Path> files = Files.list(folder.resolve("mail"))) {
      file = files.toList().get(0);
    }
    MimeMessage message;
    try (InputStream in = Files.newInputStream(file)) {
      message = new MimeMessage(Session.getInstance(new Properties()), in);
    }
    assertThat(message.getSubject()).isEqualTo("Rivals: 4 changes of 4 studies");
    assertThat(message.getAllRecipients()).hasSize(2);
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getMessageID())
        .isEqualTo("<" + file.getFileName().toString().replace(".eml", "@trialbook.localhost>"));
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getBodyPart(0).getContent().toString())
        .contains("Overall status: RECRUITING \u2192 COMPLETED")
        .contains("https://clinicaltrials.gov/study/NCT00000001");
    assertThat(parts.getBodyPart(1).getContent().toString())
        .contains("&lt;/script&gt;")
        .doesNotContain("<img");
    assertThat(list.name()).isEqualTo("Rivals");
  }

  @Test
  void aNameWithLineBreaksMakesNoHeaders() throws Exception {
    Batch batch = new Batch("b", "email", Alerts.alerts(Alerts.statuses(1)));
    EmailMessage.write(folder, "a@b.org", "x\r\nBcc: y@z.org\r\n\r\nbody", batch, time.now());
    String raw = Files.readString(folder.resolve("b.eml"));
    assertThat(raw).doesNotContainPattern("(?m)^Bcc:");
    assertThat(raw).contains("Subject: x Bcc: y@z.org body: 1 change of 1 study");
  }

  @Test
  void thePageHoldsItsRowsAndNothingRuns() throws Exception {
    deliver(withHostile(3));
    String page = Files.readString(folder.resolve("page.html"), UTF_8);
    assertThat(page).contains("default-src 'none'").doesNotContain("<img").doesNotContain("{{");
    String data =
        page.substring(page.indexOf("type=\"application/json\">"), page.indexOf("</script>"))
            .replace("type=\"application/json\">", "");
    JsonNode rows = new ObjectMapper().readTree(data);
    assertThat(rows).hasSize(4);
    assertThat(rows.get(3).path("title").asText()).isEqualTo(Alerts.HOSTILE);
    assertThat(data).doesNotContain("<").doesNotContain("\u2028");
  }

  @Test
  void aListMayHaveAnyName() throws Exception {
    WatchList list = deliver(withHostile(2));
    WatchList hostile =
        new WatchList(
            list.file(), "{{rows}} $1 <b>\"", "{{title}} </script>", list.kinds(), list.outlets());
    String page = DashboardPage.page(hostile, List.of(), time.now());
    org.jsoup.nodes.Document read = org.jsoup.Jsoup.parse(page);
    assertThat(read.title()).isEqualTo("{{rows}} $1 <b>\"");
    assertThat(read.select("h1").text()).isEqualTo("{{rows}} $1 <b>\"");
    assertThat(read.select("p.facts").text()).startsWith("{{title}} </script>");
    assertThat(read.select("script")).hasSize(2);
    assertThat(read.select("[src], link, base, iframe, img, b")).isEmpty();
    assertThat(read.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .contains("default-src 'none'")
        .contains("form-action 'none'");
  }

  @Test
  void feedAndPageAreThereBeforeTheFirstAlert() throws Exception {
    WatchList list = deliver(List.of());
    assertThat(folder.resolve("feed.xml")).content().contains("<title>Rivals</title>");
    assertThat(folder.resolve("page.html")).content().contains(">[]</script>");
    assertThat(folder.resolve("mail")).doesNotExist();
    Files.delete(folder.resolve("page.html"));
    deliver(List.of());
    assertThat(folder.resolve("page.html")).exists();
    assertThat(list.place(Path.of("sub/../x"))).isEqualTo(folder.resolve("x"));
  }

  @Test
  void aListThatIsMovedTellsNothingAgain() throws Exception {
    deliver(withHostile(3));
    Path moved = folder.resolve("moved");
    Files.createDirectories(moved);
    Files.move(folder.resolve("rivals.outbox"), moved.resolve("rivals.outbox"));
    Files.move(folder.resolve("rivals.json"), moved.resolve("rivals.json"));
    WatchList list = WatchList.read(moved.resolve("rivals.json"));
    try (Outbox outbox = Outbox.open(list.outbox())) {
      new Delivery(time.clock(), new Random(1), time::pass, name -> null).deliver(list, outbox);
    }
    assertThat(moved.resolve("mail")).doesNotExist();
    assertThat(moved.resolve("page.html")).exists();
  }
}
