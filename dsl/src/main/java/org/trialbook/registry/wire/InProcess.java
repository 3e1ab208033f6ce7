package org.trialbook.registry.wire;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.trialbook.Internal;
import org.trialbook.http.HttpAnswer;

/** Hands requests over to what answers them in this process; no network is asked. */
@Internal
public record InProcess(URI base, LocalAnswers local) implements Transport {

  private static final int MOVED = 301;

  /** Where the registry of that name is, for people and in URLs. */
  public static URI base(String name) {
    return URI.create("snapshot://local/" + Urls.segment(name));
  }

  @Override
  public HttpAnswer get(HttpRequest request) {
    String resource = request.url().getRawPath().substring(base.getRawPath().length());
    HttpAnswer answer = local.answer(resource, request.url().getRawQuery());
    String moved = answer.header("Location").orElse("");
    return answer.status() == MOVED ? get(request.at(request.url().resolve(moved))) : answer;
  }

  @Override
  public Transfer open(HttpRequest request, long from, Optional<String> entityTag)
      throws IOException {
    throw new IOException("a snapshot of this machine has no archive to send");
  }
}
