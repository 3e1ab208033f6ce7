package org.trialbook.query;

import java.util.List;

/**
 * Which parts of a question an index without the registry's vocabulary answers as the registry
 * does, and which only nearly.
 *
 * <p>Fields, enum values, dates, numbers, ages, registry numbers and circles mean the same
 * everywhere. Words in fields that the registry widens to synonyms (UMLS) do not: there, the
 * registry finds more.
 *
 * @param parts in the order of the parameters
 */
public record Membership(List<Part> parts) {

  /**
   * One part of the question.
   *
   * @param parameter that it stands in, such as {@code query.cond}
   * @param words as they are sent
   * @param closeness how near the answer comes
   * @param reason why it is not exact; empty where it is
   */
  public record Part(String parameter, String words, Closeness closeness, String reason) {

    @Override
    public String toString() {
      return reason.isEmpty()
          ? "%s in %s".formatted(words, parameter)
          : "%s in %s: %s".formatted(words, parameter, reason);
    }
  }

  /** How near a local answer comes to the registry's. */
  public enum Closeness {
    /** The same studies. */
    EXACT,
    /** The same studies; their rank may differ. */
    EXACT_BUT_FOR_ORDER,
    /** Nearly the same studies. */
    APPROXIMATE,
  }

  /** Copies the list. */
  public Membership {
    parts = List.copyOf(parts);
  }

  /** Whether all parts find the same studies as with the registry, in whatever order. */
  public boolean isExact() {
    return approximate().isEmpty();
  }

  /** Those that find the same studies. */
  public List<Part> exact() {
    return parts.stream().filter(part -> part.closeness() != Closeness.APPROXIMATE).toList();
  }

  /** Those that may find other studies. */
  public List<Part> approximate() {
    return parts.stream().filter(part -> part.closeness() == Closeness.APPROXIMATE).toList();
  }

  /** On one line, what to think of a local answer. */
  public String describe() {
    List<Part> approximate = approximate();
    if (approximate.isEmpty()) {
      return "the same studies as the registry finds";
    }
    String parts = String.join("; ", approximate.stream().map(Part::toString).toList());
    return exact().isEmpty() ? "approximate: " + parts : "exact but for " + parts;
  }
}
