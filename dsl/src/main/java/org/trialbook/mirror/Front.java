package org.trialbook.mirror;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.Limits;
import org.trialbook.mirror.request.Parameters;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.stats.CatalogueAnswers;

/** Takes a request off the wire, finds who answers it, and puts the answer on the wire. */
final class Front extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  private static final int BUFFER = 1 << 16;

  /** Paths whose answers need a search, or all of the corpus. */
  private static final Set<String> LARGE =
      Stream.of(
              "/studies",
              "/studies/download",
              "/stats/size",
              "/stats/field/values",
              "/stats/fieldValues",
              "/stats/field/sizes")
          .map(resource -> Mirror.PATH + resource)
          .collect(Collectors.toUnmodifiableSet());

  private final Indexing indexing;
  private final Duration patience;
  private final Turns turns;
  private final boolean anyPage;
  private final LocalDateTime dataTimestamp;
  private final Duration idle;

  Front(Indexing indexing, LocalDateTime dataTimestamp, Limits limits) {
    this.indexing = indexing;
    this.patience = limits.patience();
    this.turns = new Turns(limits);
    this.anyPage = limits.anyPage();
    this.idle = limits.idle();
    this.dataTimestamp = dataTimestamp;
  }

  /** Whether the answer costs nothing: it is known, or one study. */
  static boolean isSmall(Request request) {
    String path = String.valueOf(request.getHttpURI().getDecodedPath());
    return !LARGE.contains(path.replaceFirst("/+$", ""));
  }

  /**
   * Answers; what fails halfway through a body breaks the connection, so that half an answer never
   * looks like a whole one.
   */
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      send(request, response, answer(request));
      callback.succeeded();
    } catch (IOException | RuntimeException e) {
      LOG.error("Cannot finish the answer to {}", request.getHttpURI(), e);
      Response.writeError(request, response, callback, 500, null, e);
    }
    return true;
  }

  private Answer answer(Request request) {
    HttpURI uri = request.getHttpURI();
    if (!anyPage && isOfAPage(request)) {
      return Answer.refusal(Refusal.isPrivate());
    }
    if (uri.getPathQuery().length() > Limits.LONGEST_URL) {
      return Answer.refusal(Refusal.tooLong());
    }
    return answer(request.getMethod(), uri.getDecodedPath(), uri.getQuery());
  }

  /** The answer to a request, also where it is a complaint. */
  Answer answer(String method, String path, String query) {
    try {
      return route(method, path, query);
    } catch (Refusal e) {
      return Answer.refusal(e);
    } catch (IOException | RuntimeException e) {
      LOG.error("Cannot answer {}?{}", path, query, e);
      return Answer.refusal(Refusal.internal());
    }
  }

  private Answer route(String method, String path, String query) throws IOException {
    if (!List.of("GET", "HEAD").contains(method)) {
      throw method.equals("OPTIONS") ? Refusal.preflight() : Refusal.method();
    }
    if (path == null || !path.startsWith(Mirror.PATH + "/")) {
      throw Refusal.unknownPath();
    }
    String resource = path.substring(Mirror.PATH.length());
    Parameters parameters = Parameters.of(query);
    return switch (resource) {
      case "/version" -> CatalogueAnswers.version(parameters, dataTimestamp);
      case "/studies" -> {
        StudyAnswers studies = searched().studies();
        yield turns.take(() -> studies.list(parameters));
      }
      case "/studies/download" -> {
        StudyAnswers studies = searched().studies();
        yield turns.take(() -> studies.download(parameters));
      }
      case "/studies/metadata" -> CatalogueAnswers.metadata(parameters);
      case "/studies/enums" -> CatalogueAnswers.enums(parameters);
      case "/stats/size" -> searched().stats().size(parameters);
      case "/stats/field/values", "/stats/fieldValues" -> searched().stats().values(parameters);
      case "/stats/field/sizes" -> searched().stats().sizes(parameters);
      case "/studies/search-areas" -> CatalogueAnswers.searchAreas(parameters);
      default -> study(resource, parameters, query);
    };
  }

  private Answer study(String resource, Parameters parameters, String query) throws IOException {
    String prefix = "/studies/";
    if (!resource.startsWith(prefix) || resource.indexOf('/', prefix.length()) >= 0) {
      throw Refusal.unknownPath();
    }
    String nctId = resource.substring(prefix.length());
    Optional<Searched> searched = indexing.now();
    return searched.isPresent()
        ? searched.get().studies().single(nctId, parameters, query)
        : StudyAnswers.single(nctId, parameters, dataTimestamp.toLocalDate(), indexing::study)
            .orElseThrow(Refusal::indexing);
  }

  private Searched searched() throws IOException {
    return indexing.within(patience);
  }

  private void send(Request request, Response response, Answer answer) throws IOException {
    var headers = response.getHeaders();
    if (anyPage) {
      headers.put("Access-Control-Allow-Origin", "*");
    }
    headers.put("Vary", "Accept-Encoding");
    answer.headers().forEach(headers::put);
    response.setStatus(answer.status());
    if (answer.status() == 200) {
      Optional<String> entityTag = indexing.now().map(Searched::entityTag);
      entityTag.ifPresent(tag -> headers.put("ETag", tag));
      if (entityTag.isPresent() && isKnown(request, entityTag.get())) {
        headers.remove("Content-Type");
        response.setStatus(304);
        return;
      }
    }
    boolean gzip = accepts(request);
    if (gzip) {
      headers.put("Content-Encoding", "gzip");
    }
    OutputStream sink = Content.Sink.asOutputStream(response);
    if (request.getMethod().equals("HEAD")) {
      sink.flush(); // as before a body whose length is not known: it has not 0 bytes
      sink.close();
      return;
    }
    OutputStream wire = new SteadyReader(sink, idle);
    OutputStream out = gzip ? new Gzip(wire) : new BufferedOutputStream(wire, BUFFER);
    answer.body().writeTo(out);
    out.close();
  }

  /**
   * Whether a page of another site asks, which browsers tell; or one that has given itself the
   * address of this machine under a name of its own.
   */
  private static boolean isOfAPage(Request request) {
    String host = String.valueOf(request.getHttpURI().getHost());
    boolean isNamed = !host.equals("localhost") && !host.matches("[0-9.]+|\\[?[0-9a-fA-F:.]+\\]?");
    return isNamed
        || header(request, "Origin").isPresent()
        || header(request, "Sec-Fetch-Site").filter("cross-site"::equals).isPresent();
  }

  private static boolean isKnown(Request request, String entityTag) {
    return header(request, "If-None-Match")
        .map(known -> known.replace("W/", ""))
        .filter(
            known -> known.equals("*") || List.of(known.split("\\s*,\\s*", -1)).contains(entityTag))
        .isPresent();
  }

  private static boolean accepts(Request request) {
    return header(request, "Accept-Encoding").stream()
        .flatMap(codings -> Arrays.stream(codings.split(",", -1)))
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding -> coding.startsWith("gzip") && !coding.matches("gzip;q=0(\\.0*)?"));
  }

  private static Optional<String> header(Request request, String name) {
    List<String> values = request.getHeaders().getValuesList(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values).strip());
  }

  /** On the same machine, time is dearer than bytes. */
  private static final class Gzip extends GZIPOutputStream {

    Gzip(OutputStream wire) throws IOException {
      super(wire, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
