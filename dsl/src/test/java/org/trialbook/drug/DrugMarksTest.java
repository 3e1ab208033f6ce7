package org.trialbook.drug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbook.flatten.Relations.INTERVENTIONS;
import static org.trialbook.flatten.Relations.MESH_TERMS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trialbook.TestStudies;
import org.trialbook.Trialbook;
import org.trialbook.drug.DrugName.Kind;
import org.trialbook.drug.DrugName.Outcome;
import org.trialbook.frame.Frame;
import org.trialbook.text.Resources;
import org.trialbook.text.Sha256;
import tech.tablesaw.api.Row;

/**
 * Names and pairs of interventions of real records against marks that were made before there were
 * rules: half of them to work with, half for the last look.
 */
class DrugMarksTest {

  private static final Map<String, String> NAMES = new HashMap<>();
  private static Drugs drugs;

  @BeforeAll
  static void learn() {
    Map<String, Frame> frames =
        Trialbook.read(TestStudies.REAL_RECORDS.file()).flatten(INTERVENTIONS, MESH_TERMS).frames();
    for (Row row : frames.get("INTERVENTIONS")) {
      NAMES.put(
          row.getString("nctId") + " " + ((Number) row.getObject("interventionOrdinal")).intValue(),
          row.getString("interventionName"));
    }
    drugs = Drugs.standard().taughtBy(frames.get("INTERVENTIONS"), frames.get("MESH_TERMS"));
  }

  private static List<String[]> marks(String file, String half) {
    return Resources.table(DrugMarksTest.class, file).stream()
        .filter(line -> line[0].equals(half))
        .toList();
  }

  private static DrugName resolved(String nctId, String place) {
    return drugs.resolve(NAMES.get(nctId + " " + place));
  }

  @ParameterizedTest
  @CsvSource({"work, 0.88, 0.78, 0.97", "last, 0.90, 0.83, 0.97"})
  void namesADrugAsAReaderDoes(String half, double precision, double recall, double kinds) {
    int marked = 0;
    int named = 0;
    int right = 0;
    int kindsRight = 0;
    int lines = 0;
    List<String> faults = new ArrayList<>();
    for (String[] mark : marks("marks-names.tsv", half)) {
      if (mark[3].equals("OTHER")) {
        continue;
      }
      DrugName name = resolved(mark[1], mark[2]);
      lines++;
      boolean sameKind = name.kind() == Kind.valueOf(mark[3]);
      kindsRight += sameKind ? 1 : 0;
      List<String> wanted = mark[4].isEmpty() ? List.of() : List.of(mark[4].split("\\+", -1));
      List<String> given =
          name.kind() == Kind.COMPARATOR || name.outcome() == Outcome.REVIEW
              ? List.of()
              : name.drugs();
      int hits = (int) given.stream().filter(each -> isMarked(each, wanted)).count();
      marked += wanted.size();
      named += given.size();
      right += hits;
      if (!sameKind || hits < Math.max(wanted.size(), given.size())) {
        faults.add(mark[1] + " " + mark[2] + " " + name);
      }
    }
    report(half + " names", faults, right, named, marked);
    System.out.printf(Locale.ROOT, "%s kinds: %d of %d%n", half, kindsRight, lines);
    assertThat(lines).isGreaterThanOrEqualTo(60);
    assertThat((double) right / named).isGreaterThanOrEqualTo(precision);
    assertThat((double) right / marked).isGreaterThanOrEqualTo(recall);
    assertThat((double) kindsRight / lines).isGreaterThanOrEqualTo(kinds);
  }

  @ParameterizedTest
  @CsvSource({"work, 1.0, 0.75", "last, 1.0, 0.75"})
  void putsTogetherWhatAReaderDoes(String half, double precision, double recall) {
    int marked = 0;
    int together = 0;
    int right = 0;
    List<String> faults = new ArrayList<>();
    List<String[]> pairs = marks("marks-pairs.tsv", half);
    for (String[] pair : pairs) {
      DrugName first = resolved(pair[1], pair[2]);
      DrugName second = resolved(pair[3], pair[4]);
      boolean isTogether =
          first.kind() == second.kind()
              && first.kind() != Kind.COMPARATOR
              && first.drug().equals(second.drug());
      boolean isSame = pair[5].equals("SAME");
      marked += isSame ? 1 : 0;
      together += isTogether ? 1 : 0;
      right += isSame && isTogether ? 1 : 0;
      if (isSame != isTogether) {
        faults.add(pair[5] + " " + first + " <> " + second);
      }
    }
    report(half + " pairs", faults, right, together, marked);
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(55);
    assertThat((double) right / together).isGreaterThanOrEqualTo(precision);
    assertThat((double) right / marked).isGreaterThanOrEqualTo(recall);
  }

  private static void report(String what, List<String> faults, int right, int given, int marked) {
    System.out.printf(
        Locale.ROOT,
        "%s: precision %d of %d, recall %d of %d%n",
        what,
        right,
        given,
        right,
        marked);
    if (Boolean.getBoolean("marks.faults")) {
      faults.forEach(System.out::println);
    }
  }

  /** A mark is of a name in small letters, with a blank between a company's letters and number. */
  private static boolean isMarked(String drug, List<String> wanted) {
    String key = DrugText.of(drug).key();
    List<String> hashes =
        List.of(key, key.replaceAll("(?<=\\p{L})(?=\\d)", " ")).stream()
            .map(each -> Sha256.of(each, 5))
            .toList();
    return wanted.stream()
        .anyMatch(mark -> hashes.stream().anyMatch(List.of(mark.split("\\|", -1))::contains));
  }
}
