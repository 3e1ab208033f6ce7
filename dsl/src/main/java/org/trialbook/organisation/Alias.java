package org.trialbook.organisation;

/**
 * A name and whose it is.
 *
 * @param organisation empty where the name alone does not tell
 * @param source where this is known from
 */
record Alias(String name, String organisation, String source) {

  boolean isAmbiguous() {
    return organisation.isEmpty();
  }
}
