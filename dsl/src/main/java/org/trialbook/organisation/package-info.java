/**
 * Sponsors under one name: which spellings mean one organisation, and whose it was when.
 *
 * <p>Nothing is guessed. A name is known from a list in which every line has a source, or it stays
 * what it is.
 */
package org.trialbook.organisation;
