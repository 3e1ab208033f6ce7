package org.trialbook.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trialbook.TrialbookException;
import org.trialbook.query.NctId;
import org.trialbook.query.StudyQuery;
import org.trialbook.registry.page.Page;
import org.trialbook.registry.page.PageReader;
import org.trialbook.registry.page.Walk;
import org.trialbook.registry.wire.Client;

/**
 * The studies of a list of ids.
 *
 * @param studies the JSON of each study that is there, by the id that was asked for, in the order
 *     of asking; under an id that was replaced is the study that has it now
 * @param unknown the ids that the registry does not have
 */
public record StudiesById(Map<String, byte[]> studies, List<String> unknown) {

  private static final int IDS_AT_ONCE = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The studies of a list of ids. */
  public StudiesById {
    studies = Collections.unmodifiableMap(studies);
    unknown = List.copyOf(unknown);
  }

  /** Asks for studies by id, so many with one request. */
  static StudiesById ask(Client client, Collection<String> nctIds) {
    List<String> ids = normalized(nctIds);
    List<Page> pages = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(from + IDS_AT_ONCE, ids.size()));
      Map<String, String> parameters = new LinkedHashMap<>(StudyQuery.all().ids(some).parameters());
      parameters.put("pageSize", String.valueOf(Walk.LARGEST_PAGE));
      pages.add(client.ask(client.url("/studies", parameters), PageReader::read));
    }
    return match(ids, pages);
  }

  /** The ids in their one form, each once; all that are none are named together. */
  private static List<String> normalized(Collection<String> nctIds) {
    Set<String> ids = new LinkedHashSet<>();
    List<String> malformed = new ArrayList<>();
    for (String id : nctIds) {
      try {
        ids.add(NctId.normalized(id));
      } catch (TrialbookException e) {
        malformed.add("\"" + id + "\"");
      }
    }
    if (!malformed.isEmpty()) {
      throw new TrialbookException(
          "Not NCT ids: %s\nAn id is NCT and eight digits, like NCT04280705."
              .formatted(String.join(", ", malformed)));
    }
    return List.copyOf(ids);
  }

  /** Sorts out which study answers which id. */
  private static StudiesById match(List<String> asked, List<Page> pages) {
    Map<String, byte[]> sent = new LinkedHashMap<>();
    for (Page page : pages) {
      for (int study = 0; study < page.size(); study++) {
        byte[] json = page.study(study);
        page.nctId(study).ifPresent(id -> sent.put(id, json));
        aliases(json).forEach(alias -> sent.putIfAbsent(alias, json));
      }
    }
    Map<String, byte[]> found = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String id : asked) {
      if (sent.containsKey(id)) {
        found.put(id, sent.get(id));
      } else {
        unknown.add(id);
      }
    }
    return new StudiesById(found, unknown);
  }

  private static List<String> aliases(byte[] study) {
    try {
      List<String> aliases = new ArrayList<>();
      JSON.readTree(study)
          .at("/protocolSection/identificationModule/nctIdAliases")
          .forEach(alias -> aliases.add(alias.asText()));
      return aliases;
    } catch (IOException e) {
      throw TrialbookException.cannot("read a study of a page that was read", e);
    }
  }
}
