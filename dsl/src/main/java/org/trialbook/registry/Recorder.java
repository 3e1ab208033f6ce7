package org.trialbook.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.trialbook.TrialbookException;

/**
 * Writes down each answer that is one; trouble on the way is not recorded. A request that is asked
 * again replaces what was recorded for it.
 */
record Recorder(Transport next, Path folder, URI base, Surroundings surroundings)
    implements Transport {

  static final String REGISTRY = "Registry";
  static final String RECORDED = "Recorded";

  private static final Set<Integer> ANSWERS = Set.of(200, 400, 404, 410);

  @Override
  public Reply get(Ask ask) throws IOException, InterruptedException {
    Reply reply = next.get(ask);
    if (ANSWERS.contains(reply.status())) {
      write(ask.url().toString().substring(base.toString().length()), reply);
    }
    return reply;
  }

  /** What cannot be written ends the question: half a recording would be found out in a year. */
  private void write(String request, Reply reply) {
    Map<String, String> remarks =
        Map.of(REGISTRY, base.toString(), RECORDED, surroundings.clock().instant().toString());
    try {
      Files.createDirectories(folder);
      new Exchange(request, remarks, reply).write(folder.resolve(Exchange.fileName(request)));
    } catch (IOException e) {
      throw new TrialbookException("Cannot record in %s\n%s".formatted(folder, e.getMessage()), e);
    }
  }
}
