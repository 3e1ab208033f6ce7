package org.trialbook.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trialbook.field.Fields;
import org.trialbook.field.Status;
import org.trialbook.mirror.Mirror;
import org.trialbook.registry.Registry;
import org.trialbook.sample.Sample;

/** Whatever a user types stays text: it changes nothing of the question around it. */
class HostileTextIT {

  private static final int STRINGS = 1_000;
  private static final int STUDIES = 120;
  private static final int LONGEST = 10_000;
  private static final long SEED = 20261123;

  private static final List<String> SNIPPETS =
      List.of(
          "AND",
          "OR",
          "NOT",
          "ALL",
          "MISSING",
          "MIN",
          "MAX",
          "AREA[",
          "AREA[NCTId]",
          "RANGE[MIN,MAX]",
          "SEARCH[Location](",
          "EXPANSION[None]",
          "COVER[FullMatch]",
          "TILT[StartDate]",
          "DISTANCE[0,0,9mi]",
          ") OR ALL OR (",
          "\" OR ALL OR \"",
          "] OR ALL OR [",
          ", ALL",
          "\\",
          "\\\"",
          "\"",
          "(",
          ")",
          "[",
          "]",
          ",",
          "|",
          "&",
          "&filter.ids=NCT90000001",
          "#",
          "%",
          "%22",
          "+",
          ";",
          "'",
          "`",
          "<b>",
          "{}",
          "\n",
          "\t",
          "\u0000",
          "\u200b",
          "\u00a0",
          "\ufeff",
          "\u202e",
          "é",
          "ß",
          "漢字",
          "😀",
          "Ω",
          "and",
          "or");

  /** What makes a text long without making many words of it, which the mirror has a limit for. */
  private static final List<String> PADDING = List.of("x", "(", "[", "]", ",", "\"", "\\", "7");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TreeMap<String, JsonNode> CORPUS = new TreeMap<>();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Mirror mirror;
  private static Registry registry;

  @BeforeAll
  static void serve() throws IOException {
    List<byte[]> studies = Sample.studies(STUDIES);
    for (byte[] study : studies) {
      JsonNode read = JSON.readTree(study);
      CORPUS.put(read.findValue("nctId").asText(), read);
    }
    mirror = Mirror.serve(studies, Sample.DATA_TIMESTAMP, 0);
    registry = Registry.at(mirror.url().toString());
  }

  @AfterAll
  static void stop() {
    mirror.close();
  }

  @Test
  void textNeverChangesTheQuestionAroundIt() {
    Random random = new Random(SEED);
    List<String> words = titleWords();
    StudyQuery all = StudyQuery.all();
    Set<String> recruiting = ids(all.status(Status.RECRUITING));
    Set<String> few = new TreeSet<>(List.copyOf(CORPUS.keySet()).subList(0, 40));
    assertThat(recruiting).isNotEmpty().hasSizeLessThan(STUDIES);
    int found = 0;
    for (int i = 0; i < STRINGS; i++) {
      String text = hostile(random, words, i % 50 == 0);
      Filter title = Filters.is(Fields.BRIEF_TITLE, text);
      StudyQuery search = all.term(text, words.get(random.nextInt(words.size())));

      Set<String> hits = ids(search);
      Set<String> titled = ids(all.filter(title));
      assertThat(ids(search.status(Status.RECRUITING).ids(few)))
          .as(text)
          .isEqualTo(both(hits, both(recruiting, few)));
      Filter untitled =
          Filters.all(Filters.is(Fields.OVERALL_STATUS, Status.RECRUITING), Filters.not(title));
      assertThat(ids(all.filter(untitled))).as(text).isEqualTo(without(recruiting, titled));
      found += titled.size();
    }
    assertThat(found).isPositive();
  }

  /** Brackets, commas and blanks around words are no part of them. */
  @Test
  void plainWordsFindTheStudiesThatHaveThem() {
    List<String> around = List.of("%s", "(%s)", "%s,", " %s\n", "[%s]", "\"%s\"");
    List<String> words = titleWords();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Filter filter =
          Filters.area(
              Fields.BRIEF_TITLE,
              Filters.expansion(
                  Expansion.NONE, Filters.words(around.get(i % around.size()).formatted(word))));
      assertThat(ids(StudyQuery.all().filter(filter))).as(word).isEqualTo(titled(word));
    }
  }

  private static String hostile(Random random, List<String> words, boolean isLong) {
    StringBuilder text = new StringBuilder(any(random, words));
    for (int pieces = 1 + random.nextInt(8); pieces > 0; pieces--) {
      text.append(random.nextBoolean() ? " " : "");
      text.append(any(random, random.nextInt(3) == 0 ? words : SNIPPETS));
    }
    int bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;
    return isLong ? text + any(random, PADDING).repeat(LONGEST - bytes) : text.toString();
  }

  private static String any(Random random, List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  /** Words of titles that have but one form, as they are written there. */
  private static List<String> titleWords() {
    Set<String> words = new TreeSet<>();
    CORPUS.values().forEach(study -> words.addAll(words(study)));
    words.removeIf(word -> !word.matches("[A-Za-z]{5,}") || word.endsWith("s"));
    return List.copyOf(words);
  }

  private static Set<String> titled(String word) {
    Set<String> titled = new TreeSet<>();
    CORPUS.forEach(
        (id, study) -> {
          if (words(study).contains(word)) {
            titled.add(id);
          }
        });
    return titled;
  }

  private static Set<String> words(JsonNode study) {
    String title = study.findValue("briefTitle").asText();
    return Set.copyOf(Pattern.compile("[^\\p{L}\\p{N}]+").splitAsStream(title).distinct().toList());
  }

  /** Asks as a browser would: the client's pages cost a look at the version each time. */
  private static Set<String> ids(StudyQuery query) {
    HttpRequest request = HttpRequest.newBuilder(registry.url(query.fields(Fields.NCT_ID))).build();
    try {
      HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as("%s", request.uri()).isEqualTo(200);
      return Set.copyOf(JSON.readTree(answer.body()).findValuesAsText("nctId"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> both = new TreeSet<>(some);
    both.retainAll(others);
    return both;
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    Set<String> left = new TreeSet<>(some);
    left.removeAll(others);
    return left;
  }
}
