package org.trialbook.mirror;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.ClientLimits;
import org.trialbook.mirror.request.Refusal;

/** Takes a request off the wire to the router, and puts its answer on the wire. */
final class RequestHandler extends Handler.Abstract {

  private static final int BUFFER = 1 << 16;

  private final Router router;
  private final boolean anyPage;
  private final Duration idle;

  RequestHandler(Router router, ClientLimits limits) {
    this.router = router;
    this.anyPage = limits.anyPage();
    this.idle = limits.idle();
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
      // A client that has gone away is no fault of the mirror.
      System.Logger.Level level =
          e instanceof IOException ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR;
      System.getLogger(RequestHandler.class.getName())
          .log(level, "Cannot finish the answer to " + request.getHttpURI(), e);
      Response.writeError(request, response, callback, 500, null, e);
    }
    return true;
  }

  private Answer answer(Request request) {
    HttpURI uri = request.getHttpURI();
    if (!anyPage && isOfAPage(request)) {
      return Answer.refusal(Refusal.isPrivate());
    }
    if (uri.getPathQuery().length() > ClientLimits.LONGEST_URL) {
      return Answer.refusal(Refusal.tooLong());
    }
    return router.answer(request.getMethod(), uri.getDecodedPath(), uri.getQuery());
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
      Optional<String> entityTag = router.entityTag();
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
