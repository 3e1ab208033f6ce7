package org.trialbook.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The numbers that studies had before, each with the number of the study that has it now: a line
 * each in {@code aliases.tsv}.
 */
final class Aliases {

  static final String FILE = "aliases.tsv";

  private final Map<Integer, Integer> numbers = new TreeMap<>();

  void add(int alias, int number) {
    numbers.put(alias, number);
  }

  /** The study that has this number among those of before. */
  OptionalInt find(int alias) {
    Integer number = numbers.get(alias);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** What each study was called before, by its number. */
  Map<Integer, List<Integer>> byStudy() {
    Map<Integer, List<Integer>> byStudy = new TreeMap<>();
    numbers.forEach(
        (alias, number) -> byStudy.computeIfAbsent(number, each -> new ArrayList<>()).add(alias));
    return byStudy;
  }

  void write(Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    numbers.forEach(
        (alias, number) ->
            lines.append(StudyLine.nctId(alias) + "\t" + StudyLine.nctId(number) + "\n"));
    Files.write(folder.resolve(FILE), lines.toString().getBytes(US_ASCII));
  }

  /**
   * Reads what was written.
   *
   * @throws IOException where it is damaged
   */
  static Aliases of(byte[] bytes) throws IOException {
    Aliases aliases = new Aliases();
    for (String line : new String(bytes, US_ASCII).lines().toList()) {
      String[] parts = line.split("\t", -1);
      OptionalInt alias = StudyLine.numberIn(parts[0]);
      OptionalInt number = parts.length == 2 ? StudyLine.numberIn(parts[1]) : OptionalInt.empty();
      if (alias.isEmpty() || number.isEmpty()) {
        throw new IOException(FILE + " has a line that is none of its own: " + line);
      }
      aliases.add(alias.getAsInt(), number.getAsInt());
    }
    return aliases;
  }
}
