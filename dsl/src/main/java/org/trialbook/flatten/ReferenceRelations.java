package org.trialbook.flatten;

import static org.trialbook.field.Fields.*;

/** What a study points to: publications, links, shared data, uploaded documents. */
interface ReferenceRelations {

  /** Publications. */
  Relation REFERENCES =
      new NewRelation("REFERENCES", "One row a publication that a study names or is named in.")
          .each(REFERENCE)
          .with(REFERENCE_PMID, REFERENCE_TYPE, REFERENCE_CITATION);

  /** Retraction notices of those publications. */
  Relation RETRACTIONS =
      new NewRelation("RETRACTIONS", "One row a retraction notice of a publication.")
          .each(RETRACTION)
          .with(REFERENCE_PMID, RETRACTION_PMID, RETRACTION_SOURCE);

  /** Links that the sponsor adds. */
  Relation SEE_ALSO_LINKS =
      new NewRelation("SEE_ALSO_LINKS", "One row a link that the sponsor of a study adds.")
          .each(SEE_ALSO_LINK)
          .with(SEE_ALSO_LINK_LABEL, SEE_ALSO_LINK_URL);

  /** Data of single participants and documents that are shared elsewhere. */
  Relation AVAIL_IPDS =
      new NewRelation("AVAIL_IPDS", "One row a data set or document that a study shares elsewhere.")
          .each(AVAIL_IPD)
          .with(AVAIL_IPD_ID, AVAIL_IPD_TYPE, AVAIL_IPD_URL, AVAIL_IPD_COMMENT);

  /** Protocols, analysis plans and consent forms at the registry. */
  Relation DOCUMENTS =
      new NewRelation("DOCUMENTS", "One row a document that was uploaded to the registry.")
          .each(LARGE_DOC)
          .with(LARGE_DOC_TYPE_ABBREV, LARGE_DOC_LABEL)
          .with(LARGE_DOC_HAS_PROTOCOL, LARGE_DOC_HAS_SAP, LARGE_DOC_HAS_ICF)
          .with(LARGE_DOC_DATE, LARGE_DOC_UPLOAD_DATE)
          .with(LARGE_DOC_FILENAME, LARGE_DOC_SIZE);
}
