package org.trialbook.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;
import org.trialbook.Trialbook;
import org.trialbook.flatten.Relations;
import org.trialbook.frame.Frame;

/** How well texts are taken apart, against those that were read and marked by hand. */
class GoldTest {

  /** Where a criterion stands, and what it is. */
  private record Marked(int start, int end, String kind, int level) {}

  /** What may stand between criteria besides headings: blanks, marks and tags. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?:\\s|[.,:;](?=\\s|$)|\\\\?[-*•●▪·○–—➢✓□◦‣◆■►⁃∙]|\\\\|\\(?(?:\\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})\\s?\\\\?[.)．、:]+|\\(\\d{1,2}\\)|\\d{1,2}(?:\\\\?\\.\\d{1,2}){1,3}|\\d{1,2}(?=\\s?[-–])|[IE]\\d{1,2}\\s?[.):]|o\\s|<!-- ?-->|</?\\w+[^>]*>)*");

  @Test
  void splitsAsAReaderDoes() throws IOException {
    Agreement agreement = agreement("gold.tsv");
    assertThat(agreement.records()).isGreaterThanOrEqualTo(200);
    assertThat(agreement.exact()).as("not exact: " + agreement.missed()).isGreaterThan(0.85);
    assertThat(agreement.kinds()).isGreaterThan(0.98);
  }

  @Test
  void splitsAsASecondReaderDoes() throws IOException {
    Agreement agreement = agreement("gold-second-reader.tsv");
    assertThat(agreement.exact()).as("not exact: " + agreement.missed()).isGreaterThan(0.8);
    assertThat(agreement.kinds()).isGreaterThan(0.98);
  }

  /** How many records, which share was split exactly, and which share of rows has its kind. */
  private record Agreement(int records, double exact, double kinds, List<String> missed) {}

  private static Agreement agreement(String file) throws IOException {
    Map<String, String> texts = texts(TestStudies.REAL_RECORDS);
    Map<String, List<Marked>> gold = gold(file);
    int exact = 0;
    int found = 0;
    int right = 0;
    int kinds = 0;
    int levels = 0;
    int expected = 0;
    List<String> missed = new ArrayList<>();
    for (Map.Entry<String, List<Marked>> each : gold.entrySet()) {
      List<Marked> ours =
          CriteriaText.of(texts.get(each.getKey())).criteria().stream()
              .map(c -> new Marked(c.start(), c.end(), c.kind().name(), c.level()))
              .toList();
      Map<List<Integer>, Marked> spans = new HashMap<>();
      each.getValue().forEach(mark -> spans.put(List.of(mark.start(), mark.end()), mark));
      List<Marked> same =
          ours.stream().filter(m -> spans.containsKey(List.of(m.start(), m.end()))).toList();
      expected += each.getValue().size();
      found += ours.size();
      right += same.size();
      for (Marked mark : same) {
        Marked wanted = spans.get(List.of(mark.start(), mark.end()));
        kinds += mark.kind().equals(wanted.kind()) ? 1 : 0;
        levels += mark.level() == wanted.level() ? 1 : 0;
      }
      if (same.size() == ours.size() && ours.size() == each.getValue().size()) {
        exact++;
      } else {
        missed.add(each.getKey());
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: criteria of %d real records: %.1f %% of the records split exactly; %d criteria,"
            + " precision %.3f, recall %.3f; kind right %.2f %%, level right %.2f %%%n",
        file,
        gold.size(),
        100.0 * exact / gold.size(),
        expected,
        (double) right / found,
        (double) right / expected,
        100.0 * kinds / right,
        100.0 * levels / right);
    return new Agreement(gold.size(), (double) exact / gold.size(), (double) kinds / right, missed);
  }

  @ParameterizedTest
  @EnumSource
  void losesAndInventsNothing(TestStudies studies) {
    int unsplit = 0;
    Map<String, String> texts = texts(studies);
    for (Map.Entry<String, String> each : texts.entrySet()) {
      String text = each.getValue();
      CriteriaText taken = CriteriaText.of(text);
      TreeMap<Integer, Integer> spans = new TreeMap<>();
      taken.headings().forEach(span -> spans.put(span[0], span[1]));
      for (Criterion criterion : taken.criteria()) {
        assertThat(criterion.text()).isEqualTo(text.substring(criterion.start(), criterion.end()));
        assertThat(spans.put(criterion.start(), criterion.end())).isNull();
        unsplit += criterion.kind() == CriterionKind.UNSPLIT ? 1 : 0;
      }
      StringBuilder whole = new StringBuilder();
      for (Map.Entry<Integer, Integer> span : spans.entrySet()) {
        assertThat(span.getKey()).as(each.getKey()).isGreaterThanOrEqualTo(whole.length());
        String between = text.substring(whole.length(), span.getKey());
        assertThat(BETWEEN.matcher(between).matches()).as(each.getKey() + between).isTrue();
        whole.append(between).append(text, span.getKey(), span.getValue());
      }
      String behind = text.substring(whole.length());
      assertThat(BETWEEN.matcher(behind).matches()).as(each.getKey() + behind).isTrue();
      assertThat(whole + behind).isEqualTo(text);
    }
    System.out.printf("%d texts, %d of them unsplit%n", texts.size(), unsplit);
    assertThat(unsplit).isLessThan(texts.size() / 25);
  }

  private static Map<String, String> texts(TestStudies studies) {
    Frame rows =
        Trialbook.read(studies.file())
            .flatten(Relations.ELIGIBILITY)
            .select("nctId", "eligibilityCriteria")
            .frame();
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < rows.rowCount(); i++) {
      texts.put(rows.getString(i, "nctId"), rows.getString(i, "eligibilityCriteria"));
    }
    return texts;
  }

  private static Map<String, List<Marked>> gold(String file) throws IOException {
    try (InputStream stream = Objects.requireNonNull(GoldTest.class.getResourceAsStream(file))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .collect(
              Collectors.groupingBy(
                  cells -> cells[0],
                  LinkedHashMap::new,
                  Collectors.mapping(
                      c ->
                          new Marked(
                              Integer.parseInt(c[1]),
                              Integer.parseInt(c[2]),
                              c[3],
                              Integer.parseInt(c[4])),
                      Collectors.toList())));
    }
  }
}
