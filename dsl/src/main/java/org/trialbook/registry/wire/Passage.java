package org.trialbook.registry.wire;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request's way past the edge: under the name that passed last, and where that is refused under
 * the other of the user's and the plain one.
 */
final class Passage {

  private final URI url;
  private final Introduction introduction;
  private final Edges edges;
  private final List<String> refused = new ArrayList<>();
  private String agent;

  Passage(URI url, Introduction introduction, Edges edges) {
    this.url = url;
    this.introduction = introduction;
    this.edges = edges;
    this.agent = edges.agent(url.getHost(), introduction);
  }

  /** The plain agent is the one that OkHttp adds by itself, in the place where it adds it. */
  HttpRequest request(Duration timeout) {
    Map<String, String> headers =
        agent.equals(Network.PLAIN_AGENT) ? Map.of() : Map.of("User-Agent", agent);
    return new HttpRequest(url, headers, introduction.maximumTls(), timeout);
  }

  /** The registry itself has answered. */
  void passed() {
    if (!refused.isEmpty() && !refused.contains(agent)) {
      edges.keep(url.getHost(), introduction, refused.get(0), agent);
    }
  }

  /** Looks at what went wrong; the next attempt may go under another name. */
  Fault heard(Fault fault) {
    switch (fault.kind()) {
      case REFUSED -> passed();
      case BLOCKED -> {
        if (!refused.contains(agent)) {
          refused.add(agent);
        }
        String quoted =
            refused.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(" and "));
        String agents = refused.size() == 1 ? " to the User-Agent " : " to the User-Agents ";
        agent = other();
        return fault.withMore(agents + quoted);
      }
      default -> {}
    }
    return fault;
  }

  /** The name that was not refused yet; where both were, or are the same, the user's. */
  private String other() {
    return refused.contains(introduction.agent()) && !refused.contains(Network.PLAIN_AGENT)
        ? Network.PLAIN_AGENT
        : introduction.agent();
  }
}
