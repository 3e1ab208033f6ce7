package org.trialbook.flatten;

import static org.trialbook.field.Fields.*;

/** Who and where: officials, contacts, sites. */
interface LocationRelations {

  /** The investigators and directors of the whole study. */
  Relation OVERALL_OFFICIALS =
      new NewRelation("OVERALL_OFFICIALS", "One row an official responsible for a whole study.")
          .each(OVERALL_OFFICIAL)
          .with(OVERALL_OFFICIAL_NAME, OVERALL_OFFICIAL_AFFILIATION, OVERALL_OFFICIAL_ROLE);

  /** Whom to ask about the whole study. */
  Relation CENTRAL_CONTACTS =
      new NewRelation("CENTRAL_CONTACTS", "One row a contact for a whole study.")
          .each(CENTRAL_CONTACT)
          .with(CENTRAL_CONTACT_NAME, CENTRAL_CONTACT_ROLE)
          .with(CENTRAL_CONTACT_PHONE, CENTRAL_CONTACT_PHONE_EXT, CENTRAL_CONTACT_EMAIL);

  /** The sites. */
  Relation LOCATIONS =
      new NewRelation("LOCATIONS", "One row a site of a study.")
          .each(LOCATION)
          .with(LOCATION_FACILITY, LOCATION_STATUS)
          .with(LOCATION_CITY, LOCATION_STATE, LOCATION_ZIP, LOCATION_COUNTRY)
          .with(LOCATION_GEO_POINT);

  /** The people of each site, investigators among them; joins LOCATIONS by its ordinal. */
  Relation LOCATION_CONTACTS =
      new NewRelation("LOCATION_CONTACTS", "One row a contact or investigator of a site.")
          .each(LOCATION_CONTACT)
          .with(LOCATION_CONTACT_NAME, LOCATION_CONTACT_ROLE)
          .with(LOCATION_CONTACT_PHONE, LOCATION_CONTACT_PHONE_EXT, LOCATION_CONTACT_EMAIL);
}
