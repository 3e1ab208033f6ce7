package org.trialbook.eligibility;

import java.util.List;
import java.util.Optional;

/** Reads limits of blood pressure that have two numbers: "140/90 mmHg or higher". */
final class PressureReader {

  /** How far another pair may stand behind the first, in tokens. */
  private static final int FURTHER = 14;

  private final Tokens tokens;
  private final Lexicon<Optional<Measure>> words;
  private final LimitWriter writer;
  private final List<Limit> limits;
  private final BoundReader reader;

  PressureReader(
      Tokens tokens, Lexicon<Optional<Measure>> words, LimitWriter writer, List<Limit> limits) {
    this.tokens = tokens;
    this.words = words;
    this.writer = writer;
    this.limits = limits;
    this.reader = new BoundReader(tokens, Measures.known("BLOOD_PRESSURE"));
  }

  /** "140/90" and "> 160 mmHg systolic or > 100 diastolic"; 0 where neither is there. */
  int read(int start, boolean severalNames, int at) {
    Optional<BoundReader.Reading> first = reader.at(at);
    if (first.isEmpty()) {
      return 0;
    }
    int slash = first.get().value().next();
    boolean pair = false;
    int link = slash;
    while (link < slash + 3
        && (tokens.get(link).is("/")
            || tokens.get(link).is("and")
            || tokens.get(link).is("or")
            || tokens.get(link).is("over"))) {
      pair |= tokens.get(link).is("/");
      link++;
    }
    if (link > slash && (pair || severalNames)) {
      int number = link;
      boolean again = !tokens.get(number).isNumber();
      Optional<BoundReader.Reading> second = reader.at(number);
      if (second.isPresent() && (!again || tokens.get(slash).is("/"))) {
        Bounds lower = second.get().bounds();
        Bounds upper = first.get().bounds();
        boolean early = first.get().compared();
        BoundReader.Reading systolic = early ? first.get() : like(first.get(), lower);
        BoundReader.Reading diastolic =
            again || second.get().compared() ? second.get() : like(second.get(), upper);
        if (!systolic.compared() && !diastolic.compared()) {
          return 0;
        }
        if (!systolic.value().hasUnit() && second.get().value().hasUnit()) {
          systolic = with(systolic, second.get().value());
          diastolic = with(diastolic, second.get().value());
        }
        one("SYSTOLIC", systolic, start);
        one("DIASTOLIC", diastolic, start);
        return further(diastolic.next());
      }
    }
    String behind = tokens.get(first.get().next()).word();
    if ((behind.equals("systolic") || behind.equals("diastolic")) && first.get().compared()) {
      one(behind.equals("systolic") ? "SYSTOLIC" : "DIASTOLIC", first.get(), start);
      int next = first.get().next() + 1;
      for (int i = next; i < next + 4; i++) {
        Optional<BoundReader.Reading> other = reader.at(i);
        if (other.isPresent() && other.get().compared()) {
          String which = tokens.get(other.get().next()).word();
          if (which.equals("systolic") || which.equals("diastolic")) {
            one(
                which.equals("systolic") ? "SYSTOLIC" : "DIASTOLIC",
                other.get(),
                tokens.get(i).start());
            return other.get().next() + 1;
          }
        }
      }
      return next;
    }
    return 0;
  }

  private void one(String name, BoundReader.Reading reading, int start) {
    writer
        .limit(Measures.known(name), LimitScope.PARTICIPANT, reading, start)
        .ifPresent(limits::add);
  }

  private static BoundReader.Reading with(BoundReader.Reading reading, Value unit) {
    Value value =
        new Value(
            reading.value().number(),
            unit.unit(),
            unit.unitStart(),
            unit.unitEnd(),
            reading.value().next(),
            reading.value().end());
    return new BoundReader.Reading(
        reading.bounds(),
        value,
        unit.unit(),
        reading.next(),
        Math.max(reading.end(), unit.end()),
        reading.compared());
  }

  /** A number that is compared as the other of its pair is. */
  private static BoundReader.Reading like(BoundReader.Reading reading, Bounds other) {
    double number = reading.value().number();
    boolean both = other.low() != null && other.high() != null;
    Bounds bounds =
        new Bounds(
            other.low() == null ? null : number,
            other.lowIncluded(),
            other.high() == null ? null : number,
            other.highIncluded());
    return new BoundReader.Reading(
        bounds, reading.value(), reading.lowUnit(), reading.next(), reading.end(), !both);
  }

  /** Another pair behind the first: "or > 170/110". */
  private int further(int next) {
    for (int at = next; at < next + FURTHER && at < tokens.size(); at++) {
      if (words.at(tokens, at).isPresent() || tokens.get(at).is(";") || tokens.get(at).is(".")) {
        return next;
      }
      if (Comparison.lexicon().at(tokens, at).isPresent()) {
        int pair = read(tokens.get(at).start(), false, at);
        return pair > 0 ? pair : next;
      }
    }
    return next;
  }
}
