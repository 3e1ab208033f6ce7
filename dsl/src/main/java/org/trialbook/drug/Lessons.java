package org.trialbook.drug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the records teach of the names of drugs. */
final class Lessons {

  private static final String OTHER_NAME = "another name of";
  private static final String BRACKETS = "in brackets beside";
  private static final String SLASH = "with a slash beside";
  private static final String SPELLING = "the registry's MeSH term for it:";

  /** As many letters at the beginning, and no more in all, for two spellings of one word. */
  private static final int SAME_LETTERS = 6;

  private static final int OTHER_LETTERS = 3;

  private final Map<String, String> mesh = new HashMap<>();
  private final Set<String> inCombinations = new HashSet<>();
  private final Map<String, Map<String, Integer>> heads = new HashMap<>();
  private final Map<String, String> spellings = new HashMap<>();
  private final Map<String, Link> links = new LinkedHashMap<>();
  private final Map<String, Map<List<String>, Set<String>>> combinations = new HashMap<>();
  private final Set<String> apart;
  private final Synonyms synonyms;

  /**
   * @param apart keys of names that a person has decided about
   */
  Lessons(List<Intervention> interventions, Set<String> apart) {
    this.apart = apart;
    interventions.stream()
        .flatMap(each -> each.meshTerms().stream())
        .distinct()
        .forEach(this::term);
    List<Intervention> single = interventions.stream().filter(Lessons::isSingle).toList();
    single.forEach(this::head);
    single.forEach(this::names);
    spelt(interventions, single);
    synonyms =
        new Synonyms(
            List.copyOf(links.values()),
            mesh::containsKey,
            this::uses,
            key -> DrugText.of(key).isCode(),
            this::spelling);
  }

  private static boolean isSingle(Intervention intervention) {
    return Combination.comparator(intervention.name()) == null
        && Combination.sureParts(intervention.name()).size() == 1;
  }

  private void term(String term) {
    DrugText text = DrugText.of(term);
    if (term.endsWith("rug combination") || term.endsWith("rug Combination")) {
      Combination.possibleParts(term.replaceFirst("(?i)drug combination$", ""))
          .forEach(part -> inCombinations.add(DrugText.of(part).key()));
    } else if (!text.key().isEmpty()) {
      mesh.merge(text.key(), text.spelling(), (a, b) -> a.length() <= b.length() ? a : b);
    }
  }

  private void head(Intervention intervention) {
    DrugText text = DrugText.of(intervention.name());
    if (!text.key().isEmpty()) {
      heads
          .computeIfAbsent(text.key(), any -> new TreeMap<>())
          .merge(text.spelling(), 1, Integer::sum);
    }
  }

  private void names(Intervention intervention) {
    DrugText text = DrugText.of(intervention.name());
    if (text.key().isEmpty() || (text.isGeneric() && !mesh.containsKey(text.key()))) {
      return;
    }
    if (!mesh.containsKey(text.key()) && parts(intervention.name()).isPresent()) {
      return;
    }
    intervention.otherNames().forEach(name -> link(intervention, text, name, OTHER_NAME));
    text.asides().stream()
        .flatMap(aside -> Stream.of(aside.split("[,;:/]", -1)))
        .forEach(name -> link(intervention, text, name, BRACKETS));
    Combination.sameWithSlash(intervention.name())
        .forEach(name -> link(intervention, text, name, SLASH));
  }

  private void link(Intervention intervention, DrugText drug, String name, String how) {
    DrugText other = DrugText.of(name);
    boolean isNone =
        other.key().isEmpty()
            || other.key().equals(drug.key())
            || Combination.comparator(name) != null
            || apart.contains(other.key())
            || apart.contains(drug.key());
    if (isNone) {
      return;
    }
    Optional<List<String>> parts = parts(name);
    if (parts.isPresent() && how.equals(OTHER_NAME)) {
      combinations
          .computeIfAbsent(drug.key(), any -> new HashMap<>())
          .computeIfAbsent(parts.get(), any -> new TreeSet<>())
          .add(intervention.nctId());
    } else if (parts.isEmpty() && !name.matches(".*[,;].*") && !saysMore(name, other)) {
      spellings.putIfAbsent(other.key(), other.spelling());
      add(other.key(), drug.key(), how, intervention.nctId());
    }
  }

  private boolean saysMore(String name, DrugText text) {
    return Combination.sureParts(name).size() > 1
        || (text.isGeneric() && !mesh.containsKey(text.key()))
        || DrugText.words(name).stream()
            .anyMatch(word -> DrugWords.STAGES.contains(word.toLowerCase(Locale.ROOT)));
  }

  private void add(String name, String drug, String how, String nctId) {
    String pair = name.compareTo(drug) < 0 ? name + "\t" + drug : drug + "\t" + name;
    links.merge(
        pair, new Link(name, drug, how, List.of(nctId)), (known, fresh) -> known.and(nctId));
  }

  /** A word that is but for its end the one MeSH term of the study that no other name is. */
  private void spelt(List<Intervention> all, List<Intervention> single) {
    Map<String, Set<String>> named = new HashMap<>();
    for (Intervention each : all) {
      Set<String> names = named.computeIfAbsent(each.nctId(), any -> new HashSet<>());
      Stream.concat(
              Combination.sureParts(each.name()).stream(),
              Combination.possibleParts(each.name()).stream())
          .forEach(part -> names.add(DrugText.of(part).key()));
    }
    for (Intervention each : single) {
      String key = DrugText.of(each.name()).key();
      if (key.length() <= SAME_LETTERS || mesh.containsKey(key) || apart.contains(key)) {
        continue;
      }
      List<String> near =
          each.meshTerms().stream()
              .map(term -> DrugText.of(term).key())
              .filter(term -> !named.get(each.nctId()).contains(term) && isSpeltAlike(key, term))
              .distinct()
              .toList();
      if (near.size() == 1) {
        add(key, near.get(0), SPELLING, each.nctId());
      }
    }
  }

  private static boolean isSpeltAlike(String word, String other) {
    boolean isPossible =
        !word.contains(" ")
            && !other.contains(" ")
            && other.length() > SAME_LETTERS
            && Math.abs(word.length() - other.length()) <= OTHER_LETTERS;
    return isPossible && word.substring(0, SAME_LETTERS).equals(other.substring(0, SAME_LETTERS));
  }

  /** The keys of the drugs that a name joins without doubt, or each of which is known. */
  Optional<List<String>> parts(String name) {
    if (!Combination.sameWithSlash(name).isEmpty()) {
      return Optional.empty();
    }
    for (List<String> parts :
        List.of(Combination.sureParts(name), Combination.possibleParts(name))) {
      List<String> keys =
          parts.stream().map(part -> DrugText.of(part).key()).distinct().sorted().toList();
      if (keys.size() > 1 && areDrugs(keys)) {
        return Optional.of(keys);
      }
    }
    return Optional.empty();
  }

  /** Of a list of three or more, two that are known tell what the others are. */
  private boolean areDrugs(List<String> keys) {
    long known = keys.stream().filter(this::isKnown).count();
    boolean isList = keys.size() > 2 && known > keys.size() / 2;
    return known == keys.size()
        || (isList && keys.stream().noneMatch(key -> DrugText.of(key).isGeneric()));
  }

  /** Whether it is a drug by itself: a MeSH term, or what an intervention is called. */
  boolean isKnown(String key) {
    return mesh.containsKey(key)
        || inCombinations.contains(key)
        || (heads.containsKey(key) && !DrugText.of(key).isGeneric());
  }

  boolean isMesh(String key) {
    return mesh.containsKey(key);
  }

  /** The drugs of a combination that goes by a name of its own, where all records agree. */
  Optional<List<String>> combination(String key) {
    Map<List<String>, Set<String>> said = combinations.getOrDefault(key, Map.of());
    return mesh.containsKey(key) || said.size() != 1
        ? Optional.empty()
        : said.keySet().stream().findFirst();
  }

  /** The studies that say so. */
  String combinationSource(String key) {
    List<String> all = new ArrayList<>();
    combinations.getOrDefault(key, Map.of()).values().forEach(all::addAll);
    return String.join(", ", all.stream().sorted().limit(3).toList());
  }

  Synonyms synonyms() {
    return synonyms;
  }

  private int uses(String key) {
    return heads.getOrDefault(key, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** As MeSH writes it, else as most interventions do. */
  String spelling(String key) {
    if (mesh.containsKey(key)) {
      return mesh.get(key);
    }
    return heads.getOrDefault(key, Map.of()).entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(spellings.getOrDefault(key, key));
  }
}
