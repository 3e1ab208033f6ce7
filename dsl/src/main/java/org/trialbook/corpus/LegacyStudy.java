package org.trialbook.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialbook.field.EnumType;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** One study of the classic site on its way into the record of today. */
final class LegacyStudy {

  private static final String EVENTS = "clinical_results/reported_events";

  /** The category that holds how many participants had any event, which is a fact of the groups. */
  private static final String TOTAL = "Total";

  private final ObjectNode study = JsonNodeFactory.instance.objectNode();

  /** The record made of a {@code clinical_study}. */
  ObjectNode read(Element root) {
    children(root, "");
    linkArms();
    markOutcomes();
    study.put("hasResults", study.has("resultsSection"));
    return study;
  }

  private void children(Element parent, String path) {
    for (Element child : elements(parent)) {
      String here = path.isEmpty() ? child.getTagName() : path + "/" + child.getTagName();
      if (here.startsWith(EVENTS) && child.getTagName().equals("category")) {
        category(child, here);
      } else {
        element(child, here);
      }
    }
  }

  private void element(Element element, String path) {
    List<LegacyRule> rules = LegacyRule.BY_PATH.get(path);
    if (rules == null) {
      return;
    }
    String text = text(element);
    rules.forEach(rule -> apply(rule, text));
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      for (LegacyRule rule :
          LegacyRule.BY_PATH.getOrDefault(path + "/@" + attribute.getName(), List.of())) {
        apply(rule, attribute.getValue());
      }
    }
    children(element, path);
  }

  private void apply(LegacyRule rule, String text) {
    if (rule.isObject()) {
      place(rule.steps()).withArray(LegacyRule.name(last(rule))).addObject();
      return;
    }
    for (JsonNode value : LegacyValues.of(rule, text)) {
      ObjectNode holder = place(rule.steps());
      String name = LegacyRule.name(last(rule));
      if (LegacyRule.isList(last(rule))) {
        holder.withArray(name).add(value);
      } else if (!rule.reading().equals(LegacyValues.UNLESS_THERE) || !holder.has(name)) {
        holder.set(name, value);
      }
    }
  }

  private static String last(LegacyRule rule) {
    return rule.steps().get(rule.steps().size() - 1);
  }

  /** The object in which the last step stands: of a list on the way, its last element. */
  private ObjectNode place(List<String> steps) {
    ObjectNode at = study;
    for (String step : steps.subList(0, steps.size() - 1)) {
      String name = LegacyRule.name(step);
      if (LegacyRule.isList(step)) {
        ArrayNode list = at.withArray(name);
        at = list.isEmpty() ? list.addObject() : (ObjectNode) list.get(list.size() - 1);
      } else {
        at = at.has(name) ? (ObjectNode) at.get(name) : at.putObject(name);
      }
    }
    return at;
  }

  // ---- adverse events, which stood below their organ system -------------------------------

  private void category(Element category, String path) {
    String kind = path.contains("serious_events") ? "serious" : "other";
    String system = child(category, "title").map(LegacyStudy::text).orElse("");
    Element events = (Element) category.getParentNode().getParentNode();
    ObjectNode module = (ObjectNode) study.at("/resultsSection/adverseEventsModule");
    for (Element list : elements(category)) {
      for (Element event : elements(list)) {
        if (system.equals(TOTAL)) {
          totals(event, kind, module);
        } else {
          element(event, path + "/event_list/event");
          complete(module.withArray(kind + "Events"), system, events);
        }
      }
    }
  }

  /** What the classic site said once for all events of a kind, or for those of a system. */
  private static void complete(ArrayNode list, String system, Element events) {
    ObjectNode event = (ObjectNode) list.get(list.size() - 1);
    event.put("organSystem", system);
    if (!event.has("sourceVocabulary")) {
      child(events, "default_vocab").ifPresent(said -> event.put("sourceVocabulary", text(said)));
    }
    if (!event.has("assessmentType")) {
      child(events, "default_assessment")
          .flatMap(said -> LegacyValues.enumValue("EventAssessment", text(said)))
          .ifPresent(assessment -> event.put("assessmentType", assessment));
    }
  }

  private static void totals(Element event, String kind, ObjectNode module) {
    for (Element counts : elements(event)) {
      for (JsonNode group : module.path("eventGroups")) {
        if (group.path("id").asText().equals(LegacyValues.group(counts.getAttribute("group_id")))) {
          total((ObjectNode) group, kind + "NumAffected", counts.getAttribute("subjects_affected"));
          total((ObjectNode) group, kind + "NumAtRisk", counts.getAttribute("subjects_at_risk"));
        }
      }
    }
  }

  private static void total(ObjectNode group, String name, String count) {
    if (!count.isBlank()) {
      group.set(name, LegacyValues.whole(count));
    }
  }

  // ---- what the record of today says twice ------------------------------------------------

  /** Arms name their interventions today; then only interventions named their arms. */
  private void linkArms() {
    for (JsonNode intervention :
        study.at("/protocolSection/armsInterventionsModule/interventions")) {
      String name =
          EnumType.named("InterventionType").legacy(intervention.path("type").asText())
              + ": "
              + intervention.path("name").asText();
      for (JsonNode label : intervention.path("armGroupLabels")) {
        for (JsonNode arm : study.at("/protocolSection/armsInterventionsModule/armGroups")) {
          if (arm.path("label").equals(label)) {
            ((ObjectNode) arm).withArray("interventionNames").add(name);
          }
        }
      }
    }
  }

  private void markOutcomes() {
    for (JsonNode outcome : study.at("/resultsSection/outcomeMeasuresModule/outcomeMeasures")) {
      boolean posted = outcome.has("classes") || outcome.has("paramType");
      ((ObjectNode) outcome).put("reportingStatus", posted ? "POSTED" : "NOT_POSTED");
    }
  }

  // ---- the elements -----------------------------------------------------------------------

  private static List<Element> elements(Element parent) {
    List<Element> elements = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static Optional<Element> child(Element parent, String name) {
    return elements(parent).stream().filter(child -> child.getTagName().equals(name)).findFirst();
  }

  /** The text of an element itself, without that of the elements in it. */
  private static String text(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
        text.append(node.getNodeValue());
      }
    }
    return text.toString();
  }
}
