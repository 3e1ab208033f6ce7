package org.trialbook.registry;

/** How the registry writes one study. */
public enum StudyFormat {
  /** The study's JSON object. */
  JSON("json"),
  /** A header row and a row, as the site exports them. */
  CSV("csv"),
  /** A zip with the JSON in it. */
  ZIP("json.zip"),
  /** A FHIR R6 bundle with a ResearchStudy; a pilot of the registry's. */
  FHIR("fhir.json"),
  /** Tagged lines for reference managers. */
  RIS("ris");

  private final String text;

  StudyFormat(String text) {
    this.text = text;
  }

  /** As the API writes it. */
  @Override
  public String toString() {
    return text;
  }
}
