package org.trialbook.drug;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Which names are of one drug, by links between them.
 *
 * <p>No link puts two MeSH terms together. Where a chain of links would, the one that fewest
 * studies tell waits; and a name that stands beside two MeSH terms says of neither which it is.
 */
final class Synonyms {

  /** A link that waits, and what is against it. */
  record Waiting(Link link, String reason) {}

  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, String> leaders = new HashMap<>();
  private final Map<String, List<Link>> accepted = new HashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Predicate<String> isMesh;
  private final Function<String, String> spelling;

  /**
   * @param isMesh whether a key is that of a MeSH term
   * @param uses how many interventions are called by it
   * @param isCode whether it is a company's number
   * @param spelling how a key is written
   */
  Synonyms(
      List<Link> links,
      Predicate<String> isMesh,
      ToIntFunction<String> uses,
      Predicate<String> isCode,
      Function<String, String> spelling) {
    this.isMesh = isMesh;
    this.spelling = spelling;
    Map<String, Set<String>> beside = new HashMap<>();
    for (Link link : links) {
      beside.computeIfAbsent(link.name(), any -> new TreeSet<>()).add(link.drug());
      beside.computeIfAbsent(link.drug(), any -> new TreeSet<>()).add(link.name());
    }
    List<Link> sure = new ArrayList<>();
    for (Link link : links) {
      String against =
          isMesh.test(link.name()) && isMesh.test(link.drug())
              ? "both are MeSH terms"
              : firstOf(
                  against(link.name(), beside, uses, isCode),
                  against(link.drug(), beside, uses, isCode));
      if (against == null) {
        sure.add(link);
      } else {
        waiting.add(new Waiting(link, against));
      }
    }
    sure.sort(
        Comparator.<Link>comparingInt(link -> -link.sources().size())
            .thenComparing(Link::name)
            .thenComparing(Link::drug));
    sure.forEach(this::join);
    accepted.keySet().forEach(key -> leaders.merge(root(key), key, (a, b) -> leader(a, b, uses)));
  }

  /** MeSH's name, else the one that most interventions have, else the first by its letters. */
  private String leader(String first, String second, ToIntFunction<String> uses) {
    return Stream.of(first, second)
        .min(
            Comparator.<String, Boolean>comparing(key -> !isMesh.test(key))
                .thenComparingInt(key -> -uses.applyAsInt(key))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  private static String firstOf(String first, String second) {
    return first == null ? second : first;
  }

  /** Why what stands beside this name is not one drug; null where nothing is against it. */
  private String against(
      String name,
      Map<String, Set<String>> beside,
      ToIntFunction<String> uses,
      Predicate<String> isCode) {
    if (isMesh.test(name)) {
      return null;
    }
    Set<String> terms =
        beside.get(name).stream().filter(isMesh).collect(toCollection(TreeSet::new));
    if (terms.size() > 1) {
      return "it stands beside " + named(terms);
    }
    Set<String> heads = beside.get(name);
    boolean tellsNothing = terms.isEmpty() && uses.applyAsInt(name) == 0 && !isCode.test(name);
    return tellsNothing && heads.size() > 1 ? "it stands beside " + named(heads) : null;
  }

  private String named(Set<String> keys) {
    return keys.stream().limit(4).map(spelling).collect(joining(" and "));
  }

  private void join(Link link) {
    String name = root(link.name());
    String drug = root(link.drug());
    if (!name.equals(drug)) {
      if (isMesh.test(name) && isMesh.test(drug)) {
        waiting.add(
            new Waiting(
                link, "it would put " + named(new TreeSet<>(Set.of(name, drug))) + " together"));
        return;
      }
      boolean nameLeads = isMesh.test(name);
      parents.put(nameLeads ? drug : name, nameLeads ? name : drug);
    }
    accepted.computeIfAbsent(link.name(), any -> new ArrayList<>()).add(link);
    accepted.computeIfAbsent(link.drug(), any -> new ArrayList<>()).add(link);
  }

  /** The name that the drug goes by: its MeSH term where there is one. */
  String top(String key) {
    String root = root(key);
    return leaders.getOrDefault(root, root);
  }

  private String root(String key) {
    String at = key;
    while (parents.containsKey(at)) {
      at = parents.get(at);
    }
    return at;
  }

  /** Whether anything was put together with the name. */
  boolean isLinked(String key) {
    return accepted.containsKey(key);
  }

  /** Which records say so, in words. */
  String reason(String key) {
    Link link =
        accepted.get(key).stream()
            .min(Comparator.comparingInt(each -> -each.sources().size()))
            .orElseThrow();
    return "%s %s in %s"
        .formatted(link.how(), spelling.apply(link.other(key)), String.join(", ", link.shown()));
  }

  List<Waiting> waiting() {
    return waiting;
  }
}
