package org.trialbook.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.lucene.search.Sort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trialbook.TestStudies;
import org.trialbook.mirror.format.StudyTree;
import org.trialbook.mirror.request.RequestParameters;
import org.trialbook.mirror.search.Hits;
import org.trialbook.mirror.search.Ordering;
import org.trialbook.mirror.search.Question;
import org.trialbook.mirror.search.StudyIndex;
import org.trialbook.mirror.search.StudyIndexer;
import org.trialbook.mirror.search.StudyReader;

/**
 * The mirror over HTTP, the index in this process, and a reader of all trees give the same studies
 * in the same order: 50 questions that people ask, and 200 that a machine made up.
 */
class SameAnswersIT {

  private static final long SEED = 20_261_123;
  private static final int MADE_UP = 200;

  /** Every n-th study lends its words to the made-up questions. */
  private static final int LENDING = 25;

  private record Asked(Map<String, String> parameters, BruteForce reader) {}

  @ParameterizedTest
  @EnumSource
  void threeWaysGiveTheSameStudies(TestStudies source) throws IOException {
    List<byte[]> studies = source.all();
    List<Asked> questions = new ArrayList<>();
    for (Map<String, String> parameters : questions(studies)) {
      questions.add(new Asked(parameters, BruteForce.of(parameters)));
    }
    assertThat(questions).hasSize(50 + MADE_UP);
    List<List<String>> expected = read(studies, questions);

    List<String> different = new ArrayList<>();
    int empty = 0;
    StudyIndex index = StudyIndexer.inMemory(studies);
    try (Served served = new Served(index)) {
      Hits hits = new Hits(index::searcher);
      for (int i = 0; i < questions.size(); i++) {
        Map<String, String> parameters = questions.get(i).parameters();
        List<String> wanted = expected.get(i);
        List<String> overHttp = overHttp(served, parameters);
        List<String> inProcess = inProcess(index, hits, parameters);
        if (!overHttp.equals(wanted) || !inProcess.equals(wanted)) {
          different.add(difference(parameters, wanted, overHttp, inProcess));
        }
        empty += wanted.isEmpty() ? 1 : 0;
      }
    }
    assertThat(different).isEmpty();
    assertThat(empty).as("questions without an answer").isLessThan(questions.size() / 3);
  }

  private static List<Map<String, String>> questions(List<byte[]> studies) throws IOException {
    List<Map<String, String>> questions = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(SameAnswersIT.class.getResourceAsStream("questions.txt")),
                UTF_8))) {
      for (String line : lines.lines().toList()) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : line.split("&", -1)) {
          int equals = pair.indexOf('=');
          parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        questions.add(parameters);
      }
    }
    List<StudyTree> lending =
        IntStream.range(0, studies.size() / LENDING)
            .mapToObj(i -> StudyTree.of(studies.get(i * LENDING)))
            .toList();
    Questions machine = new Questions(SEED, lending);
    for (int i = 0; i < MADE_UP; i++) {
      questions.add(machine.next());
    }
    return questions;
  }

  @SuppressWarnings("ArrayRecordComponent") // Compared by the order of questions, never by equals.
  private record Hit(String nctId, double[] key) {}

  /** Reads each study once, for all questions, and forgets it. */
  private static List<List<String>> read(List<byte[]> studies, List<Asked> questions) {
    List<List<Hit>> found = new ArrayList<>();
    questions.forEach(question -> found.add(new ArrayList<>()));
    studies.parallelStream()
        .forEach(
            bytes -> {
              StudyTree study = StudyTree.of(bytes);
              for (int i = 0; i < questions.size(); i++) {
                BruteForce reader = questions.get(i).reader();
                if (reader.finds().test(study)) {
                  Hit hit = new Hit(study.nctId(), reader.key(study));
                  synchronized (found.get(i)) {
                    found.get(i).add(hit);
                  }
                }
              }
            });
    return found.stream()
        .map(
            hits ->
                hits.stream()
                    .sorted((one, other) -> BruteForce.ORDER.compare(one.key(), other.key()))
                    .map(Hit::nctId)
                    .toList())
        .toList();
  }

  private static List<String> overHttp(Served served, Map<String, String> parameters) {
    List<String> flat = new ArrayList<>();
    parameters.forEach((name, value) -> flat.addAll(List.of(name, value)));
    return served.ids(flat.toArray(String[]::new));
  }

  private static List<String> inProcess(StudyIndex index, Hits hits, Map<String, String> parameters)
      throws IOException {
    List<String> pairs = new ArrayList<>();
    parameters.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, UTF_8)));
    RequestParameters read = RequestParameters.of(String.join("&", pairs));
    Question question = Question.of(read, Served.TIMESTAMP.toLocalDate().toEpochDay());
    Sort sort = Ordering.of(read);
    List<String> ids = new ArrayList<>();
    for (int ordinal : hits.from(0, Integer.MAX_VALUE, question.query(), sort)) {
      ids.add(StudyReader.nctId(index.source(ordinal)).orElseThrow());
    }
    assertThat(hits.count(question.query(), sort)).isEqualTo(ids.size());
    return ids;
  }

  private static String difference(
      Map<String, String> parameters,
      List<String> wanted,
      List<String> overHttp,
      List<String> inProcess) {
    List<String> tooMany = new ArrayList<>(overHttp);
    tooMany.removeAll(wanted);
    List<String> tooFew = new ArrayList<>(wanted);
    tooFew.removeAll(overHttp);
    return String.format(
        Locale.ROOT,
        "%s: of %d wanted, over HTTP too many %s, too few %s%s",
        parameters,
        wanted.size(),
        tooMany.subList(0, Math.min(5, tooMany.size())),
        tooFew.subList(0, Math.min(5, tooFew.size())),
        inProcess.equals(overHttp) ? "" : ", in process otherwise");
  }
}
