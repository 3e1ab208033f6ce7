package org.trialbook.registry.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.http.HttpAnswer;

/**
 * Writes down each whole answer that is one; trouble on the way is not recorded, nor what is too
 * large to hold. A request that is asked again replaces what was recorded for it.
 */
@Internal
public record Recorder(Transport next, Path folder, URI base, World world) implements Transport {

  static final String REGISTRY = "Registry";
  static final String RECORDED = "Recorded";

  private static final Set<Integer> ANSWERS = Set.of(200, 400, 404, 410);

  @Override
  public HttpAnswer get(HttpRequest request) throws IOException, InterruptedException {
    HttpAnswer answer = next.get(request);
    if (ANSWERS.contains(answer.status())) {
      write(request.url().toString().substring(base.toString().length()), answer);
    }
    return answer;
  }

  @Override
  public Transfer open(HttpRequest request, long from, Optional<String> entityTag)
      throws IOException, InterruptedException {
    return next.open(request, from, entityTag);
  }

  /** What cannot be written ends the question: half a recording would be found out in a year. */
  private void write(String request, HttpAnswer answer) {
    Map<String, String> remarks =
        Map.of(REGISTRY, base.toString(), RECORDED, world.clock().instant().toString());
    try {
      Files.createDirectories(folder);
      new Exchange(request, remarks, answer).write(folder.resolve(Exchange.fileName(request)));
    } catch (IOException e) {
      throw new TrialbookException("Cannot record in %s\n%s".formatted(folder, e.getMessage()), e);
    }
  }
}
