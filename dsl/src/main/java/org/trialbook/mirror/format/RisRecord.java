package org.trialbook.mirror.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.request.RequestParameters;

/**
 * A study as a record for reference managers: one line a value, behind a tag of two characters.
 *
 * <p>The tags are the registry's; which field stands behind which, and the words around them, come
 * from descriptions of its page and were not held to an answer of the registry itself.
 *
 * @param tags those that were asked for; the first and the last line are always there
 * @param retrieved what the record says of when it was fetched: the day of the data
 */
record RisRecord(Set<String> tags, LocalDate retrieved) implements OneStudy {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9\\-. ]*");
  private static final Pattern LINES = Pattern.compile("\\s*[\\r\\n]+\\s*");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);

  private static final Map<String, BiFunction<JsonNode, LocalDate, Stream<String>>> LINES_OF =
      new LinkedHashMap<>();

  static {
    fixed("DP", "National Library of Medicine (US)");
    fixed("PP", "Bethesda (MD)");
    text("ID", "identificationModule/nctId");
    list("U1", "identificationModule/secondaryIdInfos", RisRecord::secondaryId);
    text("AB", "descriptionModule/briefSummary");
    text("AN", "identificationModule/nctId");
    fixed("SF", "ClinicalTrials.gov");
    line("ST", (study, day) -> Stream.of(shortTitle(study)));
    text("TI", "identificationModule/officialTitle");
    text("Y1", "statusModule/studyFirstSubmitDate");
    text("Y2", "statusModule/startDateStruct/date");
    list("A2", "sponsorCollaboratorsModule/collaborators", node -> node.path("name").asText());
    text("C1", "sponsorCollaboratorsModule/leadSponsor/name");
    text("C2", "statusModule/overallStatus");
    text("C3", "statusModule/lastUpdatePostDateStruct/date");
    text("C4", "statusModule/lastUpdateSubmitDate");
    text("C5", "designModule/studyType");
    line(
        "C6",
        (study, day) ->
            Stream.of(study.path("hasResults").asBoolean() ? "Has Results" : "No Results"));
    line(
        "C7",
        (study, day) ->
            elements(study.at("/documentSection/largeDocumentModule/largeDocs"))
                .map(document -> document.path("label").asText()));
    list("C8", "contactsLocationsModule/centralContacts", RisRecord::contact);
    line("RD", (study, day) -> Stream.of(DAY.format(day)));
    line("UR", (study, day) -> Stream.of("https://clinicaltrials.gov/study/" + nctId(study)));
  }

  /**
   * @throws Refusal naming the first unknown tag
   */
  static RisRecord of(RequestParameters parameters, LocalDate retrieved) {
    List<String> tags = parameters.list("fields", NAME);
    if (tags.isEmpty() && parameters.has("fields")) {
      throw Refusal.empty("fields");
    }
    for (String tag : tags) {
      if (!LINES_OF.containsKey(tag) && !tag.equals("TY")) {
        throw Refusal.tag(tag);
      }
    }
    return new RisRecord(tags.isEmpty() ? LINES_OF.keySet() : Set.copyOf(tags), retrieved);
  }

  @Override
  public Answer single(byte[] study) {
    return Answer.of(
        "application/x-research-info-systems",
        out -> out.write(record(JSON.readTree(study)).getBytes(StandardCharsets.UTF_8)));
  }

  private String record(JsonNode study) {
    StringBuilder record = new StringBuilder("TY  - DBASE\r\n");
    LINES_OF.forEach(
        (tag, lines) -> {
          if (tags.contains(tag)) {
            lines
                .apply(study, retrieved)
                .map(line -> LINES.matcher(line.strip()).replaceAll(" "))
                .filter(line -> !line.isEmpty())
                .forEach(line -> record.append(tag).append("  - ").append(line).append("\r\n"));
          }
        });
    return record.append("ER  - \r\n").toString();
  }

  private static void line(String tag, BiFunction<JsonNode, LocalDate, Stream<String>> lines) {
    LINES_OF.put(tag, lines);
  }

  private static void fixed(String tag, String text) {
    line(tag, (study, day) -> Stream.of(text));
  }

  private static void text(String tag, String path) {
    line(tag, (study, day) -> Stream.of(at(study, path).asText()));
  }

  private interface Line {
    String of(JsonNode element);
  }

  private static void list(String tag, String path, Line line) {
    line(tag, (study, day) -> elements(at(study, path)).map(line::of));
  }

  private static String secondaryId(JsonNode info) {
    String type = info.path("type").asText();
    return info.path("id").asText() + (type.isEmpty() ? "" : " [" + type + "]");
  }

  private static String shortTitle(JsonNode study) {
    String acronym = at(study, "identificationModule/acronym").asText();
    return at(study, "identificationModule/briefTitle").asText()
        + (acronym.isEmpty() ? "" : " (" + acronym + ")");
  }

  private static String contact(JsonNode contact) {
    return String.join(
        ", ",
        Stream.of("name", "phone", "email")
            .map(name -> contact.path(name).asText())
            .filter(text -> !text.isEmpty())
            .toList());
  }

  private static String nctId(JsonNode study) {
    return at(study, "identificationModule/nctId").asText();
  }

  private static JsonNode at(JsonNode study, String path) {
    return study.at("/protocolSection/" + path);
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
