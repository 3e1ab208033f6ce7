package org.trialbook.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialbook.TrialbookException;
import org.trialbook.accounting.Accounting;
import org.trialbook.accounting.LeftOut;
import org.trialbook.accounting.Reject;
import org.trialbook.accounting.ValueReject;
import org.trialbook.file.WholeFile;

/**
 * What was not read, one JSON object a line, beside the tables: records, values, and what was left
 * out, as {@code kind} says.
 */
final class RejectsFile {

  private static final String NAME = "rejects.ndjson";
  private static final ObjectMapper JSON = new ObjectMapper();

  private RejectsFile() {}

  /**
   * Writes them, whole or not at all, and says where. Where there is nothing to write, what an
   * earlier run has left is removed.
   */
  static Optional<Path> write(Accounting accounting, Path folder) {
    Path file = folder.resolve(NAME);
    List<Map<String, Object>> all = new ArrayList<>();
    accounting.rejects().first().forEach(reject -> all.add(facts(reject)));
    accounting.valueRejects().first().forEach(value -> all.add(facts(value)));
    accounting.leftOut().first().forEach(thing -> all.add(facts(thing)));
    try {
      if (all.isEmpty()) {
        Files.deleteIfExists(file);
        return Optional.empty();
      }
      List<String> lines = new ArrayList<>();
      for (Map<String, Object> facts : all) {
        lines.add(JSON.writeValueAsString(facts));
      }
      WholeFile.write(file, path -> Files.write(path, lines));
      return Optional.of(file);
    } catch (IOException e) {
      throw new TrialbookException("Cannot write " + file + ": " + e.getMessage() + ".", e);
    }
  }

  private static Map<String, Object> facts(Reject reject) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kind", "record");
    facts.put("input", reject.input());
    facts.put("nctId", reject.nctId().orElse(null));
    facts.put("position", reject.position());
    facts.put("length", reject.length() == Reject.TO_THE_END ? null : reject.length());
    facts.put("reason", reject.reason());
    return facts;
  }

  private static Map<String, Object> facts(ValueReject value) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kind", "value");
    facts.put("input", value.input());
    facts.put("nctId", value.nctId());
    facts.put("path", value.path());
    facts.put("text", value.text());
    facts.put("reason", value.reason());
    return facts;
  }

  private static Map<String, Object> facts(LeftOut thing) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kind", "left out");
    facts.put("input", thing.input());
    facts.put("reason", thing.reason());
    return facts;
  }
}
