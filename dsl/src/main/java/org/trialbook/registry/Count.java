package org.trialbook.registry;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trialbook.query.StudyQuery;

/** How many studies match, by the smallest request that tells: it brings one id. */
final class Count {

  private Count() {}

  static Map<String, String> parameters(StudyQuery query) {
    Map<String, String> parameters = new LinkedHashMap<>(query.parameters());
    parameters.put("fields", "NCTId");
    parameters.put("pageSize", "1");
    parameters.put("countTotal", "true");
    return parameters;
  }

  static long read(byte[] body) throws IOException {
    return Page.read(body)
        .totalCount()
        .orElseThrow(() -> new JsonParseException(null, "no totalCount in it"));
  }
}
