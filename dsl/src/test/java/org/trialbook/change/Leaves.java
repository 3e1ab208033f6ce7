package org.trialbook.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a change of a study is, told in another way: how often each value stands under each path,
 * and how many more or fewer of them there are later. It knows nothing of elements and their names.
 */
final class Leaves {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern NOISE =
      Pattern.compile(
          "derivedSection\\.(miscInfoModule\\.(versionHolder|modelPredictions)"
              + "|(condition|intervention)BrowseModule\\.browse(Leaves|Branches))");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?=[^\\p{Alnum}\\s])");
  private static final Pattern SPACE = Pattern.compile("[\\s\u00a0]+");

  private final Map<String, Integer> counts = new TreeMap<>();
  private final Set<String> structures = new HashSet<>();

  /** How many more of each value the later version has; nothing where there are as many. */
  static Map<String, Integer> difference(JsonNode before, JsonNode after) {
    Leaves leaves = new Leaves();
    leaves.count("", before, -1);
    leaves.count("", after, 1);
    return leaves.counts();
  }

  /** The same, from what changes say. */
  static Map<String, Integer> difference(Iterable<Change> changes, JsonNode before, JsonNode after)
      throws IOException {
    Leaves paths = new Leaves();
    paths.count("", before, 1);
    paths.count("", after, 1);
    Leaves leaves = new Leaves();
    for (Change change : changes) {
      boolean isStructure = paths.structures.contains(change.field());
      leaves.count(change.field(), value(change.before().orElse(null), isStructure), -1);
      leaves.count(change.field(), value(change.after().orElse(null), isStructure), 1);
    }
    return leaves.counts();
  }

  private static JsonNode value(String text, boolean isStructure) throws IOException {
    return isStructure && text != null ? JSON.readTree(text) : JSON.valueToTree(text);
  }

  private Map<String, Integer> counts() {
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private void count(String path, JsonNode node, int sign) {
    if (path.startsWith("derivedSection") && NOISE.matcher(path).matches()) {
      return;
    }
    if (node.isObject()) {
      structures.add(path);
      node.properties()
          .forEach(
              field ->
                  count(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      sign));
    } else if (node.isArray()) {
      structures.add(path);
      node.forEach(element -> count(path, element, sign));
    } else if (!node.isNull() && !node.isMissingNode() && !node.asText().isBlank()) {
      String text =
          SPACE.matcher(ESCAPE.matcher(node.asText()).replaceAll("")).replaceAll(" ").strip();
      counts.merge(path + " = " + text, sign, Integer::sum);
    }
  }
}
