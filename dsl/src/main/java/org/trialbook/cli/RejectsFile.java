package org.trialbook.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.TrialbookException;
import org.trialbook.flatten.Reject;
import org.trialbook.flatten.Rejects;

/** The records that could not be read, one JSON object a line, beside the tables. */
final class RejectsFile {

  private static final String NAME = "rejects.ndjson";
  private static final ObjectMapper JSON = new ObjectMapper();

  private RejectsFile() {}

  /** Writes them, whole or not at all, and says where. */
  static Path write(Rejects rejects, Path folder) {
    Path file = folder.resolve(NAME);
    Path beside = folder.resolve(NAME + ".part");
    try {
      List<String> lines = new ArrayList<>();
      for (Reject reject : rejects.first()) {
        lines.add(JSON.writeValueAsString(facts(reject)));
      }
      Files.createDirectories(folder);
      Files.write(beside, lines);
      return Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new TrialbookException("Cannot write " + file + ": " + e.getMessage() + ".", e);
    }
  }

  private static Map<String, Object> facts(Reject reject) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("input", reject.input());
    facts.put("nctId", reject.nctId().orElse(null));
    facts.put("position", reject.position());
    facts.put("reason", reject.reason());
    return facts;
  }
}
