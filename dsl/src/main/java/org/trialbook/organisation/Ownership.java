package org.trialbook.organisation;

import java.time.LocalDate;

/**
 * Who owns an organisation, and since when.
 *
 * @param from the first day; null for always
 * @param to the first day that it no longer does; null for still
 * @param source where this is known from
 */
record Ownership(String organisation, String owner, LocalDate from, LocalDate to, String source) {

  boolean holdsOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
  }
}
