package org.trialbook.registry.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.trialbook.Internal;
import org.trialbook.TrialbookException;
import org.trialbook.http.HttpAnswer;

/**
 * A folder of recorded answers that stands in for the network.
 *
 * @param registry whose answers they are
 * @param recordedAt when the last of them was recorded
 * @param requests what can be asked, from the path on
 */
@Internal
public record Recording(Path folder, URI registry, Instant recordedAt, List<String> requests)
    implements Transport {

  public static Recording open(Path folder) {
    List<String> requests = new ArrayList<>();
    URI registry = URI.create(Urls.LIVE);
    Instant recordedAt = Instant.EPOCH;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Exchange::isOne).sorted().toList()) {
        Exchange exchange = Exchange.read(file);
        requests.add(exchange.request());
        registry = URI.create(exchange.remark(Recorder.REGISTRY));
        Instant at = Instant.parse(exchange.remark(Recorder.RECORDED));
        recordedAt = at.isAfter(recordedAt) ? at : recordedAt;
      }
    } catch (IOException | DateTimeException e) {
      throw new TrialbookException(
          "Cannot read the recording in %s\n%s".formatted(folder, e.getMessage()), e);
    }
    if (requests.isEmpty()) {
      throw new TrialbookException(
          "There is no recording in %s\nMake one: Registry.live().recording(Path.of(\"%s\"))"
              .formatted(folder, folder));
    }
    return new Recording(folder, registry, recordedAt, requests);
  }

  @Override
  public HttpAnswer get(HttpRequest request) throws IOException {
    String wanted = request.url().toString().substring(registry.toString().length());
    if (!requests.contains(wanted)) {
      throw RegistryException.notRecorded(
          request.url(), folder, "Nearest there: %s.".formatted(difference(wanted)));
    }
    return Exchange.read(folder.resolve(Exchange.fileName(wanted))).answer();
  }

  @Override
  public Transfer open(HttpRequest request, long from, Optional<String> entityTag) {
    throw RegistryException.notRecorded(request.url(), folder, "A recording holds no archives.");
  }

  /** For provenance: that these are not today's answers. */
  public String remark() {
    return "Answered from the recording of %s in %s.".formatted(recordedAt, folder);
  }

  /** What sets this request apart from the recorded one that is most like it. */
  private String difference(String request) {
    return requests.stream()
        .map(recorded -> differences(recorded, request))
        .min(Comparator.comparingInt(List::size))
        .map(differences -> String.join("; ", differences))
        .orElseThrow();
  }

  private static List<String> differences(String recorded, String asked) {
    Map<String, String> there = parts(recorded);
    Map<String, String> here = parts(asked);
    TreeSet<String> names = new TreeSet<>(there.keySet());
    names.addAll(here.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String before = there.getOrDefault(name, "nothing");
      String now = here.getOrDefault(name, "nothing");
      if (!before.equals(now)) {
        differences.add("%s was %s and is %s".formatted(name, before, now));
      }
    }
    return differences;
  }

  /** Parameters by name; the path counts as one of them. */
  private static Map<String, String> parts(String request) {
    Map<String, String> parts = new TreeMap<>();
    String[] pathAndQuery = request.split("\\?", 2);
    parts.put("the path", pathAndQuery[0]);
    if (pathAndQuery.length > 1) {
      for (String parameter : pathAndQuery[1].split("&", -1)) {
        String[] pair = parameter.split("=", 2);
        parts.put(pair[0], pair.length > 1 ? pair[1] : "");
      }
    }
    return parts;
  }
}
