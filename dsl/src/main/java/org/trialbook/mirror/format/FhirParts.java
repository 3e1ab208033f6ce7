package org.trialbook.mirror.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trialbook.field.EnumType;

/** What the ResearchStudy of one study contains, and how it refers to it. */
final class FhirParts {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String SITE_PROFILE =
      "http://hl7.org/fhir/uv/ebm/StructureDefinition/research-study-site";

  private final JsonNode protocol;
  private final String nctId;
  private final ArrayNode contained = NODES.arrayNode();
  private final ArrayNode comparisonGroups = NODES.arrayNode();
  private final ArrayNode objectives = NODES.arrayNode();
  private final ArrayNode sites = NODES.arrayNode();
  private final ArrayNode parties = NODES.arrayNode();

  /** Interventions by the name that arms have for them. */
  private final Map<String, ObjectNode> interventions = new HashMap<>();

  FhirParts(JsonNode protocol, String nctId) {
    this.protocol = protocol;
    this.nctId = nctId;
    addInterventions();
    addArms();
    addEligibility();
    addOutcomes();
    addSites();
    addParties();
  }

  ArrayNode contained() {
    return contained;
  }

  ArrayNode comparisonGroups() {
    return comparisonGroups;
  }

  ArrayNode objectives() {
    return objectives;
  }

  ArrayNode sites() {
    return sites;
  }

  ArrayNode parties() {
    return parties;
  }

  ObjectNode recruitment() {
    ObjectNode recruitment = NODES.objectNode();
    JsonNode enrollment = protocol.at("/designModule/enrollmentInfo");
    if (enrollment.path("count").isNumber()) {
      boolean actual = enrollment.path("type").asText().equals("ACTUAL");
      recruitment.set(actual ? "actualNumber" : "targetNumber", enrollment.get("count"));
    }
    if (protocol.has("eligibilityModule")) {
      recruitment.set(
          "eligibility", FhirElements.reference("Group", id("eligibility", 0), "Eligibility"));
    }
    return recruitment;
  }

  private String id(String what, int index) {
    return nctId + "-" + what + (index == 0 ? "" : "-" + index);
  }

  private ObjectNode contain(String type, String id) {
    ObjectNode resource = FhirElements.resource(type, id);
    contained.add(resource);
    return resource;
  }

  private void addInterventions() {
    int index = 0;
    for (JsonNode intervention : protocol.at("/armsInterventionsModule/interventions")) {
      String id = id("intervention", ++index);
      String name = intervention.path("name").asText();
      String type = intervention.path("type").asText();
      ObjectNode variable = contain("EvidenceVariable", id).put("title", name);
      variable.put("status", "active");
      FhirElements.text(variable, "description", intervention.path("description"));
      for (JsonNode other : intervention.path("otherNames")) {
        variable.withArray("/note").addObject().put("text", other.asText());
      }
      variable.putArray("classifier").addObject().put("text", "Intervention Type: " + type);
      interventions.put(
          EnumType.named("InterventionType").legacy(type) + ": " + name,
          FhirElements.reference("EvidenceVariable", id, name));
    }
  }

  private void addArms() {
    int index = 0;
    for (JsonNode arm : protocol.at("/armsInterventionsModule/armGroups")) {
      String id = id("comparison-group", ++index);
      String label = arm.path("label").asText();
      ObjectNode group = contain("Group", id).put("title", label + " comparison group");
      group.put("status", "active").put("membership", "conceptual");
      FhirElements.concept(group, "code", arm.path("type"));
      FhirElements.text(group, "description", arm.path("description"));
      for (JsonNode name : arm.path("interventionNames")) {
        ObjectNode reference = interventions.get(name.asText());
        if (reference != null) {
          ObjectNode exposure = group.withArray("/characteristic").addObject();
          exposure.putObject("code").put("text", "Intervention");
          exposure.set("valueReference", reference);
          exposure.put("exclude", false);
        }
      }
      ObjectNode comparison = comparisonGroups.addObject().put("name", label);
      FhirElements.concept(comparison, "type", arm.path("type"));
      comparison.set("observedGroup", FhirElements.reference("Group", id, label));
    }
  }

  private void addEligibility() {
    JsonNode eligibility = protocol.path("eligibilityModule");
    if (eligibility.isMissingNode()) {
      return;
    }
    ObjectNode group = contain("Group", id("eligibility", 0));
    group.put("title", "Eligibility of " + nctId).put("status", "active");
    group.put("membership", "conceptual");
    FhirElements.text(group, "description", eligibility.path("eligibilityCriteria"));
    for (String name : List.of("sex", "minimumAge", "maximumAge", "healthyVolunteers")) {
      if (eligibility.has(name)) {
        ObjectNode criterion = group.withArray("/characteristic").addObject();
        criterion.putObject("code").put("text", name);
        if (eligibility.get(name).isBoolean()) {
          criterion.set("valueBoolean", eligibility.get(name));
        } else {
          FhirElements.concept(criterion, "valueCodeableConcept", eligibility.get(name));
        }
        criterion.put("exclude", false);
      }
    }
  }

  private void addOutcomes() {
    for (String rank : List.of("primary", "secondary", "other")) {
      JsonNode outcomes = protocol.at("/outcomesModule/" + rank + "Outcomes");
      if (outcomes.isEmpty()) {
        continue;
      }
      ObjectNode objective = objectives.addObject();
      objective.putObject("type").put("text", rank);
      ArrayNode measures = objective.putArray("outcomeMeasure");
      int index = 0;
      for (JsonNode outcome : outcomes) {
        String id = id(rank + "-outcome", ++index);
        String name = outcome.path("measure").asText();
        ObjectNode variable = contain("EvidenceVariable", id).put("title", name);
        variable.put("status", "active");
        FhirElements.text(variable, "description", outcome.path("description"));
        if (outcome.has("timeFrame")) {
          variable.putArray("note").addObject().put("text", outcome.path("timeFrame").asText());
        }
        ObjectNode measure = measures.addObject().put("name", name);
        measure.putObject("type").put("text", rank);
        measure.set("endpoint", FhirElements.reference("EvidenceVariable", id, name));
      }
    }
  }

  private void addSites() {
    int index = 0;
    for (JsonNode site : protocol.at("/contactsLocationsModule/locations")) {
      String id = id("location", ++index);
      ObjectNode location = contain("Location", id);
      FhirElements.text(location, "name", site.path("facility"));
      ObjectNode address = NODES.objectNode();
      FhirElements.text(address, "city", site.path("city"));
      FhirElements.text(address, "state", site.path("state"));
      FhirElements.text(address, "postalCode", site.path("zip"));
      FhirElements.text(address, "country", site.path("country"));
      FhirElements.put(location, "address", address);
      if (site.has("geoPoint")) {
        ObjectNode position = location.putObject("position");
        position.set("longitude", site.at("/geoPoint/lon"));
        position.set("latitude", site.at("/geoPoint/lat"));
      }
      String name = site.path("facility").asText();
      sites.add(FhirElements.reference("Location", id, name));
      if (site.has("status")) {
        ObjectNode state = contain("ResearchStudy", id("site", index));
        state.putObject("meta").putArray("profile").add(SITE_PROFILE);
        state.put("status", "active");
        state.putArray("site").add(FhirElements.reference("Location", id, name));
        FhirElements.progress(state, site.get("status"));
      }
    }
  }

  private void addParties() {
    JsonNode sponsors = protocol.path("sponsorCollaboratorsModule");
    party("lead-sponsor", sponsors.path("leadSponsor"));
    sponsors.path("collaborators").forEach(collaborator -> party("collaborator", collaborator));
    int index = 0;
    for (JsonNode contact : protocol.at("/contactsLocationsModule/centralContacts")) {
      String id = id("centralContact", ++index);
      String name = contact.path("name").asText();
      ObjectNode person = contain("Practitioner", id);
      person.putArray("name").addObject().put("text", name);
      FhirElements.put(person, "telecom", FhirElements.telecom(contact));
      ObjectNode party = parties.addObject().put("name", name);
      party.putObject("role").put("text", "general-contact");
      party.set("party", FhirElements.reference("Practitioner", id, name));
    }
  }

  private void party(String role, JsonNode sponsor) {
    if (sponsor.has("name")) {
      ObjectNode party = parties.addObject().put("name", sponsor.get("name").asText());
      party.putObject("role").put("text", role);
      if (sponsor.has("class")) {
        party.putArray("classifier").addObject().put("text", sponsor.get("class").asText());
      }
    }
  }
}
