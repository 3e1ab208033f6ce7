package org.trialbook.flatten;

import static org.trialbook.field.Fields.*;

/** What the registry adds: MeSH terms, notes on unposted results and violations. */
interface DerivedRelations {

  /** Results on their way to posting. */
  Relation UNPOSTED_EVENTS =
      new NewRelation("UNPOSTED_EVENTS", "One row a step of results that wait for quality control.")
          .each(UNPOSTED_EVENT)
          .with(UNPOSTED_EVENT_TYPE, UNPOSTED_EVENT_DATE, UNPOSTED_EVENT_DATE_UNKNOWN)
          .around(UNPOSTED_RESPONSIBLE_PARTY);

  /** Notices of the FDA that the law on reporting was violated. */
  Relation VIOLATION_EVENTS =
      new NewRelation("VIOLATION_EVENTS", "One row a step of a violation notice.")
          .each(VIOLATION_EVENT)
          .with(VIOLATION_EVENT_TYPE, VIOLATION_EVENT_DESCRIPTION)
          .with(VIOLATION_EVENT_CREATION_DATE, VIOLATION_EVENT_ISSUED_DATE)
          .with(VIOLATION_EVENT_RELEASE_DATE, VIOLATION_EVENT_POSTED_DATE);

  /** Submissions of results that are not posted yet. */
  Relation SUBMISSIONS =
      new NewRelation("SUBMISSIONS", "One row a submission of results that are not posted yet.")
          .each(SUBMISSION_INFO)
          .with(SUBMISSION_RELEASE_DATE, SUBMISSION_UNRELEASE_DATE)
          .with(SUBMISSION_UNRELEASE_DATE_UNKNOWN, SUBMISSION_RESET_DATE)
          .with(SUBMISSION_MCP_RELEASE_N);

  /** Countries that are no longer among the sites. */
  Relation REMOVED_COUNTRIES =
      new NewRelation("REMOVED_COUNTRIES", "One row a country that had sites and has none now.")
          .each(REMOVED_COUNTRY)
          .with(REMOVED_COUNTRY);

  /** The MeSH terms that the registry assigns, and the broader ones above them. */
  Relation MESH_TERMS =
      new NewRelation(
              "MESH_TERMS", "One row a MeSH term of the conditions or interventions of a study.")
          .from(
              mesh("conditionBrowseModule.meshes", "CONDITION", "TERM"),
              mesh("conditionBrowseModule.ancestors", "CONDITION", "ANCESTOR"),
              mesh("interventionBrowseModule.meshes", "INTERVENTION", "TERM"),
              mesh("interventionBrowseModule.ancestors", "INTERVENTION", "ANCESTOR"))
          .with(
              Column.ordinal("meshOrdinal", ".", "Its 1-based position within the study."),
              Column.constant("meshOf", "What it stands for: CONDITION or INTERVENTION."),
              Column.constant("meshRole", "TERM if assigned, ANCESTOR if above an assigned one."),
              new Column("meshId", Reading.CATEGORY, ".id", "MeSH number, such as D003924."),
              new Column("meshTerm", Reading.CATEGORY, ".term", "MeSH term."));

  /** Leaves of the registry's browse trees, in copies from before autumn 2025. */
  Relation BROWSE_LEAVES =
      new NewRelation("BROWSE_LEAVES", "One row a leaf of the registry's former browse trees.")
          .from(
              browse("conditionBrowseModule.browseLeaves[]", "CONDITION"),
              browse("interventionBrowseModule.browseLeaves[]", "INTERVENTION"))
          .with(
              Column.ordinal("browseLeafOrdinal", ".", "Its 1-based position within the study."),
              Column.constant("browseOf", "What it stands for: CONDITION or INTERVENTION."),
              new Column("browseLeafId", Reading.CATEGORY, ".id", "Id of the leaf."),
              new Column("browseLeafName", Reading.CATEGORY, ".name", "Name of the leaf."),
              new Column(
                  "browseLeafAsFound",
                  Reading.REPEATED_TEXT,
                  ".asFound",
                  "The words of the record that led to it."),
              new Column("browseLeafRelevance", Reading.CATEGORY, ".relevance", "HIGH or LOW."));

  /** Branches of the registry's browse trees, in copies from before autumn 2025. */
  Relation BROWSE_BRANCHES =
      new NewRelation("BROWSE_BRANCHES", "One row a branch of the registry's former browse trees.")
          .from(
              browse("conditionBrowseModule.browseBranches[]", "CONDITION"),
              browse("interventionBrowseModule.browseBranches[]", "INTERVENTION"))
          .with(
              Column.ordinal("browseBranchOrdinal", ".", "Its 1-based position within the study."),
              Column.constant("browseOf", "What it stands for: CONDITION or INTERVENTION."),
              new Column("browseBranchAbbrev", Reading.CATEGORY, ".abbrev", "Its short name."),
              new Column("browseBranchName", Reading.CATEGORY, ".name", "Its name."));

  private static Source mesh(String list, String of, String role) {
    return Source.at("derivedSection." + list + "[]").with("meshOf", of).with("meshRole", role);
  }

  private static Source browse(String list, String of) {
    return Source.at("derivedSection." + list).with("browseOf", of);
  }
}
