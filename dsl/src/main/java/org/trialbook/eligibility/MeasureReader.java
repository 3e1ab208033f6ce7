package org.trialbook.eligibility;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the limits that stand behind, and rarely in front of, the name of a measure. */
final class MeasureReader {

  /** How far a limit may stand behind its measure, in tokens. */
  private static final int REACH = 22;

  /** How far another limit of the same measure may stand behind the first. */
  private static final int FURTHER = 14;

  private final Tokens tokens;
  private final Lexicon<Optional<Measure>> words;
  private final LimitWriter writer;
  private final List<Limit> limits;
  private final PressureReader pressures;
  private final MeasureFit fit;

  MeasureReader(
      Tokens tokens, Lexicon<Optional<Measure>> words, LimitWriter writer, List<Limit> limits) {
    this.tokens = tokens;
    this.words = words;
    this.writer = writer;
    this.limits = limits;
    this.pressures = new PressureReader(tokens, words, writer, limits);
    this.fit = new MeasureFit(tokens);
  }

  /** A measure that stands in the text, and where. */
  private record Named(Measure measure, int token) {}

  /**
   * Reads from the name of a measure on.
   *
   * @param index the token that the name begins at
   * @return the token to go on with
   */
  int read(Measure first, int index, int next) {
    List<Named> group = new ArrayList<>();
    group.add(new Named(first, index));
    Optional<BoundReader.Reading> before = new BoundReader(tokens, first).before(index);
    int at = next;
    boolean glued = true;
    int depth = 0;
    while (at < next + REACH && at < tokens.size()) {
      Measure measure = group.get(group.size() - 1).measure();
      Optional<Lexicon.Found<Optional<Measure>>> found = words.at(tokens, at);
      if (found.isPresent()) {
        Optional<Measure> other = found.get().meaning();
        if (other.isEmpty() && !glued) {
          break;
        }
        if (other.isPresent()) {
          boolean same = other.get().equals(measure);
          if (!same && !(glued && belong(measure, other.get()))) {
            break;
          }
          if (!same) {
            group.add(new Named(other.get(), at));
          }
          glued = true;
        }
        at = found.get().next();
        continue;
      }
      Measure reader = reader(group);
      if (reader.is("BLOOD_PRESSURE")) {
        int pair = pressures.read(tokens.get(group.get(0).token()).start(), group.size() > 1, at);
        if (pair > 0) {
          return pair;
        }
        if (group.size() == 1 && first.is("BLOOD_PRESSURE") && stops(at, depth > 0)) {
          break;
        }
      }
      Optional<BoundReader.Reading> reading = new BoundReader(tokens, reader).at(at);
      if (reading.isPresent()) {
        boolean both = group.stream().allMatch(named -> !named.measure().is("BLOOD_PRESSURE"));
        MeasureFit.Step step = fit.step(reader, reading.get(), at, glued, next, both);
        if (step == MeasureFit.Step.TAKE) {
          return take(group, join(before, reading.get()), at);
        }
        if (step == MeasureFit.Step.STOP) {
          break;
        }
        at = reading.get().next();
        glued = false;
        continue;
      }
      depth += tokens.get(at).is("(") ? 1 : tokens.get(at).is(")") ? -1 : 0;
      if (stops(at, depth > 0)) {
        break;
      }
      glued &= MeasureWords.GLUE.contains(tokens.get(at).word());
      at++;
    }
    if (before.isPresent()) {
      return take(group.subList(0, 1), before.get(), next);
    }
    return inFront(first, index, next);
  }

  /** Of several measures the one whose units all share. */
  private static Measure reader(List<Named> group) {
    boolean pressures =
        group.stream().anyMatch(named -> named.measure().is("BLOOD_PRESSURE"))
            || (group.stream().anyMatch(named -> named.measure().is("SYSTOLIC"))
                && group.stream().anyMatch(named -> named.measure().is("DIASTOLIC")));
    return pressures ? Measures.known("BLOOD_PRESSURE") : group.get(group.size() - 1).measure();
  }

  private static boolean belong(Measure one, Measure other) {
    Set<String> liver = Set.of("ALT", "AST", "BILIRUBIN", "CREATININE");
    Set<String> pressure = Set.of("SYSTOLIC", "DIASTOLIC", "BLOOD_PRESSURE");
    Set<String> kidney = Set.of("EGFR", "CRCL", "CREATININE");
    Set<String> state = Set.of("ECOG", "KARNOFSKY");
    Set<String> cells = Set.of("PLATELETS", "ANC");
    for (Set<String> each : List.of(liver, pressure, kidney, state, cells)) {
      if (each.contains(one.name()) && each.contains(other.name())) {
        return true;
      }
    }
    return false;
  }

  private boolean stops(int at, boolean inBrackets) {
    Tokens.Token token = tokens.get(at);
    if ((token.is(";") && !inBrackets) || MeasureWords.BLOCKS.contains(token.word())) {
      return true;
    }
    if (token.is(".")) {
      String behind = tokens.text();
      int end = token.end();
      return end >= behind.length()
          || (Character.isWhitespace(behind.charAt(end))
              && tokens.get(at - 1).end() - tokens.get(at - 1).start() > 1);
    }
    return false;
  }

  private static BoundReader.Reading join(
      Optional<BoundReader.Reading> before, BoundReader.Reading reading) {
    if (before.isEmpty() || !reading.bounds().completes(before.get().bounds())) {
      return reading;
    }
    Bounds both = reading.bounds().with(before.get().bounds());
    Value unit = reading.value().hasUnit() ? reading.value() : before.get().value();
    return new BoundReader.Reading(both, unit, unit.unit(), reading.next(), reading.end(), true);
  }

  /** Writes a limit of each measure, and those that follow of the same. */
  private int take(List<Named> group, BoundReader.Reading reading, int at) {
    if (changes(group.get(0).token(), at)) {
      return reading.next();
    }
    int start = tokens.get(group.get(0).token()).start();
    write(group, reading, start);
    return further(group, reading);
  }

  private void write(List<Named> group, BoundReader.Reading reading, int start) {
    Set<Measure> measures = new LinkedHashSet<>();
    for (Named named : group) {
      measures.add(resolved(named.measure(), reading));
    }
    for (Measure measure : measures) {
      if (!measure.is("BLOOD_PRESSURE")) {
        writer.limit(measure, LimitScope.PARTICIPANT, reading, start).ifPresent(limits::add);
      }
    }
  }

  /** "Performance status" is that of ECOG or of Karnofsky: the number tells. */
  private static Measure resolved(Measure measure, BoundReader.Reading reading) {
    Double value =
        reading.bounds().low() == null ? reading.bounds().high() : reading.bounds().low();
    return measure.is("ECOG") && value >= 10 ? Measures.known("KARNOFSKY") : measure;
  }

  private boolean changes(int measureToken, int bound) {
    for (int i = measureToken - 3; i < measureToken; i++) {
      if (MeasureWords.CHANGES.contains(tokens.get(i).word())) {
        return true;
      }
    }
    for (int i = measureToken; i < bound; i++) {
      if (MeasureWords.CHANGES.contains(tokens.get(i).word())
          || (tokens.get(i).is("by") && MeasureWords.CHANGES.contains(tokens.get(i - 1).word()))) {
        return true;
      }
    }
    return false;
  }

  /** More limits of the same measure: "or ≤ 5 x ULN with metastases of the liver". */
  private int further(List<Named> group, BoundReader.Reading first) {
    Measure measure = reader(group);
    BoundReader.Reading last = first;
    int at = first.next();
    int searched = at;
    while (at < searched + FURTHER && at < tokens.size()) {
      if (words.at(tokens, at).isPresent()
          || tokens.get(at).is(";")
          || (stops(at, false) && tokens.get(at).is("."))) {
        break;
      }
      if (Comparison.lexicon().at(tokens, at).isPresent()) {
        Optional<BoundReader.Reading> reading = new BoundReader(tokens, measure).at(at);
        if (reading.isPresent()) {
          if (fit.isFurther(measure, first, reading.get(), at - last.next())) {
            write(group, reading.get(), tokens.get(at).start());
            last = reading.get();
            searched = last.next();
          }
          at = reading.get().next();
          continue;
        }
      }
      at++;
    }
    return last.next();
  }

  /** A limit right in front of its measure: "at least 3 months life expectancy". */
  private int inFront(Measure measure, int index, int next) {
    for (int at = index - 2; at >= Math.max(0, index - 8); at--) {
      if (Comparison.lexicon().at(tokens, at).isPresent()) {
        Optional<BoundReader.Reading> reading = new BoundReader(tokens, measure).at(at);
        int place = at;
        boolean inside =
            at > 0
                && Comparison.lexicon()
                    .at(tokens, at - 1)
                    .filter(longer -> longer.next() > place)
                    .isPresent();
        if (!inside
            && reading.isPresent()
            && reading.get().value().hasUnit()
            && reading.get().compared()
            && measure.takes(reading.get().value().unit())
            && reachesTo(reading.get().next(), index)) {
          int start = tokens.get(at).start();
          writer
              .limit(measure, LimitScope.PARTICIPANT, reading.get(), start)
              .filter(
                  limit ->
                      limits.subList(Math.max(0, limits.size() - 8), limits.size()).stream()
                          .noneMatch(l -> l.start() < limit.end() && limit.start() < l.end()))
              .ifPresent(limits::add);
          return next;
        }
      }
    }
    return next;
  }

  private boolean reachesTo(int from, int index) {
    for (int i = from; i < index; i++) {
      String word = tokens.get(i).word();
      if (!(word.equals("of")
          || word.equals("'")
          || word.equals("’")
          || word.equals("estimated")
          || word.equals("expected")
          || word.equals("in")
          || word.equals("predicted")
          || word.equals("anticipated"))) {
        return false;
      }
    }
    return true;
  }
}
