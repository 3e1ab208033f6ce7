package org.trialbook.mirror.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.trialbook.mirror.request.Answer;
import org.trialbook.mirror.request.Refusal;
import org.trialbook.mirror.request.RequestParameters;

/**
 * A study in FHIR R6: a Bundle with one ResearchStudy that contains what it refers to.
 *
 * <p>The registry's own format is a pilot that no public page describes in full. What is here
 * follows R6 and the profile that the registry names; the registry's bundle says more, and its ids
 * differ.
 */
record FhirBundle() implements OneStudy {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String PROFILES = "http://hl7.org/fhir/uv/ebm/StructureDefinition/";
  private static final String TITLE_TYPES = "http://terminology.hl7.org/CodeSystem/title-type";

  /**
   * @throws Refusal if fields are asked for: there is no choice here
   */
  static FhirBundle of(RequestParameters parameters) {
    if (parameters.has("fields")) {
      throw Refusal.noFields("fhir.json");
    }
    return new FhirBundle();
  }

  @Override
  public Answer single(byte[] study) {
    return Answer.of(
        "application/fhir+json",
        out -> out.write(JSON.writeValueAsBytes(of(JSON.readTree(study)))));
  }

  static ObjectNode of(JsonNode study) {
    ObjectNode bundle = FhirElements.resource("Bundle", "");
    bundle.put("type", "collection");
    ObjectNode entry = bundle.putArray("entry").addObject();
    JsonNode protocol = study.path("protocolSection");
    String nctId = protocol.at("/identificationModule/nctId").asText();
    entry.put("fullUrl", "https://clinicaltrials.gov/study/" + nctId);
    entry.set("resource", researchStudy(protocol, nctId));
    return bundle;
  }

  private static ObjectNode researchStudy(JsonNode protocol, String nctId) {
    ObjectNode study = FhirElements.resource("ResearchStudy", nctId);
    study.putObject("meta").putArray("profile").add(PROFILES + "study-registry-record");
    FhirParts parts = new FhirParts(protocol, nctId);
    ArrayNode contained = parts.contained();
    if (!contained.isEmpty()) {
      study.set("contained", contained);
    }
    study.set("identifier", identifiers(protocol.path("identificationModule"), nctId));
    FhirElements.text(study, "title", protocol.at("/identificationModule/briefTitle"));
    label(study, protocol.at("/identificationModule/officialTitle"));
    study.put("status", "active");
    FhirElements.concept(
        study, "primaryPurposeType", protocol.at("/designModule/designInfo/primaryPurpose"));
    JsonNode phases = protocol.at("/designModule/phases");
    FhirElements.concept(study, "phase", phases.isEmpty() ? phases : joined(phases));
    FhirElements.concepts(study, "studyDesign", protocol.at("/designModule/studyType"));
    FhirElements.concepts(study, "condition", protocol.at("/conditionsModule/conditions"));
    FhirElements.concepts(study, "keyword", protocol.at("/conditionsModule/keywords"));
    FhirElements.text(study, "descriptionSummary", protocol.at("/descriptionModule/briefSummary"));
    FhirElements.text(study, "description", protocol.at("/descriptionModule/detailedDescription"));
    ObjectNode period = NODES.objectNode();
    FhirElements.text(period, "start", protocol.at("/statusModule/startDateStruct/date"));
    FhirElements.text(period, "end", protocol.at("/statusModule/completionDateStruct/date"));
    FhirElements.put(study, "period", period);
    FhirElements.progress(study, protocol.at("/statusModule/overallStatus"));
    FhirElements.concept(study, "whyStopped", protocol.at("/statusModule/whyStopped"));
    FhirElements.put(study, "recruitment", parts.recruitment());
    FhirElements.put(study, "comparisonGroup", parts.comparisonGroups());
    FhirElements.put(study, "objective", parts.objectives());
    FhirElements.put(study, "site", parts.sites());
    FhirElements.put(study, "associatedParty", parts.parties());
    return study;
  }

  private static ArrayNode identifiers(JsonNode identification, String nctId) {
    ArrayNode identifiers = NODES.arrayNode();
    identifiers.addObject().put("system", "https://clinicaltrials.gov").put("value", nctId);
    String own = identification.at("/orgStudyIdInfo/id").asText();
    if (!own.isEmpty()) {
      identifiers.addObject().put("value", own);
    }
    for (JsonNode secondary : identification.path("secondaryIdInfos")) {
      ObjectNode identifier = identifiers.addObject();
      FhirElements.concept(identifier, "type", secondary.path("type"));
      FhirElements.text(identifier, "value", secondary.path("id"));
    }
    return identifiers;
  }

  private static void label(ObjectNode study, JsonNode officialTitle) {
    if (officialTitle.isTextual()) {
      ObjectNode label = study.putArray("label").addObject();
      ObjectNode type = label.putObject("type").putArray("coding").addObject();
      type.put("system", TITLE_TYPES).put("code", "official");
      label.put("value", officialTitle.asText());
    }
  }

  private static JsonNode joined(JsonNode values) {
    StringBuilder text = new StringBuilder();
    values.forEach(value -> text.append(text.isEmpty() ? "" : "/").append(value.asText()));
    return NODES.textNode(text.toString());
  }
}
