package org.trialbook.mirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request off the wire, finds who answers it, and puts the answer on the wire. */
final class Front implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  /** Longer than any URL that a browser or the registry's edge lets through. */
  private static final int LONGEST_URL = 32_768;

  private static final int BUFFER = 1 << 16;

  private final StudyAnswers studies;
  private final LocalDateTime dataTimestamp;
  private final String entityTag;

  Front(StudyAnswers studies, LocalDateTime dataTimestamp, String entityTag) {
    this.studies = studies;
    this.dataTimestamp = dataTimestamp;
    this.entityTag = entityTag;
  }

  /**
   * Answers; what fails halfway through a body breaks the connection, so that half an answer never
   * looks like a whole one.
   */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      send(exchange, answer(exchange));
    } catch (RuntimeException e) {
      LOG.error("Cannot finish the answer to {}", exchange.getRequestURI(), e);
      throw e;
    }
    exchange.close();
  }

  private Answer answer(HttpExchange exchange) {
    try {
      return route(exchange.getRequestMethod(), exchange.getRequestURI());
    } catch (Refusal e) {
      return Answer.refusal(e.status(), e.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.error("Cannot answer {}", exchange.getRequestURI(), e);
      return Answer.refusal(500, "Internal Server Error");
    }
  }

  private Answer route(String method, URI uri) throws IOException {
    if (!List.of("GET", "HEAD").contains(method)) {
      throw Refusal.method();
    }
    if (uri.toString().length() > LONGEST_URL) {
      throw Refusal.tooLong();
    }
    String path = uri.getPath();
    if (!path.startsWith(Mirror.PATH + "/")) {
      throw Refusal.unknownPath();
    }
    String resource = path.substring(Mirror.PATH.length());
    Parameters parameters = Parameters.of(uri.getRawQuery());
    return switch (resource) {
      case "/version" -> CatalogueAnswers.version(parameters, dataTimestamp);
      case "/studies" -> studies.list(parameters);
      case "/studies/download" -> studies.download(parameters);
      case "/studies/metadata" -> CatalogueAnswers.metadata(parameters);
      case "/studies/enums" -> CatalogueAnswers.enums(parameters);
      case "/studies/search-areas" -> CatalogueAnswers.searchAreas(parameters);
      default -> study(resource, parameters, uri.getRawQuery());
    };
  }

  private Answer study(String resource, Parameters parameters, String query) throws IOException {
    String prefix = "/studies/";
    if (!resource.startsWith(prefix) || resource.indexOf('/', prefix.length()) >= 0) {
      throw Refusal.unknownPath();
    }
    return studies.single(resource.substring(prefix.length()), parameters, query);
  }

  private void send(HttpExchange exchange, Answer answer) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set("Vary", "Accept-Encoding");
    answer.headers().forEach(headers::set);
    if (answer.status() == 200) {
      headers.set("ETag", entityTag);
      if (isKnown(exchange)) {
        headers.remove("Content-Type");
        exchange.sendResponseHeaders(304, -1);
        return;
      }
    }
    boolean gzip = accepts(exchange);
    if (gzip) {
      headers.set("Content-Encoding", "gzip");
    }
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), 0);
    OutputStream wire = exchange.getResponseBody();
    OutputStream out = gzip ? new Gzip(wire) : new BufferedOutputStream(wire, BUFFER);
    answer.body().writeTo(out);
    out.close();
  }

  private boolean isKnown(HttpExchange exchange) {
    return header(exchange, "If-None-Match")
        .map(known -> known.replace("W/", ""))
        .filter(known -> known.equals("*") || List.of(known.split("\\s*,\\s*")).contains(entityTag))
        .isPresent();
  }

  private static boolean accepts(HttpExchange exchange) {
    return header(exchange, "Accept-Encoding").stream()
        .flatMap(codings -> Arrays.stream(codings.split(",")))
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding -> coding.startsWith("gzip") && !coding.matches("gzip;q=0(\\.0*)?"));
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return Optional.ofNullable(values).map(lines -> String.join(",", lines).strip());
  }

  /** On the same machine, time is dearer than bytes. */
  private static final class Gzip extends GZIPOutputStream {

    Gzip(OutputStream wire) throws IOException {
      super(wire, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
