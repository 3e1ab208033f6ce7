package org.trialbook.eligibility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads the limits of criteria: a measure, a comparison, a number and its unit, in one pass over
 * the words. What is said otherwise is not found; nothing is concluded.
 */
final class Limits {

  /** Every limit has a number: digits or a word, but for the Roman classes of a scale. */
  private static final Scan MAY_LIMIT =
      Scan.forAny(
          "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "zero", "one", "two", "three", "four",
          "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "teen", "twenty",
          "thirty", "forty", "fifty", "twice");

  private static final Scan SCALES =
      Scan.forAny(
          "nyha",
          "nhya",
          "world health",
          "east coast",
          "york",
          "functional",
          "heart association",
          "ecog",
          "eastern",
          "zubrod",
          "performance",
          "who",
          "ps");

  private final Measures measures;

  private Limits(Measures measures) {
    this.measures = measures;
  }

  static Limits of(Measures measures) {
    return new Limits(measures);
  }

  /** The limits of the criteria of a text, each with its criterion, in the order of the text. */
  Found of(List<Criterion> criteria) {
    return receiver -> {
      Optional<Measure> above = Optional.empty();
      for (Criterion criterion : criteria) {
        for (Criterion piece : pieces(criterion)) {
          for (Limit limit : in(piece, above)) {
            receiver.accept(criterion, limit);
          }
          above = named(piece);
        }
      }
    };
  }

  /** A whole text is read line by line, as criteria are. */
  private static List<Criterion> pieces(Criterion criterion) {
    if (criterion.kind() != CriterionKind.UNSPLIT) {
      return List.of(criterion);
    }
    String text = criterion.text();
    return Lines.of(text).stream()
        .map(
            line ->
                new Criterion(
                    criterion.kind(),
                    criterion.ordinal(),
                    0,
                    criterion.start() + line.content(),
                    criterion.start() + line.end(),
                    text.substring(line.content(), line.end())))
        .toList();
  }

  /** Limits to go through. */
  @FunctionalInterface
  interface Found {
    void forEach(BiConsumer<Criterion, Limit> receiver);
  }

  /** The limits of a criterion in the order of its text. */
  List<Limit> in(Criterion criterion) {
    return in(criterion, Optional.empty());
  }

  /**
   * The limits of a criterion below another.
   *
   * @param above the measure that the line above is the name of, as in "Life expectancy:"
   */
  List<Limit> in(Criterion criterion, Optional<Measure> above) {
    String text = criterion.text();
    if (above.isEmpty() && !MAY_LIMIT.isIn(text) && !SCALES.isIn(text)) {
      return List.of();
    }
    Tokens tokens = Tokens.of(criterion.text());
    LimitWriter writer = new LimitWriter(tokens, criterion.start());
    List<Limit> limits = new ArrayList<>();
    AgeReader ages = new AgeReader(tokens, writer, limits);
    MeasureReader others = new MeasureReader(tokens, measures.words(), writer, limits);
    int at = above.map(measure -> below(tokens, measure, writer, limits)).orElse(0);
    while (at < tokens.size()) {
      Optional<Lexicon.Found<Optional<Measure>>> found = measures.words().at(tokens, at);
      if (found.isPresent()) {
        int next = found.get().next();
        Optional<Measure> measure = found.get().meaning();
        if (measure.isEmpty()) {
          at = next;
        } else if (measure.get().is("AGE")) {
          at = Math.max(next, ages.afterWord(at, next));
        } else {
          at = Math.max(next, others.read(measure.get(), at, next));
        }
      } else {
        at = Math.max(at + 1, ages.withoutWord(at));
      }
    }
    limits.sort(Comparator.comparingInt(Limit::start));
    return withoutRepeats(limits, criterion);
  }

  /** "18-75 years old (≥ 18, ≤ 75 years)" says one thing twice. */
  private static List<Limit> withoutRepeats(List<Limit> limits, Criterion criterion) {
    List<Limit> once = new ArrayList<>();
    for (Limit each : limits) {
      Limit last = once.isEmpty() ? null : once.get(once.size() - 1);
      boolean again =
          last != null
              && last.end() <= each.start()
              && each.start() - last.end() < 12
              && last.saysTheSameAs(each)
              && criterion
                  .text()
                  .substring(last.end() - criterion.start(), each.start() - criterion.start())
                  .contains("(");
      if (!again) {
        once.add(each);
      }
    }
    return List.copyOf(once);
  }

  /** The measure that a line is the name of, and nothing else. */
  Optional<Measure> named(Criterion criterion) {
    if (criterion.text().length() > 60 || !measures.words().mayBegin(criterion.text())) {
      return Optional.empty();
    }
    Tokens tokens = Tokens.of(criterion.text());
    return measures
        .words()
        .at(tokens, 0)
        .filter(
            found ->
                found.next() == tokens.size()
                    || (found.next() == tokens.size() - 1 && tokens.get(found.next()).is(":")))
        .flatMap(Lexicon.Found::meaning);
  }

  private static int below(Tokens tokens, Measure measure, LimitWriter writer, List<Limit> limits) {
    Optional<BoundReader.Reading> reading = new BoundReader(tokens, measure).at(0);
    if (reading.isEmpty() || !(reading.get().compared() || measure.isScale())) {
      return 0;
    }
    Optional<Limit> limit =
        writer.limit(measure, LimitScope.PARTICIPANT, reading.get(), tokens.get(0).start());
    limit.filter(each -> each.unclear() == null).ifPresent(limits::add);
    return limits.isEmpty() ? 0 : reading.get().next();
  }
}
