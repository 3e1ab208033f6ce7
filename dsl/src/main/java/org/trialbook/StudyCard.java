package org.trialbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.trialbook.display.Card;
import org.trialbook.display.Label;
import org.trialbook.display.Label.Tone;
import org.trialbook.field.Field;
import org.trialbook.field.Fields;
import org.trialbook.text.Markdown;
import org.trialbook.text.Text;

/** What people want to know of a study first; whatever a record lacks is left out. */
final class StudyCard {

  private static final int MOST = 8;
  private static final int MOST_COUNTRIES = 6;
  private static final int LONGEST_LINE = 160;

  private final StudyRecord study;
  private final String nctId;
  private final URI page;

  StudyCard(StudyRecord study, String nctId, URI page) {
    this.study = study;
    this.nctId = nctId;
    this.page = page;
  }

  Card card() {
    Card card = Card.titled(study.value(Fields.BRIEF_TITLE).orElse(nctId)).labels(labels());
    card = study.value(Fields.OFFICIAL_TITLE).map(card::line).orElse(card).link(nctId, page);
    card = fact(card, "sponsor", sponsor());
    card = fact(card, "dates", dates());
    card = fact(card, "participants", participants());
    card = fact(card, "design", design());
    card =
        card.list("conditions", study.values(Fields.CONDITION), MOST)
            .list("arms", lines(Fields.ARM_GROUP, this::arm), MOST)
            .list("interventions", lines(Fields.INTERVENTION, this::intervention), MOST)
            .list("primary outcomes", lines(Fields.PRIMARY_OUTCOME, this::outcome), MOST);
    card = fact(card, "sites", sites());
    Optional<String> summary = study.value(Fields.BRIEF_SUMMARY);
    if (summary.isPresent()) {
      card = card.folded("summary", Markdown.unescaped(summary.get()));
    }
    return card.next("value(FIELD) and values(FIELD) read it; json(study.json()) shows all of it");
  }

  private List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    study
        .value(Fields.OVERALL_STATUS)
        .ifPresent(
            status -> labels.add(new Label(Fields.OVERALL_STATUS.label(status), tone(status))));
    study.values(Fields.PHASE).stream()
        .filter(phase -> !phase.equals("NA"))
        .forEach(phase -> labels.add(Label.plain(Fields.PHASE.label(phase))));
    label(Fields.STUDY_TYPE).map(Label::plain).ifPresent(labels::add);
    study.value(Fields.ACRONYM).map(Label::plain).ifPresent(labels::add);
    if (study.value(Fields.HAS_RESULTS).equals(Optional.of("true"))) {
      labels.add(Label.plain("with results"));
    }
    return labels;
  }

  private static Tone tone(String status) {
    return switch (status) {
      case "RECRUITING", "ENROLLING_BY_INVITATION", "NOT_YET_RECRUITING", "AVAILABLE" -> Tone.OPEN;
      case "ACTIVE_NOT_RECRUITING" -> Tone.RUNNING;
      case "TERMINATED", "WITHDRAWN", "SUSPENDED" -> Tone.STOPPED;
      default -> Tone.DONE;
    };
  }

  private Optional<String> sponsor() {
    String others = Text.count(study.values(Fields.COLLABORATOR_NAME).size(), "collaborator");
    return study
        .value(Fields.LEAD_SPONSOR_NAME)
        .map(
            name ->
                name + label(Fields.LEAD_SPONSOR_CLASS).map(kind -> " (" + kind + ")").orElse(""))
        .map(name -> others.startsWith("0 ") ? name : name + " with " + others);
  }

  private Optional<String> dates() {
    return joined(
        ", ",
        List.of(
            date("from", Fields.START_DATE, Fields.START_DATE_TYPE),
            date(
                "primary completion",
                Fields.PRIMARY_COMPLETION_DATE,
                Fields.PRIMARY_COMPLETION_DATE_TYPE),
            date("to", Fields.COMPLETION_DATE, Fields.COMPLETION_DATE_TYPE),
            study.value(Fields.LAST_UPDATE_POST_DATE).map(day -> "updated " + day)));
  }

  private Optional<String> date(String name, Field<?> day, Field<?> type) {
    boolean estimated = study.value(type).equals(Optional.of("ESTIMATED"));
    return study.value(day).map(text -> name + " " + text + (estimated ? " (estimated)" : ""));
  }

  private Optional<String> participants() {
    String planned =
        study.value(Fields.ENROLLMENT_TYPE).equals(Optional.of("ESTIMATED")) ? " planned" : "";
    Optional<String> count =
        study.value(Fields.ENROLLMENT_COUNT).map(text -> grouped(text) + planned);
    return joined(
        ", ",
        List.of(
            count,
            label(Fields.SEX)
                .map(sex -> sex.equals("All") ? "all sexes" : sex.toLowerCase(Locale.ROOT)),
            joined(
                " ",
                List.of(
                    study.value(Fields.MINIMUM_AGE).map(age -> "from " + age),
                    study.value(Fields.MAXIMUM_AGE).map(age -> "to " + age)))));
  }

  private static String grouped(String digits) {
    return digits.matches("\\d{1,18}") ? Text.grouped(Long.valueOf(digits)) : digits;
  }

  private Optional<String> design() {
    return joined(
        ", ",
        List.of(
            label(Fields.DESIGN_ALLOCATION).filter(text -> !text.equals("N/A")),
            label(Fields.DESIGN_INTERVENTION_MODEL),
            label(Fields.DESIGN_OBSERVATIONAL_MODEL),
            label(Fields.DESIGN_TIME_PERSPECTIVE),
            label(Fields.DESIGN_MASKING).map(masking -> "masking: " + masking),
            label(Fields.DESIGN_PRIMARY_PURPOSE)));
  }

  private String arm(JsonNode arm) {
    return joined(
            ": ", List.of(text(arm, "type").map(Fields.ARM_GROUP_TYPE::label), text(arm, "label")))
        .orElse("")
        .concat(text(arm, "description").map(text -> " — " + text).orElse(""));
  }

  private String intervention(JsonNode intervention) {
    return joined(
            ": ",
            List.of(
                text(intervention, "type").map(Fields.INTERVENTION_TYPE::label),
                text(intervention, "name")))
        .orElse("");
  }

  private String outcome(JsonNode outcome) {
    return text(outcome, "measure").orElse("")
        + text(outcome, "timeFrame").map(time -> " (" + time + ")").orElse("");
  }

  /** How many, and in which countries most of them. */
  private Optional<String> sites() {
    int sites = study.nodes(Fields.LOCATION).size();
    if (sites == 0) {
      return Optional.empty();
    }
    List<String> countries = study.values(Fields.LOCATION_COUNTRY);
    Map<String, Long> counts =
        countries.stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    String most =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_COUNTRIES)
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    String rest = counts.size() > MOST_COUNTRIES ? ", ..." : "";
    String where =
        counts.isEmpty() ? "" : " in " + Text.count(counts.size(), "country") + ": " + most + rest;
    return Optional.of(Text.count(sites, "site") + where);
  }

  private List<String> lines(Field<?> list, Function<JsonNode, String> line) {
    return study.nodes(list).stream()
        .map(line)
        .map(text -> Text.line(Markdown.unescaped(text), LONGEST_LINE))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private Optional<String> label(Field<?> field) {
    return study.value(field).map(field::label);
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).asText("").strip()).filter(text -> !text.isEmpty());
  }

  private static Optional<String> joined(String separator, List<Optional<String>> texts) {
    String all = texts.stream().flatMap(Optional::stream).collect(Collectors.joining(separator));
    return Optional.of(all).filter(text -> !text.isEmpty());
  }

  private static Card fact(Card card, String name, Optional<String> value) {
    return value.map(text -> card.fact(name, text)).orElse(card);
  }
}
