package org.trialbook.mirror.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.trialbook.mirror.Served;

/**
 * A study, or one of its sites, read once by Jackson: what stands at each path, and how long the
 * lists there are.
 */
public final class StudyTree {

  private static final String SITES = "protocolSection.contactsLocationsModule.locations";
  private static final String FOLDED =
      "\u00df>ss \u00e6>ae \u0153>oe \u00f8>o \u0142>l \u0111>d \u0131>i \u00f0>d \u00fe>th";

  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private final Map<String, List<JsonNode>> nodes = new HashMap<>();
  public final Map<String, List<Integer>> sizes = new HashMap<>();
  public final List<StudyTree> sites = new ArrayList<>();
  public final Map<String, List<List<String>>> words = new HashMap<>();

  private StudyTree() {}

  public static StudyTree of(byte[] study) {
    try {
      return of(Served.JSON.readTree(study));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static StudyTree of(JsonNode study) {
    StudyTree tree = new StudyTree();
    study.properties().forEach(entry -> tree.add(entry.getKey(), entry.getValue()));
    for (JsonNode site : tree.at(SITES)) {
      StudyTree one = new StudyTree();
      site.properties().forEach(entry -> one.add(SITES + "." + entry.getKey(), entry.getValue()));
      tree.sites.add(one);
    }
    return tree;
  }

  private void add(String path, JsonNode node) {
    if (node.isArray()) {
      sizes.computeIfAbsent(path, key -> new ArrayList<>()).add(node.size());
      node.forEach(element -> add(path, element));
      return;
    }
    nodes.computeIfAbsent(path, key -> new ArrayList<>()).add(node);
    node.properties().forEach(entry -> add(path + "." + entry.getKey(), entry.getValue()));
  }

  public String nctId() {
    return at("protocolSection.identificationModule.nctId").get(0).asText();
  }

  public List<StudyTree> sites() {
    return sites;
  }

  /** All elements of all lists on the way. */
  public List<JsonNode> at(String path) {
    return nodes.getOrDefault(path, List.of());
  }

  public List<Integer> sizes(String path) {
    return sizes.getOrDefault(path, List.of());
  }

  /** What stands there as text. */
  public List<String> texts(String path) {
    return at(path).stream().filter(JsonNode::isValueNode).map(JsonNode::asText).toList();
  }

  /** The words of each text there. */
  public List<List<String>> words(String path) {
    Function<String, List<List<String>>> read =
        key -> texts(key).stream().map(StudyTree::wordsOf).toList();
    return words.computeIfAbsent(path, read);
  }

  /** Runs of letters and digits, in lower case and without accents. */
  public static List<String> wordsOf(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    if (!plain.chars().allMatch(c -> c < 128)) {
      plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
      for (String fold : FOLDED.split(" ", -1)) {
        plain = plain.replace(fold.substring(0, 1), fold.substring(2));
      }
    }
    return BETWEEN.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
  }
}
