package org.trialbook.registry.page;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trialbook.Internal;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.wire.Client;

/** How many studies match, by the smallest request that tells: it brings one id. */
@Internal
public final class Count {

  private Count() {}

  /** Asks for it. */
  public static long ask(Client client, StudyQuery query) {
    return client.ask(client.url("/studies", parameters(query)), Count::read);
  }

  public static Map<String, String> parameters(StudyQuery query) {
    Map<String, String> parameters = new LinkedHashMap<>(query.parameters());
    parameters.put("fields", "NCTId");
    parameters.put("pageSize", "1");
    parameters.put("countTotal", "true");
    return parameters;
  }

  public static long read(byte[] body) throws IOException {
    return PageReader.read(body)
        .totalCount()
        .orElseThrow(() -> new JsonParseException(null, "no totalCount in it"));
  }
}
