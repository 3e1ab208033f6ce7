package org.trialbook.field;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialbook.text.Resources;

/**
 * A group of fields that the registry searches together, each with a weight; a piece name can stand
 * wherever an area can.
 *
 * <p>Source: "Search Areas" of ClinicalTrials.gov.
 */
public enum SearchArea {
  /** Nearly everything a reader would look at; where bare words are searched. */
  BASIC_SEARCH("BasicSearch", "term", "Other terms"),
  /** Conditions, their MeSH terms, keywords and titles. */
  CONDITION_SEARCH("ConditionSearch", "cond", "Conditions or disease"),
  /** Interventions, their other names and MeSH terms, arms and titles. */
  INTERVENTION_SEARCH("InterventionSearch", "intr", "Intervention / treatment"),
  /** Names and other names of interventions only. */
  INTERVENTION_NAME_SEARCH("InterventionNameSearch", null, null),
  /** The condition search of earlier versions. */
  OBSOLETE_CONDITION_SEARCH("ObsoleteConditionSearch", null, null),
  /** The numbers that sponsors and others gave the study. */
  EXTERNAL_IDS_SEARCH("ExternalIdsSearch", null, null),
  /** The kinds of those numbers. */
  EXTERNAL_ID_TYPES_SEARCH("ExternalIdTypesSearch", null, null),
  /** Eligibility criteria and study population. */
  ELIGIBILITY_SEARCH("EligibilitySearch", null, null),
  /** Planned and reported outcomes with their descriptions. */
  OUTCOME_SEARCH("OutcomeSearch", "outc", "Outcome measure"),
  /** Planned and reported outcomes without descriptions. */
  OUTCOME_NAME_SEARCH("OutcomeNameSearch", null, null),
  /** Acronym and titles. */
  TITLE_SEARCH("TitleSearch", "titles", "Title / acronym"),
  /** Facility, city, state, country and postal code of the sites. */
  LOCATION_SEARCH("LocationSearch", "locn", "Location terms"),
  /** Officials and contacts. */
  CONTACT_SEARCH("ContactSearch", null, null),
  /** The registry number and its aliases. */
  NCT_ID_SEARCH("NCTIdSearch", null, null),
  /** All numbers and the acronym; a search, so a number may match another study's text. */
  ID_SEARCH("IdSearch", "id", "Study IDs"),
  /** Lead sponsor, collaborators and organisation. */
  SPONSOR_SEARCH("SponsorSearch", "spons", "Sponsor / collaborator"),
  /** Classes of lead sponsor and collaborators. */
  FUNDER_TYPE_SEARCH("FunderTypeSearch", null, null),
  /** Investigators who are the responsible party. */
  RESPONSIBLE_PARTY_SEARCH("ResponsiblePartySearch", null, null),
  /** What patients are likely to look for. */
  PATIENT_SEARCH("PatientSearch", "patient", null);

  private static final Map<String, List<Part>> PARTS = new HashMap<>();

  static {
    Resources.table(SearchArea.class, "areas.tsv").stream()
        .skip(1)
        .forEach(
            cells ->
                PARTS.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(Part.of(cells)));
  }

  private final String areaName;
  private final String parameter;
  private final String title;

  SearchArea(String areaName, String parameter, String title) {
    this.areaName = areaName;
    this.parameter = parameter;
    this.title = title;
  }

  /** Its name in queries: {@code ConditionSearch}. */
  public String areaName() {
    return areaName;
  }

  /** The end of its {@code query.} parameter, {@code cond}; empty where it has none. */
  public Optional<String> parameter() {
    return Optional.ofNullable(parameter);
  }

  /** What the site calls it; empty where the site does not show it. */
  public Optional<String> title() {
    return Optional.ofNullable(title);
  }

  /** The fields it searches, with their weights, in the registry's order. */
  public List<Part> parts() {
    return Collections.unmodifiableList(PARTS.get(areaName));
  }

  /**
   * Fields that a search area searches with one weight.
   *
   * @param weight from 0 to 1; ranks hits, changes no membership
   * @param type how they are analysed: mostly a field type, also {@code nct} and {@code GeoName}
   */
  public record Part(List<String> pieces, double weight, String type, boolean synonyms) {

    /** Whether the values are those of an enum. */
    public boolean isEnum() {
      return EnumType.exists(type);
    }

    private static Part of(String[] cells) {
      return new Part(
          FieldRow.list(cells[4]),
          Double.parseDouble(cells[1]),
          cells[2],
          cells[3].equals("synonyms"));
    }
  }
}
