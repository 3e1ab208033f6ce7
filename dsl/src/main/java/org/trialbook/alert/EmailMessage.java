package org.trialbook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.trialbook.TrialbookException;
import org.trialbook.change.Change;
import org.trialbook.display.Html;
import org.trialbook.file.WholeFile;

/** A batch of alerts as a message (RFC 5322) in a file, for a mailer to send. */
final class EmailMessage {

  private EmailMessage() {}

  /** The same batch is the same file, so that trying again makes no second message. */
  static void write(Path folder, String to, String watch, Batch batch, Instant now) {
    WholeFile.write(
        folder.resolve(batch.id() + ".eml"),
        path -> {
          try (OutputStream out = Files.newOutputStream(path)) {
            message(to, watch, batch, now).writeTo(out);
          } catch (MessagingException e) {
            throw new IOException(e);
          }
        });
  }

  /**
   * The addresses in a text, separated by commas, as they stand in a header.
   *
   * @throws TrialbookException where it is none
   */
  static String recipients(String text) {
    try {
      InternetAddress[] all = InternetAddress.parse(text, true);
      for (InternetAddress each : all) {
        each.validate();
      }
      if (all.length == 0 || text.chars().anyMatch(Character::isISOControl)) {
        throw new AddressException("it is empty, or has line breaks");
      }
      return text.strip();
    } catch (AddressException e) {
      throw new TrialbookException(
          "\"%s\" is no mail address: %s."
              .formatted(text.replaceAll("\\p{Cntrl}+", " "), e.getMessage()));
    }
  }

  private static MimeMessage message(String to, String watch, Batch batch, Instant now)
      throws MessagingException {
    MimeMessage message = new Numbered(batch.id());
    message.setFrom(new InternetAddress("trialbook@localhost"));
    message.setRecipients(MimeMessage.RecipientType.TO, InternetAddress.parse(to, true));
    String subject = "%s: %s".formatted(watch, Wording.count(batch.alerts()));
    message.setSubject(subject.replaceAll("\\p{Cntrl}+", " "), UTF_8.name());
    message.setSentDate(Date.from(now));
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(plain(batch.alerts()), UTF_8.name(), "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(html(batch.alerts()), UTF_8.name(), "html");
    MimeMultipart both = new MimeMultipart("alternative", plain, html);
    message.setContent(both);
    message.saveChanges();
    return message;
  }

  /** A message that is known by its batch. */
  private static final class Numbered extends MimeMessage {
    private final String batch;

    Numbered(String batch) {
      super(Session.getInstance(new Properties()));
      this.batch = batch;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + batch + "@trialbook.localhost>");
    }
  }

  private static String plain(List<Alert> alerts) {
    StringBuilder text = new StringBuilder();
    for (List<Alert> study : Wording.byStudy(alerts)) {
      Change latest = study.get(study.size() - 1).change();
      text.append(text.isEmpty() ? "" : "\n").append(Wording.title(latest)).append('\n');
      text.append(Wording.address(latest)).append('\n');
      study.forEach(alert -> text.append("  - ").append(Wording.line(alert.change())).append('\n'));
    }
    return text.toString();
  }

  private static String html(List<Alert> alerts) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html><html><body>");
    for (List<Alert> study : Wording.byStudy(alerts)) {
      Change latest = study.get(study.size() - 1).change();
      html.append("<h3><a href=\"")
          .append(Html.escape(Wording.address(latest)))
          .append("\">")
          .append(Html.escape(Wording.title(latest)))
          .append("</a> ")
          .append(Html.escape(latest.nctId()))
          .append("</h3><ul>");
      study.forEach(
          alert ->
              html.append("<li>")
                  .append(Html.escape(Wording.line(alert.change())))
                  .append("</li>"));
      html.append("</ul>");
    }
    return html.append("</body></html>").toString();
  }
}
