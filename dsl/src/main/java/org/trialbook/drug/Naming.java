package org.trialbook.drug;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.trialbook.drug.DrugName.Kind;
import org.trialbook.drug.DrugName.Outcome;

/** Looks names up in what decisions say, and then in what records teach. */
final class Naming {

  /** Shorter terms stand in names of other things too often. */
  private static final int TELLING = 5;

  /** What a user says of a name; the drug is empty where it stands for itself. */
  record Decision(String name, String drug, String source) {}

  private final Map<String, Decision> decisions;
  private final Lessons lessons;
  private final Map<String, DrugName> known = new ConcurrentHashMap<>();

  /**
   * @param decisions by the key of their name
   */
  Naming(Map<String, Decision> decisions, List<Intervention> interventions) {
    this.decisions = decisions;
    this.lessons = new Lessons(interventions, decisions.keySet());
  }

  /** By what a name is looked up; empty for one without letters. */
  static String key(String name) {
    String key = DrugText.of(name).key();
    String whole = DrugText.plain(name).toLowerCase(Locale.ROOT);
    return key.isEmpty() && whole.matches(".*\\p{L}.*") ? whole : key;
  }

  DrugName resolve(String name) {
    DrugName found = known.get(name);
    if (found == null) {
      found = find(name);
      known.put(name, found);
    }
    return found;
  }

  private DrugName find(String name) {
    Decision decision = decisions.get(key(name));
    if (decision != null) {
      return decided(name, decision);
    }
    List<String> parts = Combination.sureParts(name);
    if (parts.size() > 1) {
      return together(name, parts);
    }
    String comparator = Combination.comparator(name);
    return comparator == null
        ? single(name)
        : new DrugName(
            name, Kind.COMPARATOR, List.of(comparator), Outcome.ACCEPTED, "its name says so");
  }

  private DrugName decided(String name, Decision decision) {
    if (decision.drug().isEmpty()) {
      String spelling = DrugText.of(decision.name()).spelling();
      return new DrugName(
          name,
          Kind.DRUG,
          List.of(spelling.isEmpty() ? decision.name() : spelling),
          Outcome.ACCEPTED,
          "kept apart (%s)".formatted(decision.source()));
    }
    List<String> drugs =
        Combination.sureParts(decision.drug()).stream()
            .flatMap(each -> drug(each).stream())
            .distinct()
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .toList();
    String comparator = Combination.comparator(decision.drug());
    Kind kind =
        drugs.size() > 1 ? Kind.COMBINATION : comparator == null ? Kind.DRUG : Kind.COMPARATOR;
    return new DrugName(
        name, kind, drugs, Outcome.ACCEPTED, "decided (%s)".formatted(decision.source()));
  }

  /** A decision may name the drug by any of its names, and a decision is not looked up twice. */
  private List<String> drug(String name) {
    String key = key(name);
    return decisions.containsKey(key) || Combination.comparator(name) != null
        ? List.of(name.strip())
        : single(name).drugs();
  }

  private DrugName together(String name, List<String> parts) {
    List<DrugName> each = parts.stream().map(this::resolve).toList();
    List<String> drugs =
        each.stream()
            .flatMap(part -> part.drugs().stream())
            .distinct()
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .toList();
    boolean isComparator = each.stream().allMatch(part -> part.kind() == Kind.COMPARATOR);
    Kind kind =
        isComparator ? Kind.COMPARATOR : drugs.size() > 1 ? Kind.COMBINATION : each.get(0).kind();
    Outcome outcome =
        each.stream()
            .map(DrugName::outcome)
            .max(Comparator.comparing(this::doubtful))
            .orElseThrow();
    return new DrugName(
        name,
        kind,
        drugs,
        outcome,
        each.stream()
            .map(part -> "%s: %s".formatted(part.drug(), part.reason()))
            .distinct()
            .collect(Collectors.joining("; ")));
  }

  private int doubtful(Outcome outcome) {
    return List.of(Outcome.ACCEPTED, Outcome.UNKNOWN, Outcome.REVIEW).indexOf(outcome);
  }

  private DrugName single(String name) {
    DrugText text = DrugText.of(name);
    String key = text.key();
    if (key.isEmpty()) {
      return own(name, DrugText.plain(name), Outcome.UNKNOWN, "it names no drug");
    }
    Synonyms synonyms = lessons.synonyms();
    if (lessons.isMesh(key)) {
      return own(name, lessons.spelling(key), Outcome.ACCEPTED, "a MeSH term of the registry's");
    }
    Optional<List<String>> combination = lessons.combination(key);
    if (combination.isPresent()) {
      return joined(
          name,
          combination.get(),
          "in %s another name of it".formatted(lessons.combinationSource(key)));
    }
    Optional<List<String>> parts = lessons.parts(name);
    if (parts.isPresent()) {
      return joined(name, parts.get(), "each of them is a drug by itself");
    }
    if (synonyms.isLinked(key)) {
      return own(name, lessons.spelling(synonyms.top(key)), Outcome.ACCEPTED, synonyms.reason(key));
    }
    Optional<Doubt> doubt = doubt(name, text);
    return doubt.isPresent()
        ? own(
            name,
            lessons.spelling(key),
            Outcome.REVIEW,
            "perhaps %s: %s".formatted(doubt.get().drug(), doubt.get().reason()))
        : own(
            name,
            lessons.spelling(key).equals(key) ? text.spelling() : lessons.spelling(key),
            Outcome.UNKNOWN,
            "no record says which drug; its own name without dose, form and salt");
  }

  private static DrugName own(String name, String drug, Outcome outcome, String reason) {
    return new DrugName(name, Kind.DRUG, List.of(drug), outcome, reason);
  }

  private DrugName joined(String name, List<String> keys, String reason) {
    List<String> drugs =
        keys.stream()
            .map(key -> lessons.spelling(lessons.synonyms().top(key)))
            .distinct()
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .toList();
    Kind kind = drugs.size() > 1 ? Kind.COMBINATION : Kind.DRUG;
    return new DrugName(name, kind, drugs, Outcome.ACCEPTED, reason);
  }

  private Optional<Doubt> doubt(String name, DrugText text) {
    Optional<Synonyms.Waiting> waiting =
        lessons.synonyms().waiting().stream()
            .filter(each -> each.link().isOf(text.key()))
            .findFirst();
    return waiting
        .map(each -> doubt(each, text.key()))
        .or(() -> hasInIt(text).map(term -> hint(name, term)));
  }

  private Doubt doubt(Synonyms.Waiting waiting, String key) {
    Link link = waiting.link();
    return new Doubt(
        lessons.spelling(key),
        lessons.spelling(link.other(key)),
        "%s it in %s, but %s"
            .formatted(link.how(), String.join(", ", link.shown()), waiting.reason()),
        link.shown());
  }

  private static Doubt hint(String name, String term) {
    return new Doubt(name, term, "its name has that in it, and says more", List.of());
  }

  /** The one MeSH term that stands in a longer name. */
  private Optional<String> hasInIt(DrugText text) {
    List<String> words = List.of(text.key().split(" ", -1));
    Set<String> terms = new TreeSet<>();
    for (int from = 0; from < words.size(); from++) {
      for (int to = from + 1; to <= words.size(); to++) {
        String run = String.join(" ", words.subList(from, to));
        if (run.length() >= TELLING && lessons.isMesh(run)) {
          terms.add(lessons.spelling(run));
        }
      }
    }
    return terms.size() == 1 ? terms.stream().findFirst() : Optional.empty();
  }

  /** Links that wait, and names among these that have that of one drug in them, by name. */
  List<Doubt> doubts(List<String> names) {
    Map<String, Doubt> doubts = new LinkedHashMap<>();
    for (Synonyms.Waiting each : lessons.synonyms().waiting()) {
      Doubt doubt = doubt(each, each.link().name());
      doubts.put(doubt.name() + "\t" + doubt.drug(), doubt);
    }
    names.stream()
        .distinct()
        .map(this::resolve)
        .filter(each -> each.outcome() == Outcome.REVIEW && each.kind() == Kind.DRUG)
        .forEach(
            each ->
                hasInIt(DrugText.of(each.name()))
                    .ifPresent(
                        term ->
                            doubts.putIfAbsent(
                                each.name() + "\t" + term, hint(each.name(), term))));
    return doubts.values().stream()
        .sorted(
            Comparator.comparing(Doubt::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Doubt::drug))
        .toList();
  }
}
